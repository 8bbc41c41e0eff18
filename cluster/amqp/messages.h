// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The messages as AMQP carries them. The page "Many machines" describes them to those who write
/// them in other languages.

#pragma once

#include "amqp/link.h"
#include "transport.h"

#include <list>
#include <vector>

namespace parallel::cluster {

/// Properties of a message that is made, with the memory that they point to.
class Properties
{
public:
    Properties() = default;
    Properties(const Properties &) = delete;
    Properties &operator=(const Properties &) = delete;

    void setDurable();
    void setId(const QByteArray &id);
    void setAnswered(const QByteArray &id);
    void setType(const QByteArray &type);
    void setProgram(const QByteArray &program);
    void setReplyTo(const QByteArray &queue);
    // Headers. What is empty, zero or false is left out.
    void add(const char *name, const QByteArray &text);
    void add(const char *name, qint64 number);

    const amqp_basic_properties_t *get();

private:
    void set(amqp_bytes_t &field, amqp_flags_t flag, amqp_bytes_t value);
    amqp_bytes_t keep(const QByteArray &bytes);

    amqp_basic_properties_t m_it{};
    std::list<QByteArray> m_kept; // a list: what is in it stays where it is
    std::vector<amqp_table_entry_t> m_headers;
};

/// Properties of one that was read. What is missing is empty or 0.
class ReadProperties
{
public:
    explicit ReadProperties(const amqp_basic_properties_t &it) noexcept : m_it(it) {}

    QByteArray id() const { return of(AMQP_BASIC_MESSAGE_ID_FLAG, m_it.message_id); }
    QByteArray answered() const { return of(AMQP_BASIC_CORRELATION_ID_FLAG, m_it.correlation_id); }
    QByteArray type() const { return of(AMQP_BASIC_TYPE_FLAG, m_it.type); }
    QByteArray replyTo() const { return of(AMQP_BASIC_REPLY_TO_FLAG, m_it.reply_to); }
    QByteArray text(const char *name) const;
    qint64 number(const char *name) const;

private:
    QByteArray of(amqp_flags_t flag, amqp_bytes_t bytes) const
    {
        return m_it._flags & flag ? fromBytes(bytes) : QByteArray();
    }
    const amqp_field_value_t *find(const char *name) const noexcept;

    const amqp_basic_properties_t &m_it;
};

void write(Properties &properties, const CallMessage &call);
void write(Properties &properties, const Answer &answer);
void write(Properties &properties, const Word &word);

/// A call that cannot be read says so in its damage.
Delivery readCall(const ReadProperties &properties, QByteArray body);
/// False: it is none.
bool read(const ReadProperties &properties, QByteArray body, Answer &answer);
bool read(const ReadProperties &properties, Word &word);

} // namespace parallel::cluster

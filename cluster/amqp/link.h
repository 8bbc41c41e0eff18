// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/config.h"

#if __has_include(<rabbitmq-c/amqp.h>) // since 0.12
#  include <rabbitmq-c/amqp.h>
#else
#  include <amqp.h>
#endif

#include <stdexcept>
#include <string>

namespace parallel::cluster {

/// The connection is not there, or is there no more.
class LinkLost : public std::runtime_error
{
public:
    explicit LinkLost(const std::string &why) : std::runtime_error(why) {}
};

inline amqp_bytes_t toBytes(const QByteArray &bytes) noexcept
{
    return {std::size_t(bytes.size()), const_cast<char *>(bytes.constData())};
}
inline QByteArray fromBytes(amqp_bytes_t bytes)
{
    return QByteArray(static_cast<const char *>(bytes.bytes), qsizetype(bytes.len));
}

/// One connection to a broker, for one thread. Each function throws LinkLost where the connection
/// has ended.
class Link
{
public:
    /// Channels: what is sent and taken; and questions, whose answer may close a channel.
    static constexpr amqp_channel_t work = 1;
    static constexpr amqp_channel_t questions = 2;

    /// Connects and logs in; \a name is for the broker's operators.
    Link(const Config &config, const QByteArray &name);
    ~Link();
    Link(const Link &) = delete;
    Link &operator=(const Link &) = delete;

    amqp_connection_state_t state() const noexcept { return m_state; }
    int socket() const noexcept;

    /// The next frame that is there. False: there is none for now.
    bool next(amqp_frame_t &frame);
    /// The content that follows a frame that announces one.
    struct Message
    {
        Message() = default;
        ~Message() { amqp_destroy_message(&it); }
        Message(const Message &) = delete;
        Message &operator=(const Message &) = delete;
        amqp_message_t it{};
    };
    void read(amqp_channel_t channel, Message &message);
    /// Memory for what came before goes back.
    void forget(amqp_channel_t channel) { amqp_maybe_release_buffers_on_channel(m_state, channel); }

    /// Of what returns a status.
    void check(int status) const;
    /// Of what has asked the broker for something.
    void checkReply() const;
    /// Is there a queue with this name?
    bool hasQueue(const QByteArray &name);

private:
    void open(const Config &config);
    void login(const Config &config, const QByteArray &name);

    amqp_connection_state_t m_state;
};

/// What the broker says in a frame that closes a connection or a channel.
std::string reasonIn(const amqp_method_t &method);

} // namespace parallel::cluster

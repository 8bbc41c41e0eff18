// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "amqp/messages.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace parallel::cluster {

namespace {

constexpr qint64 version = 1;
constexpr qint64 longestRun = 1'000'000'000'000'000; // microseconds: 31 years

constexpr std::array answerKinds{"result", "failure", "lost", "began", "progress"};
constexpr std::array wordKinds{"cancel", "who", "worker", "queue-lost"};

template<std::size_t n>
int indexOf(const std::array<const char *, n> &names, const QByteArray &name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : int(found - names.begin());
}

/// HOST:PID:WORKER
QByteArray workerText(const Answer &answer)
{
    return answer.host + ':' + QByteArray::number(answer.pid) + ':' + QByteArray::number(answer.worker);
}

void readWorker(const QByteArray &text, Answer &answer)
{
    const QByteArrayList parts = text.split(':');
    if (parts.size() != 3)
        return;
    answer.host = parts[0];
    answer.pid = std::max(parts[1].toLongLong(), 0LL);
    answer.worker = std::clamp(parts[2].toInt(), 0, 65'536);
}

} // namespace

// --- to write ---

amqp_bytes_t Properties::keep(const QByteArray &bytes)
{
    m_kept.push_back(bytes);
    return toBytes(m_kept.back());
}

void Properties::setDurable()
{
    m_it.delivery_mode = AMQP_DELIVERY_PERSISTENT;
    m_it._flags |= AMQP_BASIC_DELIVERY_MODE_FLAG;
}

void Properties::set(amqp_bytes_t &field, amqp_flags_t flag, amqp_bytes_t value)
{
    field = value;
    m_it._flags |= flag;
}

void Properties::setId(const QByteArray &id)
{
    set(m_it.message_id, AMQP_BASIC_MESSAGE_ID_FLAG, keep(id));
}

void Properties::setAnswered(const QByteArray &id)
{
    set(m_it.correlation_id, AMQP_BASIC_CORRELATION_ID_FLAG, keep(id));
}

void Properties::setType(const QByteArray &type)
{
    set(m_it.type, AMQP_BASIC_TYPE_FLAG, keep(type));
}

void Properties::setProgram(const QByteArray &program)
{
    set(m_it.app_id, AMQP_BASIC_APP_ID_FLAG, keep(program));
}

void Properties::setReplyTo(const QByteArray &queue)
{
    set(m_it.reply_to, AMQP_BASIC_REPLY_TO_FLAG, keep(queue));
}

void Properties::add(const char *name, const QByteArray &text)
{
    if (text.isEmpty())
        return;
    amqp_table_entry_t entry{};
    entry.key = amqp_cstring_bytes(name);
    entry.value.kind = AMQP_FIELD_KIND_UTF8;
    entry.value.value.bytes = keep(text);
    m_headers.push_back(entry);
}

void Properties::add(const char *name, qint64 number)
{
    if (number == 0)
        return;
    amqp_table_entry_t entry{};
    entry.key = amqp_cstring_bytes(name);
    entry.value.kind = AMQP_FIELD_KIND_I64;
    entry.value.value.i64 = number;
    m_headers.push_back(entry);
}

const amqp_basic_properties_t *Properties::get()
{
    if (!m_headers.empty()) {
        m_it.headers = {int(m_headers.size()), m_headers.data()};
        m_it._flags |= AMQP_BASIC_HEADERS_FLAG;
    }
    return &m_it;
}

/// Each header costs the broker time, so there is none for what is usual.
void write(Properties &properties, const CallMessage &call)
{
    properties.setDurable();
    properties.setId(call.id);
    properties.setType(call.task);
    properties.setReplyTo(call.replyTo);
    properties.add("parallel-version", version);
    properties.add("parallel-key", call.key);
    properties.add("parallel-caller", call.caller);
    properties.add("parallel-timeout", call.timeout);
    properties.add("parallel-attempt", qint64(call.attempt > 1 ? call.attempt : 0));
    properties.add("parallel-repeatable", qint64(call.isRepeatable));
    properties.add("parallel-sealed", qint64(call.isSealed));
}

void write(Properties &properties, const Answer &answer)
{
    if (answer.kind != Answer::Began && answer.kind != Answer::Progress)
        properties.setDurable();
    properties.setAnswered(answer.id);
    properties.setType(answerKinds[std::size_t(answer.kind)]);
    properties.add("parallel-worker", workerText(answer));
    properties.add("parallel-microseconds", answer.microseconds);
    properties.add("parallel-exception", answer.type);
    properties.add("parallel-text", answer.text);
    properties.add("parallel-done", answer.done);
    properties.add("parallel-total", answer.total);
    properties.add("parallel-sealed", qint64(answer.isSealed));
}

void write(Properties &properties, const Word &word)
{
    properties.setType(wordKinds[std::size_t(word.kind)]);
    properties.add("parallel-id", word.id);
    properties.add("parallel-build", word.build);
    properties.add("parallel-missed", qint64(word.hasMissed));
}

// --- to read ---

const amqp_field_value_t *ReadProperties::find(const char *name) const noexcept
{
    if (!(m_it._flags & AMQP_BASIC_HEADERS_FLAG))
        return nullptr;
    const std::size_t size = std::strlen(name);
    for (int i = 0; i < m_it.headers.num_entries; ++i) {
        const amqp_table_entry_t &entry = m_it.headers.entries[i];
        if (entry.key.len == size && std::memcmp(entry.key.bytes, name, size) == 0)
            return &entry.value;
    }
    return nullptr;
}

QByteArray ReadProperties::text(const char *name) const
{
    const amqp_field_value_t *const value = find(name);
    const bool isText =
        value && (value->kind == AMQP_FIELD_KIND_UTF8 || value->kind == AMQP_FIELD_KIND_BYTES);
    return isText ? fromBytes(value->value.bytes) : QByteArray();
}

qint64 ReadProperties::number(const char *name) const
{
    const amqp_field_value_t *const value = find(name);
    if (!value)
        return 0;
    switch (value->kind) {
    case AMQP_FIELD_KIND_BOOLEAN:
        return value->value.boolean ? 1 : 0;
    case AMQP_FIELD_KIND_I8:
        return value->value.i8;
    case AMQP_FIELD_KIND_U8:
        return value->value.u8;
    case AMQP_FIELD_KIND_I16:
        return value->value.i16;
    case AMQP_FIELD_KIND_U16:
        return value->value.u16;
    case AMQP_FIELD_KIND_I32:
        return value->value.i32;
    case AMQP_FIELD_KIND_U32:
        return value->value.u32;
    case AMQP_FIELD_KIND_I64:
        return value->value.i64;
    case AMQP_FIELD_KIND_U64:
        return qint64(value->value.u64);
    default:
        return 0;
    }
}

Delivery readCall(const ReadProperties &properties, QByteArray body)
{
    Delivery delivery;
    CallMessage &call = delivery.call;
    call.id = properties.id();
    call.task = properties.type();
    call.replyTo = properties.replyTo();
    call.key = properties.text("parallel-key");
    call.caller = properties.text("parallel-caller");
    call.timeout = properties.number("parallel-timeout");
    call.attempt = int(std::clamp<qint64>(properties.number("parallel-attempt"), 1, 65'535));
    call.isRepeatable = properties.number("parallel-repeatable") != 0;
    call.isSealed = properties.number("parallel-sealed") != 0;
    call.arguments = std::move(body);
    const qint64 found = properties.number("parallel-version");
    if (found != version)
        delivery.damage = "its parallel-version is " + QByteArray::number(found) + ", and this worker reads "
                          + QByteArray::number(version);
    else if (call.id.isEmpty())
        delivery.damage = "it has no message_id";
    else if (call.task.isEmpty())
        delivery.damage = "it has no type, which is the task's name";
    else if (call.replyTo.isEmpty())
        delivery.damage = "it has no reply_to";
    else if (call.timeout < 0)
        delivery.damage = "its parallel-timeout is negative";
    return delivery;
}

bool read(const ReadProperties &properties, QByteArray body, Answer &answer)
{
    const int kind = indexOf(answerKinds, properties.type());
    if (kind < 0)
        return false;
    answer.kind = Answer::Kind(kind);
    answer.id = properties.answered();
    readWorker(properties.text("parallel-worker"), answer);
    answer.microseconds = std::clamp<qint64>(properties.number("parallel-microseconds"), 0, longestRun);
    answer.type = properties.text("parallel-exception");
    answer.text = properties.text("parallel-text");
    answer.done = properties.number("parallel-done");
    answer.total = properties.number("parallel-total");
    answer.isSealed = properties.number("parallel-sealed") != 0;
    answer.body = std::move(body);
    return true;
}

bool read(const ReadProperties &properties, Word &word)
{
    const int kind = indexOf(wordKinds, properties.type());
    if (kind < 0)
        return false;
    word.kind = Word::Kind(kind);
    word.id = properties.text("parallel-id");
    word.build = properties.text("parallel-build");
    word.hasMissed = properties.number("parallel-missed") != 0;
    return true;
}

} // namespace parallel::cluster

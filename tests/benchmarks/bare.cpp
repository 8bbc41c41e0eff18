// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "bare.h"

#if __has_include(<rabbitmq-c/amqp.h>)
#  include <rabbitmq-c/amqp.h>
#  include <rabbitmq-c/tcp_socket.h>
#else
#  include <amqp.h>
#  include <amqp_tcp_socket.h>
#endif

#include <cstdio>
#include <cstdlib>
#include <deque>
#include <map>
#include <set>

#include <sys/time.h>

namespace bare {

namespace {

constexpr char calls[] = "bare.calls";
constexpr char answers[] = "bare.answers";

void check(bool isGood, const char *what)
{
    if (!isGood) {
        std::fprintf(stderr, "bare: %s\n", what);
        std::exit(1);
    }
}

void checkReply(amqp_connection_state_t connection, const char *what)
{
    check(amqp_get_rpc_reply(connection).reply_type == AMQP_RESPONSE_NORMAL, what);
}

amqp_connection_state_t connect(int port)
{
    amqp_connection_state_t connection = amqp_new_connection();
    amqp_socket_t *socket = amqp_tcp_socket_new(connection);
    check(amqp_socket_open(socket, "127.0.0.1", port) == 0, "connect");
    amqp_login(connection, "/", 0, 131072, 0, AMQP_SASL_METHOD_PLAIN, "guest", "guest");
    amqp_channel_open(connection, 1);
    amqp_table_entry_t quorum{};
    quorum.key = amqp_cstring_bytes("x-queue-type");
    quorum.value.kind = AMQP_FIELD_KIND_UTF8;
    quorum.value.value.bytes = amqp_cstring_bytes("quorum");
    amqp_queue_declare(connection, 1, amqp_cstring_bytes(calls), 0, 1, 0, 0, {1, &quorum});
    amqp_queue_declare(connection, 1, amqp_cstring_bytes(answers), 0, 1, 0, 0, amqp_empty_table);
    amqp_confirm_select(connection, 1);
    checkReply(connection, "declare");
    return connection;
}

void publish(amqp_connection_state_t connection, const char *queue)
{
    amqp_basic_properties_t properties{};
    properties._flags = AMQP_BASIC_DELIVERY_MODE_FLAG;
    properties.delivery_mode = 2;
    check(amqp_basic_publish(connection, 1, amqp_empty_bytes, amqp_cstring_bytes(queue), 1, 0, &properties,
                             amqp_cstring_bytes("body"))
              == 0,
          "publish");
}

using Clock = std::chrono::steady_clock;

/// Waits for a frame of a method, and reads the message behind a delivery. False where none comes by \a until.
bool next(amqp_connection_state_t connection, amqp_method_t &method, Clock::time_point until)
{
    amqp_frame_t frame;
    do {
        amqp_maybe_release_buffers(connection);
        const auto rest = std::chrono::duration_cast<std::chrono::microseconds>(until - Clock::now()).count();
        timeval wait{0, rest > 0 ? suseconds_t(rest) : 0};
        const bool isTimed = until != Clock::time_point::max();
        const int status = amqp_simple_wait_frame_noblock(connection, &frame, isTimed ? &wait : nullptr);
        if (status == AMQP_STATUS_TIMEOUT)
            return false;
        check(status == AMQP_STATUS_OK, "wait");
    } while (frame.frame_type != AMQP_FRAME_METHOD);
    if (frame.payload.method.id == AMQP_BASIC_DELIVER_METHOD) {
        amqp_message_t message;
        amqp_read_message(connection, 1, &message, 0);
        amqp_destroy_message(&message);
    }
    method = frame.payload.method;
    return true;
}

} // namespace

void serve(int port, int prefetch, std::chrono::milliseconds duration)
{
    struct Call
    {
        Clock::time_point end;
        uint64_t delivery;
    };
    amqp_connection_state_t connection = connect(port);
    amqp_basic_qos(connection, 1, 0, uint16_t(prefetch), 0);
    amqp_basic_consume(connection, 1, amqp_cstring_bytes(calls), amqp_empty_bytes, 0, 0, 0, amqp_empty_table);
    std::deque<Call> running; // in the order of their ends
    std::map<uint64_t, uint64_t> unconfirmed; // numbers of answers: of deliveries
    uint64_t number = 0;
    for (;;) {
        for (; !running.empty() && running.front().end <= Clock::now(); running.pop_front()) {
            unconfirmed[++number] = running.front().delivery;
            publish(connection, answers);
        }
        amqp_method_t method;
        if (!next(connection, method, running.empty() ? Clock::time_point::max() : running.front().end))
            continue;
        if (method.id == AMQP_BASIC_DELIVER_METHOD) {
            running.push_back(
                {Clock::now() + duration, static_cast<amqp_basic_deliver_t *>(method.decoded)->delivery_tag});
        } else if (method.id == AMQP_BASIC_ACK_METHOD) {
            const auto &ack = *static_cast<amqp_basic_ack_t *>(method.decoded);
            auto at = ack.multiple ? unconfirmed.begin() : unconfirmed.find(ack.delivery_tag);
            const auto end = unconfirmed.upper_bound(ack.delivery_tag);
            for (; at != end; at = unconfirmed.erase(at))
                amqp_basic_ack(connection, 1, at->second, 0);
        }
    }
}

Submitter::Submitter(int port) : m_connection(connect(port))
{
    amqp_basic_consume(static_cast<amqp_connection_state_t>(m_connection), 1, amqp_cstring_bytes(answers),
                       amqp_empty_bytes, 0, 0, 0, amqp_empty_table);
}

Submitter::~Submitter()
{
    amqp_destroy_connection(static_cast<amqp_connection_state_t>(m_connection));
}

void Submitter::call(int count)
{
    constexpr std::size_t window = 512;
    auto *const connection = static_cast<amqp_connection_state_t>(m_connection);
    int sent = 0;
    std::set<uint64_t> unconfirmed;
    for (int answered = 0; answered < count || !unconfirmed.empty();) {
        for (; sent < count && unconfirmed.size() < window; ++sent) {
            publish(connection, calls);
            unconfirmed.insert(++m_sent);
        }
        amqp_method_t method;
        next(connection, method, Clock::time_point::max());
        if (method.id == AMQP_BASIC_DELIVER_METHOD) {
            ++answered;
            amqp_basic_ack(connection, 1, static_cast<amqp_basic_deliver_t *>(method.decoded)->delivery_tag,
                           0);
        } else if (method.id == AMQP_BASIC_ACK_METHOD) {
            const auto &ack = *static_cast<amqp_basic_ack_t *>(method.decoded);
            unconfirmed.erase(ack.multiple ? unconfirmed.begin() : unconfirmed.lower_bound(ack.delivery_tag),
                              unconfirmed.upper_bound(ack.delivery_tag));
        }
    }
}

} // namespace bare

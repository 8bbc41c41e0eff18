// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "amqp/link.h"

#if __has_include(<rabbitmq-c/ssl_socket.h>)
#  include <rabbitmq-c/ssl_socket.h>
#  include <rabbitmq-c/tcp_socket.h>
#else
#  include <amqp_ssl_socket.h>
#  include <amqp_tcp_socket.h>
#endif

#include <QtCore/qfileinfo.h>

#include <array>
#include <new>

namespace parallel::cluster {

namespace {

constexpr timeval openTimeout{10, 0};
constexpr int frameSize = 131'072;

std::string textOf(amqp_bytes_t bytes)
{
    return std::string(static_cast<const char *>(bytes.bytes), bytes.len);
}

/// Where the system's trusted certificates are, as OpenSSL does not look by itself.
QByteArray systemCertificates()
{
    for (const char *const file : {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
                                   "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"}) {
        if (QFileInfo::exists(QString::fromLatin1(file)))
            return file;
    }
    return {};
}

amqp_table_entry_t textEntry(const char *key, const QByteArray &value)
{
    amqp_table_entry_t entry{};
    entry.key = amqp_cstring_bytes(key);
    entry.value.kind = AMQP_FIELD_KIND_UTF8;
    entry.value.value.bytes = toBytes(value);
    return entry;
}

amqp_table_entry_t trueEntry(const char *key)
{
    amqp_table_entry_t entry{};
    entry.key = amqp_cstring_bytes(key);
    entry.value.kind = AMQP_FIELD_KIND_BOOLEAN;
    entry.value.value.boolean = 1;
    return entry;
}

} // namespace

std::string reasonIn(const amqp_method_t &method)
{
    if (method.id == AMQP_CONNECTION_CLOSE_METHOD)
        return textOf(static_cast<amqp_connection_close_t *>(method.decoded)->reply_text);
    if (method.id == AMQP_CHANNEL_CLOSE_METHOD)
        return textOf(static_cast<amqp_channel_close_t *>(method.decoded)->reply_text);
    return "the broker has closed it";
}

Link::Link(const Config &config, const QByteArray &name) : m_state(amqp_new_connection())
{
    if (!m_state)
        throw std::bad_alloc();
    try {
        open(config);
        login(config, name);
        for (const amqp_channel_t channel : {work, questions}) {
            amqp_channel_open(m_state, channel);
            checkReply();
        }
    } catch (...) {
        amqp_destroy_connection(m_state);
        throw;
    }
}

Link::~Link()
{
    amqp_destroy_connection(m_state);
}

void Link::open(const Config &config)
{
    amqp_socket_t *const socket = config.isTls ? amqp_ssl_socket_new(m_state) : amqp_tcp_socket_new(m_state);
    if (!socket)
        throw std::bad_alloc();
    if (config.isTls) {
        amqp_ssl_socket_set_verify_peer(socket, 1);
        amqp_ssl_socket_set_verify_hostname(socket, 1);
        check(amqp_ssl_socket_set_ssl_versions(socket, AMQP_TLSv1_2, AMQP_TLSvLATEST));
        const QByteArray ca = config.ca.isEmpty() ? systemCertificates() : config.ca;
        if (!ca.isEmpty())
            check(amqp_ssl_socket_set_cacert(socket, ca.constData()));
        if (!config.cert.isEmpty())
            check(amqp_ssl_socket_set_key(socket, config.cert.constData(), config.key.constData()));
    }
    timeval timeout = openTimeout;
    check(amqp_socket_open_noblock(socket, config.host.constData(), config.port, &timeout));
    amqp_set_handshake_timeout(m_state, &timeout);
    amqp_set_rpc_timeout(m_state, &timeout);
}

void Link::login(const Config &config, const QByteArray &name)
{
    // Tell us when you take no messages, and when a queue that we consume is gone.
    std::array wanted{trueEntry("connection.blocked"), trueEntry("consumer_cancel_notify")};
    amqp_table_entry_t capabilities{};
    capabilities.key = amqp_cstring_bytes("capabilities");
    capabilities.value.kind = AMQP_FIELD_KIND_TABLE;
    capabilities.value.value.table = {int(wanted.size()), wanted.data()};
    std::array entries{textEntry("connection_name", name), capabilities};
    const amqp_table_t properties{int(entries.size()), entries.data()};
    const amqp_rpc_reply_t reply = amqp_login_with_properties(
        m_state, config.vhost.constData(), 0, frameSize, config.heartbeat, &properties,
        AMQP_SASL_METHOD_PLAIN, config.user.constData(), config.password.constData());
    if (reply.reply_type == AMQP_RESPONSE_NORMAL)
        return;
    if (reply.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION)
        throw LinkLost(reasonIn(reply.reply));
    throw LinkLost(amqp_error_string2(reply.library_error));
}

int Link::socket() const noexcept
{
    return amqp_get_sockfd(m_state);
}

bool Link::next(amqp_frame_t &frame)
{
    timeval now{0, 0};
    const int status = amqp_simple_wait_frame_noblock(m_state, &frame, &now);
    if (status == AMQP_STATUS_TIMEOUT)
        return false;
    check(status);
    return true;
}

void Link::read(amqp_channel_t channel, Message &message)
{
    const amqp_rpc_reply_t reply = amqp_read_message(m_state, channel, &message.it, 0);
    if (reply.reply_type == AMQP_RESPONSE_NORMAL)
        return;
    message.it = {}; // what was there of it has been freed
    throw LinkLost("the connection broke in the middle of a message");
}

void Link::check(int status) const
{
    if (status != AMQP_STATUS_OK)
        throw LinkLost(amqp_error_string2(status));
}

void Link::checkReply() const
{
    const amqp_rpc_reply_t reply = amqp_get_rpc_reply(m_state);
    if (reply.reply_type == AMQP_RESPONSE_SERVER_EXCEPTION)
        throw LinkLost(reasonIn(reply.reply));
    if (reply.reply_type != AMQP_RESPONSE_NORMAL)
        throw LinkLost(amqp_error_string2(reply.library_error));
}

/// One that belongs to another connection alone is there too, and locked. Either answer closes the
/// channel.
bool Link::hasQueue(const QByteArray &name)
{
    forget(questions); // answers to earlier ones
    if (amqp_queue_declare(m_state, questions, toBytes(name), 1, 0, 0, 0, amqp_empty_table))
        return true;
    const amqp_rpc_reply_t reply = amqp_get_rpc_reply(m_state);
    if (reply.reply_type != AMQP_RESPONSE_SERVER_EXCEPTION || reply.reply.id != AMQP_CHANNEL_CLOSE_METHOD)
        checkReply();
    const int code = static_cast<amqp_channel_close_t *>(reply.reply.decoded)->reply_code;
    amqp_channel_close_ok_t closed{};
    check(amqp_send_method(m_state, questions, AMQP_CHANNEL_CLOSE_OK_METHOD, &closed));
    amqp_channel_open(m_state, questions);
    checkReply();
    return code != AMQP_NOT_FOUND;
}

} // namespace parallel::cluster

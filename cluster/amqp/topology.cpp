// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "amqp/topology.h"

#include "amqp/names.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace parallel::cluster {

namespace {

using namespace std::chrono;

/// A call that so many workers were given in vain, and one more, is lost.
constexpr qint64 deliveryLimit = 3;
constexpr milliseconds unusedQueue = hours(24 * 7);
constexpr milliseconds keptAside = hours(24 * 7);
constexpr qint64 mostAside = 10'000;
/// RabbitMQ 3.12 and later let a queue say so; before, its operator does.
constexpr milliseconds longestCall = hours(24 * 7);
constexpr int answersAtOnce = 1000;

class Arguments
{
public:
    Arguments &add(const char *name, const char *text)
    {
        amqp_table_entry_t &entry = append(name);
        entry.value.kind = AMQP_FIELD_KIND_UTF8;
        entry.value.value.bytes = amqp_cstring_bytes(text);
        return *this;
    }
    Arguments &add(const char *name, qint64 number)
    {
        amqp_table_entry_t &entry = append(name);
        entry.value.kind = AMQP_FIELD_KIND_I64;
        entry.value.value.i64 = number;
        return *this;
    }
    Arguments &add(const char *name, milliseconds time) { return add(name, qint64(time.count())); }
    amqp_table_t get() { return {int(m_entries.size()), m_entries.data()}; }

private:
    amqp_table_entry_t &append(const char *name)
    {
        amqp_table_entry_t &entry = m_entries.emplace_back();
        entry.key = amqp_cstring_bytes(name);
        return entry;
    }
    std::vector<amqp_table_entry_t> m_entries;
};

void declareExchange(Link &link, const char *name, const char *type)
{
    amqp_exchange_declare(link.state(), Link::work, amqp_cstring_bytes(name), amqp_cstring_bytes(type), 0, 1,
                          0, 0, amqp_empty_table);
    link.checkReply();
}

void declareQueue(Link &link, const QByteArray &name, bool isOwn, Arguments arguments)
{
    amqp_queue_declare(link.state(), Link::work, toBytes(name), 0, !isOwn, isOwn, isOwn, arguments.get());
    link.checkReply();
}

void bind(Link &link, const QByteArray &queue, const char *exchange, const QByteArray &key)
{
    amqp_queue_bind(link.state(), Link::work, toBytes(queue), amqp_cstring_bytes(exchange), toBytes(key),
                    amqp_empty_table);
    link.checkReply();
}

QByteArray ownQueue(const Peer &peer)
{
    return peer.isWorker ? "parallel.worker." + peer.id : names::answerQueue(peer.id);
}

void consume(Link &link, const QByteArray &queue, const QByteArray &tag, bool withoutAcks)
{
    amqp_basic_consume(link.state(), Link::work, toBytes(queue), toBytes(tag), 0, withoutAcks, 0,
                       amqp_empty_table);
    link.checkReply();
}

void setPrefetch(Link &link, int count)
{
    amqp_basic_qos(link.state(), Link::work, 0, std::uint16_t(std::min(count, 65'535)), 0);
    link.checkReply();
}

} // namespace

void declareTopology(Link &link, const Config &config, const Peer &peer)
{
    declareExchange(link, names::calls, "topic");
    declareExchange(link, names::lost, "topic");
    declareExchange(link, names::control, "fanout");

    declareQueue(link, names::aside, false,
                 Arguments().add("x-message-ttl", keptAside).add("x-max-length", mostAside));
    bind(link, names::aside, names::lost, "#");

    const QByteArray calls = names::callQueue(peer.program, peer.build);
    declareQueue(link, calls, false,
                 Arguments()
                     .add("x-queue-type", "quorum")
                     .add("x-delivery-limit", deliveryLimit)
                     .add("x-dead-letter-exchange", names::lost)
                     .add("x-consumer-timeout", longestCall)
                     .add("x-expires", unusedQueue));
    bind(link, calls, names::calls, names::callKey(peer.program, peer.build, "*"));

    const QByteArray own = ownQueue(peer);
    if (peer.isWorker) {
        declareQueue(link, own, true, {});
    } else {
        declareQueue(link, own, false, Arguments().add("x-expires", milliseconds(config.grace)));
        bind(link, own, names::lost, "#." + peer.id); // a build may have dots in it
    }
    bind(link, own, names::control, {});

    amqp_confirm_select(link.state(), Link::work);
    link.checkReply();
}

void consumeOwn(Link &link, const Peer &peer)
{
    if (!peer.isWorker)
        setPrefetch(link, answersAtOnce);
    consume(link, ownQueue(peer), peer.isWorker ? wordsConsumer : answersConsumer, peer.isWorker);
}

void consumeCalls(Link &link, const Peer &peer, int atOnce, const QByteArray &consumer)
{
    const QByteArray queue = names::callQueue(peer.program, peer.build);
    setPrefetch(link, atOnce);
    try {
        consume(link, queue, consumer, false);
    } catch (const LinkLost &) {
        if (amqp_get_rpc_reply(link.state()).library_error != AMQP_STATUS_TIMEOUT)
            throw;
        throw LinkLost(
            "it does not answer for the queue " + queue.toStdString()
            + "; some members of it may be down. If it stays so, 'rabbitmqctl delete_queue' helps; "
              "the calls in it are then lost");
    }
}

void stopCalls(Link &link, const QByteArray &consumer)
{
    amqp_basic_cancel(link.state(), Link::work, toBytes(consumer));
    link.checkReply();
}

void removeOwn(Link &link, const Peer &peer)
{
    amqp_queue_delete(link.state(), Link::work, toBytes(ownQueue(peer)), 0, 0);
    link.checkReply();
}

} // namespace parallel::cluster

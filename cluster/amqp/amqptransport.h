// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "amqp/outbox.h"
#include "amqp/topology.h"
#include "base/recentids.h"
#include "transport.h"

#include <QtCore/qhash.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace parallel::cluster {

class ReadProperties;

/// RabbitMQ, through librabbitmq. One thread has the connection, and heartbeats are served by it;
/// what others ask for comes to it by an inbox, which wakes it.
class AmqpTransport final : public Transport
{
public:
    /// \a receiver lives longer.
    AmqpTransport(Config config, Peer peer, Receiver &receiver);
    /// What is not flushed is lost.
    ~AmqpTransport() override;

    void start() override;
    void publish(CallMessage call) override;
    void take(int atOnce) override;
    void answer(Delivery delivery, Answer answer) override;
    void note(const QByteArray &replyTo, Answer news) override;
    void giveBack(Delivery delivery) override;
    void setAside(Delivery delivery, Answer answer) override;
    void tell(const Word &word) override;
    bool flush(int milliseconds) override;

private:
    using Clock = std::chrono::steady_clock;

    /// A delivery that this worker has: by which number and connection it is to be acknowledged.
    struct Held
    {
        quint64 tag = 0;
        quint64 epoch = 0;
        QByteArray replyTo;
    };

    void post(std::function<void()> work);
    void add(Outbox::Item item);
    void wake() noexcept;

    // The thread's own:
    void run();
    void serve(Link &link);
    void lookForQueue(Link &link);
    void tellQueueLost();
    void send(const Word &word);
    bool workInbox();
    bool readFrames();
    void awaitEvents(int milliseconds);
    void onLinkLost(const char *why);
    void waitToConnect();

    void handle(const amqp_frame_t &frame);
    void onDelivery(const amqp_basic_deliver_t &deliver);
    void onCall(const amqp_basic_deliver_t &deliver, const ReadProperties &properties, QByteArray body);
    void onReturn();
    void onQueueLost();
    void onQueueLostTold();
    void finished(const std::vector<Outbox::Item> &items);
    void acknowledge(quint64 tag, quint64 epoch);
    void sendAcknowledgements();
    void finish(const QByteArray &id);
    bool isWaitedFor(const QByteArray &replyTo);
    void lookForGone();
    void setTaking();

    const Config m_config;
    const Peer m_peer;
    Receiver &m_receiver;
    const int m_wakeup; // an eventfd

    std::mutex m_mutex; // guards what follows
    std::condition_variable m_flushed;
    std::vector<std::function<void()>> m_inbox;
    qint64 m_unflushed = 0;
    std::atomic<bool> m_ending{false}; // release, acquire: with the eventfd

    // The thread's own:
    Link *m_link = nullptr;
    Outbox m_outbox;
    // The broker reads nothing of this connection for now: to ask it, or send much, would wait.
    bool m_isBlocked = false;
    bool m_isQueueLost = false; // and not all are told
    Clock::time_point m_nextLoss; // before this, others tell of the one that is dealt with
    quint64 m_epoch = 0;
    quint64 m_lastAnswer = 0; // to be acknowledged, with all before it
    int m_atOnce = 0;
    int m_takes = 0; // of the connection
    QByteArray m_consumer; // which takes them
    int m_consumers = 0;
    QHash<QByteArray, Held> m_held; // by call
    std::set<quint64> m_unacknowledged; // deliveries of calls by this connection
    std::set<quint64> m_toAcknowledge;  // of these
    RecentIds m_done{10'000}; // calls
    QHash<QByteArray, Clock::time_point> m_seen; // submitters: when they were there
    Clock::time_point m_nextLook;
    Clock::time_point m_nextTick;
    std::chrono::milliseconds m_pause{0}; // before the next attempt to connect
    Clock::time_point m_nextWarning;

    std::thread m_thread;
};

} // namespace parallel::cluster

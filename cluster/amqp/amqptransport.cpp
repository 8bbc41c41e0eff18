// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "amqp/amqptransport.h"

#include "amqp/names.h"
#include "base/logging.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <system_error>

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace parallel::cluster {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds tickInterval = 100ms;
constexpr std::chrono::milliseconds firstPause = 100ms;
constexpr std::chrono::milliseconds longestPause = 5s;
constexpr std::chrono::seconds warningInterval = 30s;

int makeWakeup()
{
    const int made = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (made < 0)
        throw std::system_error(errno, std::generic_category(), "parallel: eventfd()");
    return made;
}

QByteArray connectionName(const Peer &peer)
{
    return peer.program + (peer.isWorker ? " worker " : " submitter ") + peer.id;
}

} // namespace

AmqpTransport::AmqpTransport(Config config, Peer peer, Receiver &receiver)
    : m_config(std::move(config)), m_peer(std::move(peer)), m_receiver(receiver), m_wakeup(makeWakeup())
{
}

void AmqpTransport::start()
{
    m_thread = std::thread([this] { run(); });
}

AmqpTransport::~AmqpTransport()
{
    m_ending.store(true, std::memory_order_release);
    wake();
    if (m_thread.joinable())
        m_thread.join();
    ::close(m_wakeup);
}

// --- any thread ---

void AmqpTransport::wake() noexcept
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_wakeup, &one, sizeof one);
}

void AmqpTransport::post(std::function<void()> work)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = m_inbox.empty();
        m_inbox.push_back(std::move(work));
    }
    if (wasEmpty)
        wake();
}

void AmqpTransport::add(Outbox::Item item)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_unflushed;
    }
    post([this, item = std::move(item)]() mutable {
        if (item.kind == Outbox::Item::Returned) { // it may come back before that is confirmed
            const Held held = m_held.take(item.call.id);
            item.tag = held.tag;
            item.epoch = held.epoch;
            if (!m_link || held.epoch != m_epoch) { // the broker has it again
                finished({item});
                return;
            }
        }
        m_outbox.add(std::move(item));
    });
}

void AmqpTransport::publish(CallMessage call)
{
    add({Outbox::Item::Call, std::move(call), {}});
}

void AmqpTransport::answer(Delivery delivery, Answer answer)
{
    add({Outbox::Item::Answered, std::move(delivery.call), std::move(answer)});
}

void AmqpTransport::giveBack(Delivery delivery)
{
    add({Outbox::Item::Returned, std::move(delivery.call), {}});
}

void AmqpTransport::setAside(Delivery delivery, Answer answer)
{
    add({Outbox::Item::Aside, std::move(delivery.call), std::move(answer)});
}

void AmqpTransport::take(int atOnce)
{
    post([this, atOnce] {
        m_atOnce = atOnce;
        if (m_link && !m_isBlocked) // else when it takes messages again
            setTaking();
    });
}

bool AmqpTransport::flush(int milliseconds)
{
    std::unique_lock lock(m_mutex);
    return m_flushed.wait_for(lock, std::chrono::milliseconds(milliseconds),
                              [this] { return m_unflushed == 0; });
}

// --- the thread: the connection ---

void AmqpTransport::run()
{
    pthread_setname_np(pthread_self(), "parallel-link");
    while (!m_ending.load(std::memory_order_acquire)) {
        try {
            Link link(m_config, connectionName(m_peer));
            serve(link);
        } catch (const LinkLost &lost) {
            onLinkLost(lost.what());
            waitToConnect();
        }
    }
}

void AmqpTransport::serve(Link &link)
{
    const bool isOwnLost = m_epoch > 0 && !m_peer.isWorker && !link.hasQueue(names::answerQueue(m_peer.id));
    if (m_epoch > 0) // who was never connected cannot know whether it is new
        lookForQueue(link);
    declareTopology(link, m_config, m_peer);
    ++m_epoch;
    m_isBlocked = false;
    m_lastAnswer = 0;
    m_unacknowledged.clear();
    m_toAcknowledge.clear();
    m_takes = 0;
    m_link = &link;
    consumeOwn(link, m_peer);
    setTaking();
    if (m_pause > 0ms)
        qCInfo(lcCluster, "connected to %s again", m_config.shown().constData());
    m_pause = 0ms;
    m_nextWarning = {};
    m_receiver.connected();
    if (m_isQueueLost || isOwnLost) // where that was told to, if anybody has
        onQueueLost();
    tellQueueLost();
    while (!m_ending.load(std::memory_order_acquire)) {
        const auto now = Clock::now();
        if (now >= m_nextTick) {
            m_nextTick = now + tickInterval;
            if (!m_isBlocked)
                lookForGone();
            m_receiver.tick();
        }
        bool isBusy = workInbox();
        isBusy = (!m_isBlocked && m_outbox.send(link)) || isBusy;
        isBusy = readFrames() || isBusy;
        sendAcknowledgements();
        if (!isBusy)
            awaitEvents(int(tickInterval.count()));
    }
    if (!m_peer.isWorker && !m_isBlocked)
        removeOwn(link, m_peer);
    m_link = nullptr;
    if (!m_isBlocked)
        amqp_connection_close(link.state(), AMQP_REPLY_SUCCESS);
}

/// Before it is made anew: is it gone with what was in it?
void AmqpTransport::lookForQueue(Link &link)
{
    const QByteArray queue = names::callQueue(m_peer.program, m_peer.build);
    if (m_isQueueLost || link.hasQueue(queue))
        return;
    m_isQueueLost = true; // until all are told
    qCWarning(lcCluster, "the broker has no queue %s any more: the calls in it are lost", queue.constData());
}

/// To all, as only one of them finds it so.
void AmqpTransport::tellQueueLost()
{
    if (!m_isQueueLost || m_isBlocked)
        return;
    Word word;
    word.kind = Word::QueueLost;
    word.id = m_peer.program;
    word.build = m_peer.build;
    send(word);
    m_isQueueLost = false;
}

bool AmqpTransport::workInbox()
{
    std::vector<std::function<void()>> inbox;
    {
        const std::lock_guard lock(m_mutex);
        inbox.swap(m_inbox);
    }
    std::size_t done = 0;
    try {
        while (done < inbox.size())
            inbox[done++]();
    } catch (const LinkLost &) { // the rest is for the next connection
        const std::lock_guard lock(m_mutex);
        const auto rest = inbox.begin() + std::ptrdiff_t(done);
        m_inbox.insert(m_inbox.begin(), std::make_move_iterator(rest), std::make_move_iterator(inbox.end()));
        throw;
    }
    return !inbox.empty();
}

/// Until something comes, or somebody wakes it.
void AmqpTransport::awaitEvents(int milliseconds)
{
    std::array<pollfd, 2> ends{{{m_wakeup, POLLIN, 0}, {m_link ? m_link->socket() : -1, POLLIN, 0}}};
    ::poll(ends.data(), ends.size(), milliseconds);
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(m_wakeup, &count, sizeof count);
}

void AmqpTransport::onLinkLost(const char *why)
{
    m_link = nullptr;
    const auto now = Clock::now();
    if (now >= m_nextWarning) {
        m_nextWarning = now + warningInterval;
        qCWarning(lcCluster, "no connection to %s: %s; trying again", m_config.shown().constData(), why);
    }
    const std::vector<Outbox::Item> lost = m_outbox.linkLost();
    for (const Outbox::Item &item : lost)
        m_receiver.mayBeLost(
            item.call.id,
            QByteArray("the connection to the broker was lost before it had confirmed the call (") + why
                + ')');
    finished(lost);
}

void AmqpTransport::waitToConnect()
{
    m_pause = std::clamp<std::chrono::milliseconds>(m_pause * 2, firstPause, longestPause);
    const auto until = Clock::now() + m_pause;
    while (!m_ending.load(std::memory_order_acquire) && Clock::now() < until) {
        workInbox();
        awaitEvents(int(std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count()));
    }
}

void AmqpTransport::setTaking()
{
    if (m_atOnce == m_takes)
        return;
    if (m_takes > 0)
        stopCalls(*m_link, m_consumer);
    if (m_atOnce > 0)
        consumeCalls(*m_link, m_peer, m_atOnce, m_consumer = "calls-" + QByteArray::number(++m_consumers));
    m_takes = m_atOnce;
}

// --- the thread: what has been sent ---

/// The broker has them, or they are lost.
void AmqpTransport::finished(const std::vector<Outbox::Item> &items)
{
    qint64 count = 0;
    for (const Outbox::Item &item : items) {
        if (item.kind == Outbox::Item::Aside) { // and now its submitter is told
            m_outbox.add({Outbox::Item::Answered, item.call, item.answer});
            continue;
        }
        ++count;
        if (item.kind == Outbox::Item::Answered)
            finish(item.call.id);
        if (item.kind == Outbox::Item::Returned)
            acknowledge(item.tag, item.epoch);
    }
    if (count == 0)
        return;
    const std::lock_guard lock(m_mutex);
    m_unflushed -= count;
    if (m_unflushed == 0)
        m_flushed.notify_all();
}

/// The broker may forget what it has delivered, unless that was by another connection.
void AmqpTransport::acknowledge(quint64 tag, quint64 epoch)
{
    if (epoch == m_epoch && m_unacknowledged.erase(tag) > 0)
        m_toAcknowledge.insert(tag);
}

/// By one frame all those before which there is no other, and the rest one by one.
void AmqpTransport::sendAcknowledgements()
{
    const auto others = m_unacknowledged.empty() ? m_toAcknowledge.end()
                                                 : m_toAcknowledge.lower_bound(*m_unacknowledged.begin());
    if (others != m_toAcknowledge.begin())
        m_link->check(amqp_basic_ack(m_link->state(), Link::work, *std::prev(others), 1));
    for (auto at = others; at != m_toAcknowledge.end(); ++at)
        m_link->check(amqp_basic_ack(m_link->state(), Link::work, *at, 0));
    m_toAcknowledge.clear();
}

/// This worker is done with the call: another copy of it that comes later is a double.
void AmqpTransport::finish(const QByteArray &id)
{
    const Held held = m_held.take(id);
    acknowledge(held.tag, held.epoch);
    m_done.add(id);
}

} // namespace parallel::cluster

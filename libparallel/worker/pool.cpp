// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/pool.h"

#include "base/fence.h"
#include "journal/writer/cursor.h"
#include "signals/progressline.h"
#include "signals/relay.h"
#include "worker/runner.h"
#include "worker/supervisor.h"

#include <algorithm>

namespace parallel::detail {

Pool::Pool(const Settings &settings, Relay *relay)
    : settings(settings),
      roster(*this, settings.workers, settings.idleTimeout),
      relay(relay),
      journal(journal::Writer::forProcess(settings)),
      entry(journal ? journal->openPool(settings) : nullptr, ClosePool{journal}),
      m_line(ProgressLine::make(settings))
{
    Supervisor::instance().add(this);
}

Pool::~Pool()
{
    end();
}

void Pool::end()
{
    if (m_ended.exchange(true, std::memory_order_acq_rel))
        return;
    stops.fetch_add(1, std::memory_order_acq_rel);
    Supervisor::instance().remove(this);
    roster.end();
    resumeSuspended(); // drops what is left of maps that have ended
    SharedQueue::Consumer consumer;
    SharedQueue::Item item;
    while (queue.take(consumer, item)) {
        if (Call *const call = item.call())
            discardSettled(call);
    }
    report(true);
}

void Pool::endByItself(std::shared_ptr<void> self)
{
    m_self = std::move(self);
    m_endsByItself.store(true, std::memory_order_release);
    Supervisor::instance().wake();
}

std::shared_ptr<void> Pool::takeIfOver()
{
    if (!endsByItself() || !isDrained() || roster.isActive())
        return nullptr;
    m_endsByItself.store(false, std::memory_order_relaxed);
    if (const std::exception_ptr lost = failures.take(settings.keepGoing))
        logUntaken(settings.name, lost);
    return std::move(m_self);
}

// --- taking calls ---

void Pool::fill(Batch &batch, std::span<const SharedQueue::Item> items)
{
    // Counted first: who finds no batch here has looked before this, and is seen
    // by the owner when it says that work was added.
    m_batches.fetch_add(1, std::memory_order_relaxed);
    batch.fill(items);
}

std::optional<SharedQueue::Item> Pool::takeFrom(Batch &batch)
{
    const Batch::Taken taken = batch.take();
    if (taken.last)
        m_batches.fetch_sub(1, std::memory_order_relaxed);
    return taken.any ? std::optional(taken.item) : std::nullopt;
}

void Pool::announce(SharedQueue::Producer &producer, Runner *runner)
{
    if (!queue.add(producer, SharedQueue::Item(runner))) {
        const std::lock_guard lock(m_runnersMutex);
        runner->nextUnqueued = std::exchange(m_unqueued, runner);
        m_batches.fetch_add(1, std::memory_order_relaxed);
    }
    roster.workAdded();
}

std::optional<SharedQueue::Item> Pool::takeFromOthers(std::size_t count)
{
    if (m_batches.load(std::memory_order_relaxed) <= 0)
        return {};
    const std::lock_guard lock(m_runnersMutex);
    if (Runner *const announcer = m_unqueued) {
        m_unqueued = announcer->nextUnqueued;
        m_batches.fetch_sub(1, std::memory_order_relaxed);
        return SharedQueue::Item(announcer);
    }
    for (std::size_t i = 0; i < std::min(count, m_runners.size()); ++i) {
        m_firstToRob = (m_firstToRob + 1) % m_runners.size();
        if (const auto item = takeFrom(m_runners[m_firstToRob]->batch()))
            return item;
    }
    return {};
}

std::size_t Pool::mostInBatches() const
{
    const std::lock_guard lock(m_runnersMutex);
    return m_runners.size() * (Batch::capacity + 1); // and an announcement each
}

// --- counting ---

void Pool::addRunner(Runner *runner)
{
    const std::lock_guard lock(m_runnersMutex);
    m_runners.push_back(runner);
}

void Pool::removeRunner(Runner *runner)
{
    const std::lock_guard lock(m_runnersMutex);
    std::erase(m_runners, runner);
    const Counts &counts = runner->counts();
    for (const auto counter : {&Counts::called, &Counts::started, &Counts::succeeded, &Counts::failed,
                               &Counts::cancelled, &Counts::dropped})
        Counts::add(m_retired.*counter, (counts.*counter).load(std::memory_order_relaxed));
}

Totals Pool::totals() const
{
    const std::lock_guard lock(m_runnersMutex);
    Totals totals;
    totals.dropped = m_dropped.load(std::memory_order_acquire);
    totals.addRun(m_retired);
    for (const Runner *const runner : m_runners)
        totals.addRun(runner->counts());
    totals.addCalled(m_retired);
    for (const Runner *const runner : m_runners)
        totals.addCalled(runner->counts());
    return totals;
}

Progress Pool::progress() const
{
    return totals().progress();
}

bool Pool::isDrained() const
{
    if (m_inherited)
        return true;
    const Progress p = progress();
    return p.queued == 0 && p.running == 0;
}

void Pool::onQuiet()
{
    fullFence(); // pairs with the one in Pool::wait(): the counts, then the waiters
    if (m_drainWaiters.load(std::memory_order_relaxed) > 0) {
        const std::lock_guard lock(m_drainMutex);
        m_drained.notify_all();
    }
    if (stops.load(std::memory_order_acquire) != 0) {
        const std::lock_guard lock(m_rootsMutex); // so that no cancel() comes between the look and the deed
        if (isDrained()) {
            for (Join *const root : m_roots) {
                if (root->kind == Join::EnterJoin)
                    setStopped(*root, false);
            }
        }
    }
    if (relay)
        relay->onQuiet();
    Supervisor::instance().wake();
}

bool Pool::tick()
{
    ticks.fetch_add(1, std::memory_order_relaxed);
    const bool obeys = entry && !journal->refusesControl();
    stoppables.stopIf([obeys](const Frame &frame) {
        return frame.call->isCancelled() || (obeys && journal::isCancelRequested(frame.record));
    });
    const bool settled = settleCancelled();
    if (obeys)
        obeyControl();
    const bool missesWorkers = roster.tryAgain();
    const bool suspends = resumeSuspended();
    const bool busy = missesWorkers || suspends || roster.isActive() || roster.isPaused();
    const bool news = relay && relay->tick(*this);
    report(false);
    return busy || news || settled;
}

/// Tells those who watch from outside how far it is.
void Pool::report(bool final)
{
    if (!entry && !m_line)
        return;
    const Totals now = totals();
    if (entry) {
        // Calls first and ends last, as a reader looks at them the other way round: then
        // it never sees more of them end than were made. Release pairs with its acquire.
        const auto put = [](auto &field, auto value) {
            std::atomic_ref(field).store(value, std::memory_order_release);
        };
        put(entry->called, quint64(now.called));
        put(entry->started, quint64(now.started));
        put(entry->dropped, quint64(now.dropped));
        put(entry->cancelled, quint64(now.cancelled));
        put(entry->failed, quint64(now.failed));
        put(entry->succeeded, quint64(now.succeeded));
        put(entry->workers, quint32(roster.limit()));
        put(entry->paused, quint32(roster.isPaused()));
        put(entry->threads, quint64(roster.threadCount()));
        journal->beat();
    }
    if (m_line) {
        try {
            m_line->show(now.progress(), final);
        } catch (const std::bad_alloc &) { // the next time, if there is one
        }
    }
}

/// What a monitor asks for. Any value may be found there.
void Pool::obeyControl()
{
    const auto take = [](std::uint32_t &word) {
        std::atomic_ref request(word);
        return request.load(std::memory_order_relaxed) ? request.exchange(0, std::memory_order_acq_rel) : 0;
    };
    const quint32 pause = take(entry->control.pause);
    if (pause == 1 || pause == 2)
        roster.setPaused(pause == 1);
    const quint32 workers = take(entry->control.workers);
    if (workers >= 1 && workers <= quint32(maxWorkers) && settings.enabled)
        roster.setLimit(int(workers));
    if (take(entry->control.cancelAll) == 1)
        cancel("cancelled from the monitor");
}

// --- roots ---

void Pool::addRoot(Join *join)
{
    const std::lock_guard lock(m_rootsMutex);
    m_roots.push_back(join);
}

void Pool::detachRoot(Join *join)
{
    join->owner.store(nullptr, std::memory_order_relaxed);
    join->detached = true; // seen by whoever ends the last call: close() releases
    if (join->balance.close(std::exchange(join->ownCalls, 0)))
        deleteRoot(join);
}

void Pool::deleteRoot(Join *join)
{
    QList<TaskInfo> lost;
    {
        const std::lock_guard lock(m_rootsMutex);
        failures.takeOver(join->failures, lost);
        std::erase(m_roots, join);
        setStopped(*join, false);
    }
    Failures::logAll(lost);
    delete join;
}

// --- room ---

bool Pool::takeRoom(const Join &join, bool mayWait)
{
    const qint64 limit = *settings.queueLimit;
    for (;;) {
        qint64 queued = m_queued.load(std::memory_order_relaxed);
        while (queued < limit) {
            if (m_queued.compare_exchange_weak(queued, queued + 1, std::memory_order_relaxed))
                return true;
        }
        if (!mayWait || (roster.isUnstaffed() && !roster.isPaused()))
            return false;
        std::unique_lock lock(m_roomMutex);
        m_roomWaiters.fetch_add(1, std::memory_order_relaxed);
        fullFence(); // pairs with giveRoom()
        const auto goesOn = [&] {
            return m_queued.load(std::memory_order_relaxed) < limit || isStopped(join);
        };
        if (roster.isStaffed())
            m_room.wait(lock, goesOn);
        else
            m_room.wait_for(lock, unstaffedInterval, goesOn);
        m_roomWaiters.fetch_sub(1, std::memory_order_relaxed);
        if (isStopped(join))
            return false;
    }
}

void Pool::giveRoom()
{
    m_queued.fetch_sub(1, std::memory_order_relaxed);
    fullFence(); // pairs with takeRoom()
    if (m_roomWaiters.load(std::memory_order_relaxed) > 0) {
        const std::lock_guard lock(m_roomMutex);
        m_room.notify_all();
    }
}

Join::Join(Pool &pool, Join *parent, Runner &owner, Kind kind) noexcept
    : pool(pool), parent(parent), kind(kind), isOfWorker(owner.isWorker()), owner(&owner)
{
}

void Join::end(qint64 n)
{
    if (!balance.end(n))
        return;
    // The owner sleeps until it is released; or nobody owns it any more.
    if (detached)
        pool.deleteRoot(this);
    else
        owner.load(std::memory_order_relaxed)->parker().release();
}

} // namespace parallel::detail

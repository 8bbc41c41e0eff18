// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/supervisor.h"

#include "platform/platform.h"
#include "policy/waitingroom.h"
#include "wait/bindings.h"
#include "wait/context.h"
#include "queue/slab.h"
#include "worker/pool.h"

#include <algorithm>
#include <exception>
#include <new>

namespace parallel::detail {

namespace {

constexpr std::chrono::milliseconds interval{33};
constexpr std::chrono::milliseconds longestInterval{500}; // where calls wait and nothing runs
constexpr std::chrono::seconds lingering{2}; // before the thread ends, with no pools

} // namespace

/// Never destroyed, because pools may outlive static objects; but its thread
/// ends before the library can be unloaded.
Supervisor &Supervisor::instance()
{
    alignas(Supervisor) static char memory[sizeof(Supervisor)];
    static Supervisor *const supervisor = [] {
        platform::onFork([] { instance().lockForFork(); }, [] { instance().unlockAfterFork(); },
                         [] {
                             // The child has no such thread: it begins afresh, with no pools.
                             instance().startAnew();
                             new (memory) Supervisor;
                         });
        // Made here, and not when the supervisor's thread first needs it: a fork() at that moment would leave
        // a child in which it is never made. After the handlers above, so that a fork() locks it before theirs.
        WaitingRoom::instance();
        return new (memory) Supervisor;
    }();
    static const struct Stopper
    {
        ~Stopper() { supervisor->stop(); }
    } stopper;
    return *supervisor;
}

void Supervisor::lockForFork()
{
    m_poolsMutex.lock();
    for (Pool *const pool : m_pools)
        pool->lockForFork();
    m_mutex.lock();
    lockSlabs();
    lockBindings();
}

void Supervisor::unlockAfterFork()
{
    unlockBindings();
    unlockSlabs();
    m_mutex.unlock();
    for (Pool *const pool : m_pools)
        pool->unlockAfterFork();
    m_poolsMutex.unlock();
}

void Supervisor::startAnew()
{
    unlockBindings();
    unlockSlabs();
    for (Pool *const pool : m_pools)
        pool->startAnew();
}

void Supervisor::add(Pool *pool)
{
    {
        const std::lock_guard lock(m_poolsMutex);
        m_pools.push_back(pool);
    }
    const std::lock_guard lock(m_mutex);
    ++m_poolCount;
}

void Supervisor::remove(Pool *pool)
{
    {
        std::unique_lock lock(m_poolsMutex);
        const auto place = std::find(m_pools.begin(), m_pools.end(), pool);
        if (place == m_pools.end())
            return; // it was made before a fork()
        m_pools.erase(place);
        m_removed = true;
        m_lookedAt.wait(lock, [&] { return m_looksAt != pool && m_cancels != pool; });
    }
    const std::lock_guard lock(m_mutex);
    if (--m_poolCount == 0)
        m_wake.notify_one(); // to end, if nothing comes after it
}

bool Supervisor::cancelAll(const char *why)
{
    std::unique_lock lock(m_poolsMutex);
    std::vector<Pool *> pools = m_pools;
    bool any = false;
    for (; !pools.empty(); pools.pop_back()) {
        Pool *const pool = pools.back();
        if (std::find(m_pools.begin(), m_pools.end(), pool) == m_pools.end())
            continue; // it has ended meanwhile
        m_cancels = pool;
        lock.unlock(); // stop callbacks run here, and may do anything
        {
            const AtWork atWork(*pool);
            any = pool->cancel(why) || any;
        }
        lock.lock();
        m_cancels = nullptr;
        m_lookedAt.notify_all();
    }
    return any;
}

/// Looks at each pool, with no lock held: stop callbacks run here, and may do
/// anything.
Activity Supervisor::lookAround()
{
    std::unique_lock lock(m_poolsMutex);
    m_removed = false;
    Activity most = Activity::None;
    for (std::size_t i = 0; i < m_pools.size(); ++i) {
        Pool *const pool = m_looksAt = m_pools[i];
        lock.unlock();
        {
            const AtWork atWork(*pool); // a stop callback may destroy it
            most = std::max(most, pool->tick());
        }
        std::shared_ptr<void> over = pool->takeIfOver();
        if (pool->endsByItself())
            most = Activity::Runs;
        lock.lock();
        m_looksAt = nullptr;
        m_lookedAt.notify_all();
        if (over) {
            lock.unlock();
            pool->end();
            over.reset();
            lock.lock();
        }
    }
    return m_removed ? Activity::Runs : most; // one may have been passed over
}

void Supervisor::wakeUp()
{
    const std::lock_guard lock(m_mutex);
    m_asleep.store(false, std::memory_order_release);
    if (m_running || m_stopping) {
        m_wake.notify_one();
        return;
    }
    if (m_thread.joinable())
        m_thread.join(); // it has ended by itself
    try {
        m_thread = std::thread([this] { run(); });
        m_running = true;
        m_missing.store(false, std::memory_order_relaxed);
    } catch (const std::exception &) { // no thread, or no memory
        m_missing.store(true, std::memory_order_relaxed);
        m_asleep.store(true, std::memory_order_release); // the next wake() tries again
    }
}

void Supervisor::wakeBy(qint64 due)
{
    {
        const std::lock_guard lock(m_mutex);
        m_due = std::min(m_due, due);
        m_wake.notify_one();
    }
    wake();
}

void wakeSupervisorBy(qint64 due)
{
    Supervisor::instance().wakeBy(due);
}

bool Supervisor::wakeForSure()
{
    wake();
    const std::lock_guard lock(m_mutex); // another thread may be trying to start it
    return m_running;
}

void Supervisor::run()
{
    platform::setThreadName("parallel-super");
    std::chrono::nanoseconds quietInterval = interval;
    bool wasWoken = true;
    for (;;) {
        const qint64 next = WaitingRoom::instance().serve();
        const Activity activity = lookAround();
        const qint64 now = platform::monotonicNanoseconds();
        std::unique_lock lock(m_mutex);
        if (m_stopping)
            return;
        // What was asked for since it has served comes first.
        const qint64 due = std::min(next, std::exchange(m_due, never));
        const auto isEarlier = [&] { return m_stopping || m_due < due; };
        // Who has woken it may do so again at once, which costs, if it sleeps.
        if (activity == Activity::Runs || (activity == Activity::Waits && std::exchange(wasWoken, false))) {
            const qint64 soon = now + std::chrono::nanoseconds(interval).count();
            m_wake.wait_until(lock, timePoint(std::min(due, soon)), isEarlier);
            continue;
        }
        // Whoever has something new says so after this, or was seen to be busy by
        // the one more look that follows it.
        if (!m_asleep.exchange(true, std::memory_order_seq_cst))
            continue;
        const auto woken = [&] { return isEarlier() || !m_asleep.load(std::memory_order_relaxed); };
        if (activity == Activity::Waits && now + quietInterval.count() < due) {
            if (!m_wake.wait_for(lock, quietInterval, woken))
                quietInterval = std::min<std::chrono::nanoseconds>(2 * quietInterval, longestInterval);
        } else if (due != never) {
            m_wake.wait_until(lock, timePoint(due), woken);
        } else if (m_poolCount > 0) {
            m_wake.wait(lock, [&] { return woken() || m_poolCount == 0; });
        } else if (!m_wake.wait_for(lock, lingering, woken)) {
            m_running = false;
            return;
        }
        if (!m_asleep.load(std::memory_order_relaxed)) {
            wasWoken = true;
            quietInterval = interval;
        }
    }
}

void Supervisor::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_wake.notify_one();
    }
    if (m_thread.get_id() == std::this_thread::get_id())
        m_thread.detach(); // who was called by it ends the program
    else if (m_thread.joinable())
        m_thread.join();
}

} // namespace parallel::detail

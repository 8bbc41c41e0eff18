// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/threadpool.h"

#include "base/parker.h"
#include "platform/platform.h"
#include "worker/start.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <limits>

namespace parallel::detail {

namespace {

constexpr std::chrono::milliseconds keptFor{2000}; // a thread that nobody needs
constexpr std::size_t mostKept = 16;               // pools
constexpr std::chrono::milliseconds graceAtExit{100};

} // namespace

/// The library's own pools that no scope uses, and the given ones that some scopes use.
class ThreadPool::Kept
{
public:
    static Kept &instance()
    {
        static Kept *const kept = [] {
            platform::onFork([] { instance().m_mutex.lock(); }, [] { instance().m_mutex.unlock(); },
                             [] {
                                 // Their threads are the parent's; they are left alone.
                                 alignas(Kept) static char memory[sizeof(Kept)];
                                 Kept *const parents = new (memory) Kept; // never destroyed
                                 parents->m_own.swap(instance().m_own);
                                 parents->m_given.swap(instance().m_given);
                                 instance().m_mutex.unlock();
                             });
            return new Kept;
        }();
        // Before the library can be unloaded, or the program ends: ends the threads.
        static const struct Ender
        {
            ~Ender() { kept->endAll(); }
        } ender;
        return *kept;
    }

    std::shared_ptr<ThreadPool> take(unsigned stackSize, QThread::Priority priority)
    {
        const std::lock_guard lock(m_mutex);
        const auto fits = [&](const std::shared_ptr<ThreadPool> &threads) {
            return threads->qt()->stackSize() == stackSize && threads->qt()->threadPriority() == priority;
        };
        const auto found = std::find_if(m_own.rbegin(), m_own.rend(), fits);
        if (found == m_own.rend())
            return nullptr;
        auto threads = std::move(*found);
        m_own.erase(std::next(found).base());
        return threads;
    }

    void put(std::shared_ptr<ThreadPool> threads)
    {
        std::shared_ptr<ThreadPool> tooMany; // ends with no lock held
        const std::lock_guard lock(m_mutex);
        announce();
        m_own.push_back(std::move(threads));
        if (m_own.size() <= m_most)
            return;
        const auto oldest =
            std::find_if(m_own.begin(), m_own.end(), [](const auto &kept) { return !kept->hasLost(); });
        if (oldest != m_own.end()) {
            tooMany = std::move(*oldest);
            m_own.erase(oldest);
        }
    }

    /// Has room for one more, so that put() needs no memory: a pool that has lost a start stays.
    void reserve()
    {
        const std::lock_guard lock(m_mutex);
        m_own.reserve(m_made + 1);
        ++m_made;
    }

    std::shared_ptr<ThreadPool> of(QThreadPool &given)
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_given, [](const auto &known) { return known.expired(); });
        for (const auto &known : m_given) {
            if (auto threads = known.lock(); threads && threads->qt() == &given)
                return threads;
        }
        auto threads = std::make_shared<ThreadPool>(given);
        m_given.push_back(threads);
        return threads;
    }

    /// \a all: also those of pools that have lost a start, and stay.
    void endThreads(bool all)
    {
        std::vector<std::shared_ptr<ThreadPool>> ended;
        const std::lock_guard lock(m_mutex);
        m_isAnnounced = false; // Qt calls it once
        for (auto &threads : m_own) {
            if (all)
                threads->endThreads();
            if (!threads->hasLost())
                ended.push_back(std::move(threads));
        }
        std::erase(m_own, nullptr);
    }

private:
    /// A start that is only late begins in this time; what was refused stays for ever.
    void endAll()
    {
        const auto deadline = Clock::now() + graceAtExit;
        std::vector<std::shared_ptr<ThreadPool>> ended;
        qRemovePostRoutine(onEndOfApplication);
        const std::lock_guard lock(m_mutex);
        m_most = 0;
        for (auto &threads : m_own) {
            while (threads->hasLost() && !threads->hasRefused() && Clock::now() < deadline)
                QThread::yieldCurrentThread();
            if (!threads->hasLost())
                ended.push_back(std::move(threads));
        }
        std::erase(m_own, nullptr);
    }

    /// Threads end with the application, as Qt's own pooled threads do: while what they have
    /// used is still there. Without one, or later: endAll().
    static void onEndOfApplication() { instance().endThreads(false); }
    void announce() noexcept
    {
        if (m_isAnnounced)
            return;
        try {
            qAddPostRoutine(onEndOfApplication);
            m_isAnnounced = true;
        } catch (const std::bad_alloc &) {
        }
    }

    std::mutex m_mutex; // guards those below
    std::vector<std::shared_ptr<ThreadPool>> m_own; // the latest to be used is the first to be lent
    std::vector<std::weak_ptr<ThreadPool>> m_given;
    std::size_t m_made = 0; // of our own; those that have ended included
    std::size_t m_most = mostKept;
    bool m_isAnnounced = false;
};

std::shared_ptr<ThreadPool> ThreadPool::take(const Settings &settings)
{
    if (settings.pool)
        return Kept::instance().of(*settings.pool);
    auto threads = Kept::instance().take(settings.stackSize, settings.threadPriority);
    if (!threads) {
        Kept::instance().reserve();
        threads = std::make_shared<ThreadPool>(settings.stackSize, settings.threadPriority);
    }
    threads->qt()->setExpiryTimeout(int(std::min(keptFor, settings.idleTimeout).count()));
    return threads;
}

void ThreadPool::giveBack(std::shared_ptr<ThreadPool> threads) noexcept
{
    if (threads->isGiven || threads->m_isParents)
        return;
    Kept::instance().put(std::move(threads));
}

ThreadPool::ThreadPool(unsigned stackSize, QThread::Priority priority)
    : m_pool(new QThreadPool), isGiven(false)
{
    m_pool->setStackSize(stackSize);
    m_pool->setThreadPriority(priority);
    m_pool->moveToThread(nullptr); // the thread that is here now may be gone long before
}

ThreadPool::~ThreadPool()
{
    if (!isGiven && !m_isParents)
        delete m_pool;
}

bool ThreadPool::hasLost()
{
    const std::lock_guard lock(m_mutex);
    return m_lost != nullptr;
}

bool ThreadPool::hasRefused()
{
    const std::lock_guard lock(m_mutex);
    const Start *start = m_lost;
    while (start && !start->isReplaced)
        start = start->nextLost;
    return start != nullptr;
}

void ThreadPool::start(Start &start, Worker &worker, int priority)
{
    start.arm(worker);
    // Of our own: before what the program runs there.
    m_pool->start(&start, isGiven ? priority : std::numeric_limits<int>::max());
}

bool ThreadPool::withdraw(Start &start)
{
    if (!m_pool->tryTake(&start))
        return false;
    start.disarm();
    return true;
}

bool ThreadPool::abandon(Start *start, bool refused) noexcept
{
    const std::lock_guard lock(m_mutex); // so that beganLate() finds it there
    if (!start->disarm())
        return false;
    start->isReplaced = refused;
    start->lostAt = Clock::now();
    start->nextLost = std::exchange(m_lost, start);
    if (refused)
        lendPlace();
    else
        m_hasUnreplaced.store(true, std::memory_order_relaxed);
    return true;
}

void ThreadPool::beganLate(Start *start)
{
    // Of our own: not the last reference, as its scope or Kept has one while it has lost a start.
    const std::shared_ptr<ThreadPool> given = isGiven ? start->threads() : nullptr;
    const std::lock_guard lock(m_mutex);
    Start **place = &m_lost;
    while (*place != start)
        place = &(*place)->nextLost;
    *place = start->nextLost;
    if (start->isReplaced)
        reclaimPlace();
    delete start;
}

/// What was lost for long will not come: the system had refused it, and has threads again.
void ThreadPool::replaceLost() noexcept
{
    constexpr std::chrono::seconds late{1};
    const std::lock_guard lock(m_mutex);
    bool isLeft = false;
    for (Start *start = m_lost; start; start = start->nextLost) {
        if (!start->isReplaced && Clock::now() - start->lostAt >= late) {
            start->isReplaced = true;
            lendPlace();
        }
        isLeft = isLeft || !start->isReplaced;
    }
    m_hasUnreplaced.store(isLeft, std::memory_order_relaxed);
}

bool ThreadPool::isSaturated()
{
    if (m_hasUnreplaced.load(std::memory_order_relaxed)) [[unlikely]]
        replaceLost();
    return m_pool->activeThreadCount() >= m_pool->maxThreadCount();
}

/// Where there is no memory to start what waits in its queue for that, it starts later.
void ThreadPool::lendPlace() noexcept
{
    try {
        m_pool->releaseThread();
    } catch (const std::bad_alloc &) {
    }
}

void ThreadPool::setAllowed(int count) noexcept
{
    m_allowed = count;
    try {
        m_pool->setMaxThreadCount(count);
    } catch (const std::bad_alloc &) {
    }
}

void ThreadPool::allowThreads(int count) noexcept
{
    const std::lock_guard lock(m_mutex);
    if (count > m_allowed)
        setAllowed(count);
}

void ThreadPool::allowMoreThreads(int count) noexcept
{
    const std::lock_guard lock(m_mutex);
    setAllowed(m_allowed + count);
}

bool ThreadPool::canStartThread() const
{
    return platform::canStartThread(m_pool->stackSize());
}

/// Where a start was lost the pool has to stay: its threads end one by one, each after something
/// that it runs.
void ThreadPool::endThreads()
{
    if (!hasLost())
        return;
    m_pool->setExpiryTimeout(0); // until it is lent again
    for (int i = 0; i < m_allowed; ++i)
        m_pool->start([] {});
}

void endKeptThreads()
{
    ThreadPool::Kept::instance().endThreads(true);
}

bool ThreadPool::hostsThisThread() const noexcept
{
    if (!isGiven)
        return false;
    try {
        return m_pool->contains(QThread::currentThread());
    } catch (const std::bad_alloc &) { // a thread that Qt has not seen before
        return false;
    }
}

} // namespace parallel::detail

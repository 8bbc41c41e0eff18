// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/threadpool.h"

#include "base/parker.h"
#include "platform/platform.h"
#include "worker/start.h"

#include <QtCore/qthread.h>

#include <algorithm>

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
        m_own.push_back(std::move(threads));
        if (m_own.size() <= most)
            return;
        const auto oldest =
            std::find_if(m_own.begin(), m_own.end(), [](const auto &kept) { return !kept->hasLost(); });
        if (oldest != m_own.end()) {
            tooMany = std::move(*oldest);
            m_own.erase(oldest);
        }
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

    void endThreads()
    {
        std::vector<std::shared_ptr<ThreadPool>> ended;
        const std::lock_guard lock(m_mutex);
        for (auto &threads : m_own) {
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
        const std::lock_guard lock(m_mutex);
        most = 0;
        for (auto &threads : m_own) {
            while (threads->hasLost() && !threads->hasRefused() && Clock::now() < deadline)
                QThread::yieldCurrentThread();
            if (!threads->hasLost())
                ended.push_back(std::move(threads));
        }
        std::erase(m_own, nullptr);
    }

    std::mutex m_mutex; // guards those below
    std::vector<std::shared_ptr<ThreadPool>> m_own; // the latest to be used is the first to be lent
    std::vector<std::weak_ptr<ThreadPool>> m_given;
    std::size_t most = mostKept;
};

std::shared_ptr<ThreadPool> ThreadPool::take(const Settings &settings)
{
    if (settings.pool)
        return Kept::instance().of(*settings.pool);
    auto threads = Kept::instance().take(settings.stackSize, settings.threadPriority);
    if (!threads)
        threads = std::make_shared<ThreadPool>(settings.stackSize, settings.threadPriority);
    threads->qt()->setExpiryTimeout(int(std::min(keptFor, settings.idleTimeout).count()));
    return threads;
}

void ThreadPool::giveBack(std::shared_ptr<ThreadPool> threads) noexcept
{
    if (threads->isGiven || threads->m_isParents)
        return;
    try {
        Kept::instance().put(std::move(threads));
    } catch (const std::bad_alloc &) { // it ends instead
    }
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
    while (start && !start->refused)
        start = start->nextLost;
    return start != nullptr;
}

void ThreadPool::start(Start &start, Worker &worker, int priority)
{
    start.arm(worker);
    m_pool->start(&start, priority);
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
    start->refused = refused;
    start->nextLost = std::exchange(m_lost, start);
    if (refused) {
        try {
            m_pool->releaseThread();
        } catch (const std::bad_alloc &) { // the place is there; what waits for one takes it later
        }
    }
    return true;
}

void ThreadPool::beganLate(Start *start)
{
    {
        const std::lock_guard lock(m_mutex);
        Start **place = &m_lost;
        while (*place != start)
            place = &(*place)->nextLost;
        *place = start->nextLost;
        if (start->refused)
            m_pool->reserveThread();
    }
    delete start;
}

void ThreadPool::allowThreads(int count)
{
    const std::lock_guard lock(m_mutex);
    if (count > m_allowed)
        m_pool->setMaxThreadCount(m_allowed = count);
}

void ThreadPool::allowMoreThreads(int count)
{
    const std::lock_guard lock(m_mutex);
    m_pool->setMaxThreadCount(m_allowed += count);
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
    const int before = m_pool->expiryTimeout();
    m_pool->setExpiryTimeout(0);
    for (int i = 0; i < m_allowed; ++i)
        m_pool->start([] {});
    m_pool->setExpiryTimeout(before);
}

void endKeptThreads()
{
    ThreadPool::Kept::instance().endThreads();
}

bool ThreadPool::isThisThread() const
{
    return isGiven && m_pool->contains(QThread::currentThread());
}

} // namespace parallel::detail

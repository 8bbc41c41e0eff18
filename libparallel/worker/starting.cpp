// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How workers get their threads and give them back, and what is done about those that the
/// system refuses.

#include "base/logging.h"
#include "platform/platform.h"
#include "worker/pool.h"
#include "worker/roster.h"
#include "worker/supervisor.h"
#include "worker/worker.h"

#include <algorithm>

namespace parallel::detail {

namespace {

/// So long a start may take before it is looked at, and then before another one is made.
constexpr std::chrono::milliseconds firstLook{20};
constexpr std::chrono::milliseconds nextLook{100};
constexpr int mostDoubts = 6; // so often the time is doubled

/// Qt opens files for each thread's event loop, and ends the program if it cannot. As many
/// are left to others, who may open some between the question and Qt's own.
constexpr int sparedFiles = 8;

} // namespace

/// With m_mutex held: how many workers have a thread, or are about to get one.
int Roster::threadsNow() const
{
    return m_onThreads + int(m_starts.size()) - m_leaving;
}

/// With m_mutex held: a worker without a thread, the one with the lowest number. nullptr:
/// there is no memory for it.
Worker *Roster::hire() noexcept
{
    try {
        if (m_threadless.empty()) {
            const std::size_t count = m_workers.size() + 1;
            for (auto *const list : {&m_idle, &m_threadless, &m_starts, &m_returning})
                list->reserve(count); // so that they never allocate when a worker changes its state
            m_workers.push_back(std::make_unique<Worker>(m_pool, int(count)));
            m_threadless.push_back(m_workers.back().get());
        }
        const auto byNumber = [](const Worker *a, const Worker *b) { return a->number() < b->number(); };
        const auto first = std::min_element(m_threadless.begin(), m_threadless.end(), byNumber);
        Worker *const worker = *first;
        if (!worker->start)
            worker->start = std::make_unique<Start>(m_threads);
        m_threadless.erase(first);
        return worker;
    } catch (const std::bad_alloc &) {
        return nullptr;
    }
}

/// Starts a worker because one was \a woken, or because one goes on that has yielded.
void Roster::startOne(Lock &lock, bool woken)
{
    Worker *const worker = hire();
    if (!worker) {
        noteRefused(lock);
        return;
    }
    worker->setWoken(woken);
    worker->setEnding(false);
    worker->lookAgain = Clock::now() + firstLook * (1 << worker->doubts);
    m_onTheWay += woken;
    m_starts.push_back(worker);
    m_startCount.store(int(m_starts.size()), std::memory_order_relaxed);
    if (m_threads->isGiven)
        m_threads->waiting.fetch_add(1, std::memory_order_relaxed);
    // One that yields has a thread, which it is about to give back.
    const bool needsThread = woken;
    const bool isDoubtful = woken && m_hireAgain != Clock::time_point();
    const int allowed = m_onThreads + int(m_starts.size()) + m_limit;
    ++m_passing;
    ++worker->timesGiven;
    update();
    lock.unlock();
    if (!m_threads->isGiven)
        m_threads->allowThreads(allowed); // more than it needs: the program may run something there too
    const bool given = give(*worker, needsThread, isDoubtful);
    lock.lock();
    --worker->timesGiven;
    if (!given) {
        removeStart(*worker);
        noteRefused(lock);
    }
    --m_passing;
    m_left.notify_all();
}

/// False: it was not given, or is lost.
bool Roster::give(Worker &worker, bool needsThread, bool isDoubtful)
{
    const bool isSupervised = Supervisor::instance().wakeForSure(); // who looks whether it begins
    if (!isSupervised || (needsThread && !platform::canOpenFiles(sparedFiles))
        || (isDoubtful && !m_threads->canStartThread()))
        return false;
    Start &start = *worker.start;
    try {
        m_threads->start(start, worker, m_priority);
        return true;
    } catch (const std::bad_alloc &) {
        if (!m_threads->abandon(&start, !m_threads->isGiven))
            return true; // it has begun all the same
        (void)worker.start.release();
        return false;
    }
}

/// With m_mutex held: a start will not come to anything.
void Roster::removeStart(Worker &worker)
{
    arrive(worker);
    std::erase(m_starts, &worker);
    m_startCount.store(int(m_starts.size()), std::memory_order_relaxed);
    if (m_threads->isGiven)
        m_threads->waiting.fetch_sub(1, std::memory_order_relaxed);
    m_threadless.push_back(&worker);
    m_surplus = std::min(m_surplus, std::max(0, threadsNow() - m_limit));
}

/// With the lock held: the others do the work, and if there are none, who calls and waits.
void Roster::noteRefused(Lock &lock)
{
    const bool warn = !std::exchange(m_warned, true);
    m_hireAgain = Clock::now() + std::chrono::seconds(1);
    const int count = threadsNow();
    m_unstaffed.store(count == 0, std::memory_order_release);
    update();
    m_left.notify_all();
    if (m_active == 0)
        m_pool.onQuiet();
    lock.unlock();
    if (warn) {
        logInAnyCase([count] {
            qCWarning(lcParallel, "a worker thread could not be started; going on with %d", count);
        });
    }
    wakeIfWork();
    lock.lock();
}

void Roster::checkStarts()
{
    if (starting() == 0)
        return;
    // On a pool that is given, all of whose threads have work, it has to wait for its turn, if
    // they have: some may have been refused, and Qt believes that they work.
    const bool isSaturated = m_threads->isGiven && m_threads->isSaturated();
    const bool waits = isSaturated && isStaffed();
    const auto isDue = [now = Clock::now()](const Worker *worker) {
        return worker->lookAgain <= now && worker->timesGiven == 0;
    };
    {
        const Lock lock(m_mutex);
        if (waits || m_ending || std::none_of(m_starts.begin(), m_starts.end(), isDue))
            return;
    }
    const bool canStart = m_threads->canStartThread();
    Lock lock(m_mutex);
    bool anyRefused = false;
    for (std::size_t i = m_starts.size(); i-- > 0;) {
        Worker &worker = *m_starts[i];
        if (isDue(&worker))
            anyRefused = checkStart(worker, canStart, isSaturated) || anyRefused;
    }
    update();
    if (anyRefused)
        noteRefused(lock);
    lock.unlock();
    wakeIfWork(); // another one is started for each that was given up
}

/// With m_mutex held: looks at a start that is late. True: there is no thread for it.
bool Roster::checkStart(Worker &worker, bool canStart, bool isSaturated)
{
    const auto wait = nextLook * (1 << worker.doubts);
    worker.doubts = std::min(worker.doubts + 1, mostDoubts);
    if (canStart && worker.doubts == 1) {
        worker.lookAgain = Clock::now() + wait; // the machine is slow, perhaps
        return false;
    }
    if (m_threads->withdraw(*worker.start)) { // it was behind what the program runs there
        removeStart(worker);
        if (!m_threads->isGiven)
            m_threads->allowMoreThreads(m_limit);
        // Nor is there one where it is not full, and nobody takes it again and again: the pool's
        // threads are those of the process that has forked this one.
        return !isSaturated && worker.doubts > 3;
    }
    if (!m_threads->abandon(worker.start.get(), !canStart))
        return false; // it begins just now
    (void)worker.start.release();
    removeStart(worker);
    return !canStart;
}

void Roster::begin(Worker &worker)
{
    const Lock lock(m_mutex);
    std::erase(m_starts, &worker);
    m_startCount.store(int(m_starts.size()), std::memory_order_relaxed);
    if (m_threads->isGiven)
        m_threads->waiting.fetch_sub(1, std::memory_order_relaxed);
    worker.doubts = 0;
    ++m_onThreads;
    ++m_active;
    m_hireAgain = {};
    m_staffed.store(true, std::memory_order_release);
    m_unstaffed.store(false, std::memory_order_release);
    update();
}

void Roster::leave(Worker &worker, bool yields)
{
    {
        Lock lock(m_mutex);
        if (yields) {
            arrive(worker);
            passPlaceOn();
        } else {
            --m_leaving;
        }
        --m_onThreads;
        m_threadless.push_back(&worker);
        if (m_onThreads == 0)
            m_staffed.store(false, std::memory_order_release);
        ++m_passing; // who ends the pool waits for this thread
        update();
        if (m_active == 0)
            m_pool.onQuiet();
        const bool mayStart =
            !m_paused && !m_ending && m_active + int(m_starts.size()) < m_limit && m_pool.hasWork();
        if (yields && mayStart)
            startOne(lock, false);
    }
    Supervisor::instance().wake(); // who shows how many threads there are
    wakeIfWork();
    const Lock lock(m_mutex);
    --m_passing;
    m_left.notify_all();
}

void Roster::startAnew()
{
    for (std::unique_ptr<Worker> &worker : m_workers)
        (void)worker.release(); // they are on threads of the parent
    m_workers.clear();
    m_idle.clear();
    m_threadless.clear();
    m_starts.clear();
    m_returning.clear();
    m_threads->leaveToParent();
    m_limit = 1;
    m_active = m_surplus = m_onThreads = m_leaving = m_passing = m_onTheWay = 0;
    m_startCount.store(0, std::memory_order_relaxed);
    m_staffed.store(false, std::memory_order_relaxed);
    m_hireAgain = {};
    new (&m_left) std::condition_variable;
    m_paused = false;
    m_ending = true;
    m_unstaffed.store(false, std::memory_order_relaxed);
    update();
}

void Roster::end()
{
    std::vector<std::unique_ptr<Worker>> ended; // with no lock held: what they drop may call us
    {
        Lock lock(m_mutex);
        m_ending = true;
        update();
        for (Worker *const worker : m_idle) {
            ++m_leaving;
            worker->setEnding(true);
            worker->parker().release();
        }
        m_idle.clear();
        // Nothing is wakeable any more, but some may still be starting, or be lost.
        while (m_onThreads > 0 || m_passing > 0 || !m_starts.empty()) {
            for (std::size_t i = m_starts.size(); i-- > 0;) {
                Worker &worker = *m_starts[i];
                if (worker.timesGiven > 0)
                    continue;
                if (m_threads->withdraw(*worker.start)) {
                    removeStart(worker);
                } else if (m_threads->abandon(worker.start.get(), false)) {
                    (void)worker.start.release();
                    removeStart(worker);
                }
            }
            if (m_starts.empty())
                m_left.wait(lock, [this] { return m_onThreads == 0 && m_passing == 0; });
            else
                m_left.wait_for(lock, firstLook);
        }
        ended.swap(m_workers);
        m_threadless.clear();
    }
    ended.clear();
    ThreadPool::giveBack(m_threads);
}

} // namespace parallel::detail

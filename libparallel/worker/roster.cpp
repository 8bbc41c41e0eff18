// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/roster.h"

#include "base/logging.h"
#include "worker/pool.h"
#include "worker/supervisor.h"
#include "worker/worker.h"

#include <algorithm>

namespace parallel::detail {

namespace {

/// Qt takes it for running, and would wait for its end as it is destroyed: it stays.
void keepForEver(std::unique_ptr<Worker> worker)
{
    static std::atomic<Worker *> kept{nullptr};
    Worker *const stuck = worker.release();
    stuck->nextStuck = kept.exchange(stuck, std::memory_order_relaxed); // read by leak checkers alone
}

} // namespace

Roster::Roster(Pool &pool, int limit, std::chrono::milliseconds idleTimeout)
    : m_pool(pool), m_idleTimeout(idleTimeout), m_limit(limit)
{
}

Roster::~Roster() = default;

/// With m_mutex held, after any change: what others read without it.
void Roster::update()
{
    const bool mayWake = !m_waking && !m_paused && !m_ending && m_active < m_limit && m_returning.empty();
    const bool hasSleeper =
        !m_idle.empty() || m_hireAgain == Clock::time_point() || Clock::now() >= m_hireAgain;
    m_wakeable.store(mayWake && hasSleeper, std::memory_order_relaxed);
    m_news.store(m_ending || m_paused || m_active > m_limit || !m_returning.empty(),
                 std::memory_order_relaxed);
}

/// With m_mutex held: how many threads there are, one that is being started included.
int Roster::threads() const
{
    return int(m_workers.size() - m_threadless.size());
}

/// With m_mutex held: a worker whose thread is not yet started, or nullptr.
Worker *Roster::hire() noexcept
{
    const auto byNumber = [](const Worker *a, const Worker *b) { return a->number() < b->number(); };
    std::sort(m_threadless.begin(), m_threadless.end(), byNumber);
    const auto again = std::find_if(m_threadless.begin(), m_threadless.end(),
                                    [](const Worker *worker) { return worker->isStartable(); });
    if (again != m_threadless.end()) {
        Worker *const worker = *again;
        m_threadless.erase(again);
        return worker;
    }
    try {
        const std::size_t count = m_workers.size() + 1;
        m_idle.reserve(count); // so that resting and returning never allocate
        m_returning.reserve(count);
        m_threadless.reserve(count);
        m_workers.push_back(std::make_unique<Worker>(m_pool, int(count)));
        return m_workers.back().get();
    } catch (const std::bad_alloc &) {
        return nullptr;
    }
}

void Roster::wakeOne()
{
    std::unique_lock lock(m_mutex);
    if (!m_wakeable.load(std::memory_order_relaxed))
        return;
    ++m_active;
    m_waking = true;
    if (!m_idle.empty()) {
        Worker *const sleeper = m_idle.back();
        m_idle.pop_back();
        sleeper->setWoken();
        update();
        sleeper->parker().release();
        return;
    }
    update();
    Worker *const fresh = hire();
    ++m_starting;
    lock.unlock(); // nobody else hires or wakes meanwhile: m_waking
    const bool started = fresh && fresh->startThread();
    lock.lock();
    if (--m_starting == 0)
        m_started.notify_all(); // to who ends the pool
    if (started) {
        m_hireAgain = {};
        m_staffed.store(true, std::memory_order_release);
        m_unstaffed.store(false, std::memory_order_release);
        return;
    }
    if (fresh && fresh->isStuck()) {
        const auto place = std::find_if(m_workers.begin(), m_workers.end(),
                                        [&](const auto &worker) { return worker.get() == fresh; });
        keepForEver(std::move(*place));
        m_workers.erase(place);
    } else if (fresh && fresh->hasRun()) {
        m_threadless.push_back(fresh);
    } else if (fresh) {
        m_workers.pop_back(); // it is the last one
    }
    const bool warn = !std::exchange(m_warned, true);
    const int count = threads();
    m_hireAgain = Clock::now() + std::chrono::seconds(1);
    m_unstaffed.store(count == 0, std::memory_order_release);
    // What others could not do, as it seemed that one more was about to work:
    m_waking = false;
    passPlaceOn();
    update();
    if (m_active == 0)
        m_pool.onQuiet();
    lock.unlock();
    if (warn) {
        logInAnyCase([count] {
            qCWarning(lcParallel, "a worker thread could not be started; going on with %d", count);
        });
    }
    wakeIfWork();
}

bool Roster::tryAgain()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_hireAgain == Clock::time_point())
            return false;
        update();
    }
    wakeIfWork();
    return m_pool.hasWork();
}

bool Roster::staffAgain()
{
    {
        const std::lock_guard lock(m_mutex);
        update();
    }
    workAdded();
    return !isUnstaffed();
}

void Roster::wakeIfWork()
{
    heavyFence();
    if (m_wakeable.load(std::memory_order_relaxed) && m_pool.hasWork())
        wakeOne();
}

void Roster::found(Worker &worker)
{
    {
        const std::lock_guard lock(m_mutex);
        worker.clearWoken();
        m_waking = false;
        update();
    }
    wakeIfWork();
}

/// With m_mutex held: an active worker stops being so.
void Roster::passPlaceOn()
{
    if (m_returning.empty() || m_active > m_limit) {
        --m_active;
    } else {
        m_returning.front()->parker().release();
        m_returning.erase(m_returning.begin());
    }
}

bool Roster::rest(Worker &worker)
{
    bool stays = true;
    {
        const std::lock_guard lock(m_mutex);
        if (worker.isWoken()) {
            worker.clearWoken();
            m_waking = false;
        }
        passPlaceOn();
        if (m_ending)
            return false;
        stays = m_surplus == 0;
        if (stays) {
            m_idle.push_back(&worker);
        } else {
            --m_surplus;
            m_threadless.push_back(&worker);
        }
        update();
        if (m_active == 0)
            m_pool.onQuiet();
    }
    wakeIfWork(); // this very worker, perhaps
    stays = stays && sleep(worker);
    if (!stays)
        Supervisor::instance().wake(); // who shows how many threads there are
    return stays;
}

/// True: somebody has woken it. False: its thread has to end.
bool Roster::sleep(Worker &worker)
{
    for (;;) {
        if (m_idleTimeout == std::chrono::milliseconds::max()) {
            worker.parker().park();
            break;
        }
        if (worker.parker().parkUntil(Clock::now() + m_idleTimeout))
            break;
        const std::lock_guard lock(m_mutex);
        const auto place = std::find(m_idle.begin(), m_idle.end(), &worker);
        if (place == m_idle.end())
            continue; // it is being woken just now
        const bool last = threads() == 1;
        if (m_paused || m_pool.hasWork()
            || (last && (m_hireAgain != Clock::time_point() || !m_pool.suspended.isEmpty())))
            continue; // perhaps no thread can be started when that goes on
        m_idle.erase(place); // nobody will wake it now
        m_threadless.push_back(&worker);
        if (last)
            m_staffed.store(false, std::memory_order_release);
        update();
        return false;
    }
    return !worker.isEnding();
}

void Roster::lendPlace()
{
    {
        const std::lock_guard lock(m_mutex);
        passPlaceOn();
        update();
    }
    wakeIfWork();
}

void Roster::reclaimPlace(Worker &worker)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_active < m_limit) {
            ++m_active;
            update();
            return;
        }
        m_returning.push_back(&worker);
        update();
    }
    worker.parker().park();
}

void Roster::setLimit(int limit)
{
    {
        const std::lock_guard lock(m_mutex);
        m_limit = limit;
        m_surplus = std::max(0, threads() - limit);
        for (; m_surplus > 0 && !m_idle.empty(); --m_surplus) {
            Worker *const longest = m_idle.front();
            m_idle.erase(m_idle.begin());
            m_threadless.push_back(longest);
            longest->setEnding();
            longest->parker().release();
        }
        while (m_active < m_limit && !m_returning.empty()) {
            ++m_active;
            m_returning.front()->parker().release();
            m_returning.erase(m_returning.begin());
        }
        update();
    }
    wakeIfWork();
    Supervisor::instance().wake(); // who shows how many threads there are
}

int Roster::limit() const
{
    const std::lock_guard lock(m_mutex);
    return m_limit;
}

void Roster::setPaused(bool paused)
{
    {
        const std::lock_guard lock(m_mutex);
        m_paused = paused;
        update();
    }
    wakeIfWork();
    Supervisor::instance().wake(); // who shows what is queued meanwhile
}

bool Roster::isPaused() const
{
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

int Roster::threadCount() const
{
    const std::lock_guard lock(m_mutex);
    return threads();
}

void Roster::checkQuiet()
{
    const std::lock_guard lock(m_mutex);
    if (m_active == 0)
        m_pool.onQuiet();
}

void Roster::startAnew()
{
    for (std::unique_ptr<Worker> &worker : m_workers)
        (void)worker.release(); // Qt would wait for the end of its thread
    m_workers.clear();
    m_idle.clear();
    m_threadless.clear();
    m_returning.clear();
    m_limit = 1;
    m_active = m_surplus = m_starting = 0;
    new (&m_started) std::condition_variable;
    m_waking = m_paused = false;
    m_ending = true;
    m_unstaffed.store(false, std::memory_order_relaxed);
    update();
}

void Roster::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        update();
        for (Worker *const worker : m_idle) {
            worker->setEnding();
            worker->parker().release();
        }
        m_idle.clear();
    }
    // Nothing is wakeable any more, but one worker may still be trying to start another.
    for (std::size_t i = 0;; ++i) {
        Worker *worker = nullptr;
        {
            const std::lock_guard lock(m_mutex);
            if (i >= m_workers.size())
                break;
            worker = m_workers[i].get();
        }
        worker->wait();
    }
    std::vector<std::unique_ptr<Worker>> ended; // with no lock held: what they drop may call us
    std::unique_lock lock(m_mutex);
    m_started.wait(lock, [this] { return m_starting == 0; });
    ended.swap(m_workers);
    m_threadless.clear();
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/roster.h"

#include "scope/logging.h"
#include "scope/pool.h"
#include "worker/supervisor.h"
#include "worker/worker.h"

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

Roster::Roster(Pool &pool, int limit) : m_pool(pool), m_limit(limit) {}

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

/// With m_mutex held: a worker whose thread is not yet started, or nullptr.
Worker *Roster::hire() noexcept
{
    try {
        const std::size_t count = m_workers.size() + 1;
        m_idle.reserve(count); // so that resting and returning never allocate
        m_returning.reserve(count);
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
    lock.unlock(); // nobody else hires or wakes meanwhile: m_waking
    const bool started = fresh && fresh->startThread();
    lock.lock();
    if (started) {
        m_hireAgain = {};
        m_staffed.store(true, std::memory_order_release);
        m_unstaffed.store(false, std::memory_order_release);
        return;
    }
    if (fresh) {
        if (fresh->isStuck())
            keepForEver(std::move(m_workers.back()));
        m_workers.pop_back();
    }
    const bool warn = !std::exchange(m_warned, true);
    const auto count = int(m_workers.size());
    m_hireAgain = Clock::now() + std::chrono::seconds(1);
    m_unstaffed.store(m_workers.empty(), std::memory_order_release);
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
    {
        const std::lock_guard lock(m_mutex);
        if (worker.isWoken()) {
            worker.clearWoken();
            m_waking = false;
        }
        passPlaceOn();
        if (m_ending)
            return false;
        m_idle.push_back(&worker);
        update();
        if (m_active == 0)
            m_pool.onQuiet();
    }
    wakeIfWork(); // this very worker, perhaps
    worker.parker().park();
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
        while (m_active < m_limit && !m_returning.empty()) {
            ++m_active;
            m_returning.front()->parker().release();
            m_returning.erase(m_returning.begin());
        }
        update();
    }
    wakeIfWork();
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
    return int(m_workers.size());
}

bool Roster::isActive() const
{
    const std::lock_guard lock(m_mutex);
    return m_active > 0;
}

void Roster::checkQuiet()
{
    const std::lock_guard lock(m_mutex);
    if (m_active == 0)
        m_pool.onQuiet();
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
    const std::lock_guard lock(m_mutex);
    m_workers.clear();
}

} // namespace parallel::detail

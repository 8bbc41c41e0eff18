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

/// So many threads start at the same time: each is ready only after a while.
constexpr int startsAtOnce = 2;

} // namespace

Roster::Roster(Pool &pool, const Settings &settings)
    : m_pool(pool),
      m_threads(ThreadPool::take(settings)),
      m_priority(settings.priority),
      m_idleTimeout(settings.idleTimeout),
      m_limit(settings.workers)
{
}

Roster::~Roster() = default;

/// With m_mutex held, after any change: what others read without it.
void Roster::update()
{
    const int most = m_idle.empty() ? startsAtOnce : 1;
    const bool mayWake = m_onTheWay < most && !m_paused && !m_ending
                         && m_active + int(m_starts.size()) < m_limit && m_returning.empty();
    const bool hasSleeper =
        !m_idle.empty() || m_hireAgain == Clock::time_point() || Clock::now() >= m_hireAgain;
    m_wakeable.store(mayWake && hasSleeper, std::memory_order_relaxed);
    m_news.store(m_ending || m_paused || m_active > m_limit || !m_returning.empty(),
                 std::memory_order_relaxed);
}

void Roster::wakeOne()
{
    Lock lock(m_mutex);
    if (!m_wakeable.load(std::memory_order_relaxed))
        return;
    if (m_idle.empty()) {
        startOne(lock, true);
        return;
    }
    ++m_active;
    ++m_onTheWay;
    Worker *const sleeper = m_idle.back();
    m_idle.pop_back();
    sleeper->setWoken(true);
    update();
    sleeper->parker().release();
}

bool Roster::tryAgain()
{
    bool allSleep = false; // in tasks, which have lent their places: nobody else looks
    {
        const std::lock_guard lock(m_mutex);
        if (m_hireAgain == Clock::time_point())
            return false;
        update();
        allSleep = m_onThreads > m_leaving && m_active == 0 && m_idle.empty();
    }
    wakeIfWork();
    return allSleep || m_pool.hasWork();
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
        arrive(worker);
        update();
    }
    wakeIfWork();
}

/// With m_mutex held: if it was woken, it is not on its way any more.
void Roster::arrive(Worker &worker)
{
    if (worker.isWoken()) {
        worker.setWoken(false);
        --m_onTheWay;
    }
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
        const Lock lock(m_mutex);
        arrive(worker);
        passPlaceOn();
        stays = !m_ending && m_surplus == 0 && !m_threads->isGiven;
        if (stays) {
            m_idle.push_back(&worker);
        } else {
            ++m_leaving;
            m_surplus = std::max(0, m_surplus - 1);
        }
        update();
        if (m_active == 0)
            m_pool.onQuiet();
    }
    if (!stays)
        return false;
    wakeIfWork(); // this very worker, perhaps
    return sleep(worker);
}

/// True: somebody has woken it. False: it has to leave its thread.
bool Roster::sleep(Worker &worker)
{
    for (;;) {
        if (m_idleTimeout == std::chrono::milliseconds::max()) {
            worker.parker().park();
            break;
        }
        if (worker.parker().parkUntil(Clock::now() + m_idleTimeout))
            break;
        const Lock lock(m_mutex);
        const auto place = std::find(m_idle.begin(), m_idle.end(), &worker);
        if (place == m_idle.end())
            continue; // it is being woken just now
        const bool last = threadsNow() == 1;
        if (m_paused || m_pool.hasWork()
            || (last && (m_hireAgain != Clock::time_point() || !m_pool.suspended.isEmpty())))
            continue; // perhaps no thread can be started when that goes on
        m_idle.erase(place); // nobody will wake it now
        ++m_leaving;
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
    if (m_threads->isGiven)
        m_threads->lendPlace();
    wakeIfWork();
}

void Roster::reclaimPlace(Worker &worker)
{
    if (m_threads->isGiven)
        m_threads->reclaimPlace();
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
        m_surplus = m_threads->isGiven ? 0 : std::max(0, threadsNow() - limit);
        for (; m_surplus > 0 && !m_idle.empty(); --m_surplus) {
            Worker *const longest = m_idle.front();
            m_idle.erase(m_idle.begin());
            ++m_leaving;
            longest->setEnding(true);
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
    return threadsNow();
}

void Roster::checkQuiet()
{
    const std::lock_guard lock(m_mutex);
    if (m_active == 0)
        m_pool.onQuiet();
}

} // namespace parallel::detail

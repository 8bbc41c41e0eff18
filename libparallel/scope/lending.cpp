// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Before a thread sleeps for a future, Qt looks in the future's thread pool for what has not
/// begun of it, takes that, and runs it. Nothing else tells that somebody waits. So there is a
/// pool in which nothing ever begins by itself, and what waiters find there is a Lending.

#include <libparallel/detail/lending.h>

#include "platform/platform.h"

#include "wait/context.h"
#include "worker/runner.h"

#include <QtCore/qrunnable.h>
#include <QtCore/qthreadpool.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <semaphore>
#include <utility>

namespace parallel::detail {

namespace {

/// The task on this thread that has a place to lend.
const Context *runningOnWorker() noexcept
{
    const Context *c = currentContext;
    while (c && !(c->kind == Context::Running && c->runner->isWorker()))
        c = c->outer;
    return c;
}

/// Its one thread never ends: so nothing else begins there. It runs this library's code, which
/// stays for it.
QThreadPool *makePool()
{
    auto *const pool = new QThreadPool; // never deleted: that would wait for the thread
    pool->setObjectName(QStringLiteral("parallel-lending"));
    pool->setMaxThreadCount(1);
    pool->setExpiryTimeout(-1);
    pool->setStackSize(128 * 1024);
    platform::keepLoaded();
    auto *const never = new std::binary_semaphore(0);
    pool->start([never] { never->acquire(); });
    return pool;
}

QThreadPool &pool()
{
    static QThreadPool *const it = makePool();
    return *it;
}

} // namespace

/// Lies in the pool until its future has finished, but for moments: whoever takes it from there
/// puts it back before it sleeps, for others who wait.
class Lending final : public QRunnable
{
public:
    Lending()
    {
        setAutoDelete(false);
        pool().start(this);
    }

    void run() override
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_isOver)
                putBack(); // end() has not looked for it yet
        }
        if (const Context *const task = runningOnWorker())
            waitWithoutPlace(*task->runner);
        deref(); // of who has taken it
    }

    void end() noexcept
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_ended.notify_all();
        if (pool().tryTake(this))
            deref(); // of the pool
        deref();
    }

private:
    /// Without memory for that, this one lends its place, and others who wait do not.
    void putBack() noexcept
    {
        try {
            pool().start(this);
            ref();
        } catch (const std::bad_alloc &) {
        }
    }
    void waitWithoutPlace(Runner &runner)
    {
        std::unique_lock lock(m_mutex);
        if (m_isOver)
            return;
        lock.unlock();
        runner.sleepWithoutPlace([this] {
            std::unique_lock sleeping(m_mutex);
            m_ended.wait(sleeping, [this] { return m_isOver; }); // woken by end()
        });
    }

    void ref() noexcept { m_refs.fetch_add(1, std::memory_order_relaxed); }
    /// Pairs with itself: who deletes it sees what all others did.
    void deref() noexcept
    {
        if (m_refs.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete this;
    }

    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_isOver = false;
    std::atomic<int> m_refs{2}; // the call's, and the pool's or of who has taken it from there
};

bool LendsPlaces::isInTask() noexcept
{
    return runningOnWorker() != nullptr;
}

void LendsPlaces::begin(QFutureInterfaceBase &future) noexcept
{
    try {
        m_lending = new Lending;
    } catch (const std::bad_alloc &) {
        return;
    }
    future.setThreadPool(&pool());
    future.setRunnable(m_lending);
}

void LendsPlaces::endLending() noexcept
{
    std::exchange(m_lending, nullptr)->end();
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "scope/threadsover.h"

#include "base/logging.h"
#include "base/settings.h"
#include "platform/platform.h"
#include "base/thrown.h"
#include "worker/taskinfo.h"
#include "worker/supervisor.h"

#include <libparallel/detail/runcall.h>

#include <algorithm>

namespace parallel::detail {

// --- ThreadsOver ---

ThreadsOver &ThreadsOver::instance()
{
    // The supervisor goes after these, and its locks for a fork are taken after theirs.
    static Supervisor &supervisor = Supervisor::instance();
    Q_UNUSED(supervisor);
    static ThreadsOver all;
    return all;
}

ThreadsOver::ThreadsOver()
{
    const auto unlock = [] { instance().m_mutex.unlock(); };
    platform::onFork([] { instance().m_mutex.lock(); }, unlock, unlock);
}

std::shared_ptr<ThreadsPrivate> ThreadsOver::get(QThreadPool *pool)
{
    const int workers = pool ? std::clamp(pool->maxThreadCount(), 1, maxWorkers) : 0;
    const std::lock_guard lock(m_mutex);
    Over &over = m_all[pool];
    if (over.threads && over.threads->d->pool.isInherited())
        (void)over.threads.release(); // those of the parent, of which nothing runs here
    if (!over.threads) {
        over.threads = make(pool, workers);
        if (pool)
            QObject::connect(
                pool, &QObject::destroyed, over.threads.get(), [this, pool] { end(pool); },
                Qt::DirectConnection);
    } else if (over.workers != workers) {
        over.threads->setWorkerCount(workers);
    }
    over.workers = workers;
    return over.threads->d;
}

std::unique_ptr<Threads> ThreadsOver::make(const QThreadPool *pool, int workers)
{
    const QString name = pool ? pool->objectName() : QString();
    // Its calls fail by themselves, and nobody waits for all of them.
    return std::make_unique<Threads>(Options{.workers = workers,
                                             .timeout = Options::noTimeout,
                                             .queueLimit = Options::unlimited,
                                             .onFailure = OnFailure::Stop,
                                             .name = name.isEmpty() ? QStringLiteral("QThreadPool") : name});
}

/// The pool is being destroyed, and has waited for what was called on it, as Qt's pools do.
void ThreadsOver::end(QThreadPool *pool)
{
    std::unique_ptr<Threads> ended;
    {
        const std::lock_guard lock(m_mutex);
        const auto at = m_all.find(pool);
        if (at == m_all.end())
            return;
        ended = std::move(at->second.threads);
        m_all.erase(at);
    }
    try {
        if (ended && !ended->d->pool.isInherited())
            ended->wait();
    } catch (...) {
        logUntaken(ended->name(), std::current_exception());
    }
}

// --- CallsTo ---

CallsTo::CallsTo(QThreadPool *pool, Kind kind, int priority)
{
    Q_UNUSED(priority);
    if (!pool && currentContext)
        return;
    const std::shared_ptr<ThreadsPrivate> threads =
        ThreadsOver::instance().get(pool ? pool : QThreadPool::globalInstance());
    if (currentContext && currentContext->pool == &threads->pool)
        return; // one of their tasks
    if (kind == Waited)
        m_entry = new Entry(threads, Join::EnterJoin);
    else
        m_direct.emplace(threads);
}

CallsTo::~CallsTo()
{
    delete m_entry;
}

void logIgnored(const Definition *of, const std::exception_ptr &thrown) noexcept
{
    if (isCancelledError(thrown))
        return;
    logInAnyCase([&] { logLost("task", QString::fromUtf8(of->name()), thrown); });
}

} // namespace parallel::detail

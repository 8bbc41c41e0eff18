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

std::shared_ptr<ThreadsPrivate> ThreadsOver::get(QThreadPool *pool, int priority)
{
    const Key key(pool, priority);
    const int workers = pool ? std::clamp(pool->maxThreadCount(), 1, maxWorkers) : 0;
    std::unique_ptr<Threads> made; // or not needed, and ended with no lock held
    for (;;) {
        {
            const std::lock_guard lock(m_mutex);
            Over &over = m_all[key];
            if (over.threads && over.threads->d->pool.isInherited())
                (void)over.threads.release(); // those of the parent, of which nothing runs here
            if (!over.threads && made)
                over.threads = std::move(made);
            else if (over.threads && over.workers != workers)
                over.threads->setWorkerCount(workers);
            if (over.threads) {
                over.workers = workers;
                return over.threads->d;
            }
        }
        made = make(key, workers); // which takes locks that a fork() may take in another order
        if (pool) {
            QObject::connect(
                pool, &QObject::destroyed, made.get(), [this, key] { end(key); }, Qt::DirectConnection);
        }
    }
}

std::unique_ptr<Threads> ThreadsOver::make(const Key &key, int workers)
{
    const auto &[pool, priority] = key;
    const QString name = pool ? pool->objectName() : QString();
    // Its calls fail by themselves, and nobody waits for all of them.
    return std::make_unique<Threads>(Options{.workers = workers,
                                             .timeout = Options::noTimeout,
                                             .queueLimit = Options::unlimited,
                                             .onFailure = OnFailure::Stop,
                                             .name = name.isEmpty() ? QStringLiteral("QThreadPool") : name,
                                             .pool = pool,
                                             .priority = priority});
}

/// The pool is being destroyed. Its destructor has waited for all that was called on it, so
/// nothing is left that would need its threads.
void ThreadsOver::end(const Key &key)
{
    std::unique_ptr<Threads> ended;
    {
        const std::lock_guard lock(m_mutex);
        const auto at = m_all.find(key);
        if (at == m_all.end())
            return;
        ended = std::move(at->second.threads);
        m_all.erase(at);
    }
}

// --- CallsTo ---

CallsTo::CallsTo(QThreadPool *pool, Kind kind, int priority)
{
    if (!pool && currentContext)
        return;
    const std::shared_ptr<ThreadsPrivate> threads =
        ThreadsOver::instance().get(pool ? pool : QThreadPool::globalInstance(), priority);
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

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/worker.h"

#include "platform/platform.h"
#include "worker/pool.h"
#include "worker/supervisor.h"
#include "worker/threadcaches.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>

#include <algorithm>
#include <cstdlib>

namespace parallel::detail {

namespace {

/// So many tiny calls end before what they have deleted later goes.
constexpr int executedAtOnce = 64;

/// On a QThreadPool that is given, where all of its threads have work: so long a worker
/// keeps its thread from the other things that run there, and from other scopes.
constexpr std::chrono::milliseconds slice{10};
constexpr std::chrono::microseconds sliceBesideScopes{500};

/// "nightly-3", within the 15 bytes that Linux gives a thread's name, number kept.
QByteArray nameFor(const QString &scope, int number)
{
    const QByteArray suffix = '-' + QByteArray::number(number);
    const QByteArray name = scope.toUtf8();
    qsizetype length = std::min(name.size(), 15 - suffix.size());
    while (length < name.size() && length > 0 && (uchar(name[length]) & 0xC0) == 0x80)
        --length; // no part of a character
    return name.first(length) + suffix;
}

} // namespace

Worker::Worker(Pool &pool, int number)
    : m_pool(pool), m_runner(pool, number, this), m_threadName(nameFor(pool.settings.name, number))
{
}

/// Ends the objects for which tasks of this thread have called deleteLater(), and runs no
/// other events.
void Worker::deleteDeferred()
{
    m_executed = 0;
    if (QCoreApplication::instance()) // which Qt needs for that; without it they would be lost
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void Worker::run()
{
    const bool isGuest = m_pool.roster.threads().isGiven;
    const platform::ThreadName nameBefore = platform::threadName();
    platform::setThreadName(m_threadName.constData());
    m_runner.beginThread();
    m_pool.roster.begin(*this);
    bool yields = false;
    {
        const AtWork atWork(m_pool);
        yields = work();
        if (m_pool.isInherited())
            std::exit(EXIT_SUCCESS); // it was this process' only thread, and Qt's pool the parent's
        if (!isGuest)
            clearThreadCaches(); // they belong to the scope
    }
    if (isGuest)
        platform::setThreadName(nameBefore.data());
    m_pool.roster.leave(*this, yields);
}

/// True: it gives its thread to others, and wants to go on behind them. False: it has ended.
bool Worker::work()
{
    const bool isGuest = m_pool.roster.threads().isGiven;
    if (isGuest)
        m_sliceBegan = Clock::now();
    for (;;) {
        Call *const call = m_pool.roster.hasNews() ? nullptr : m_runner.take();
        if (!call) {
            if (m_pool.isInherited())
                return false; // a task has forked, and this is its child: nothing else is to be run
            deleteDeferred();
            m_runner.settle();
            m_runner.sweepBatch();
            if (!m_pool.roster.rest(*this))
                return false;
            continue;
        }
        if (m_woken) {
            m_pool.roster.found(*this);
            Supervisor::instance().wake();
        }
        // Before anybody is told that all of another group or scope has ended.
        if (m_runner.mustSettle(*call))
            deleteDeferred();
        m_runner.execute(call);
        // To ask costs some twenty nanoseconds, so that tiny calls share them.
        if (++m_executed == executedAtOnce || !m_runner.isHurried()) {
            deleteDeferred();
            if (isGuest && mustYield()) {
                m_runner.settle();
                m_runner.sweepBatch();
                return true;
            }
        }
    }
}

bool Worker::mustYield()
{
    if (m_pool.isInherited())
        return false;
    ThreadPool &threads = m_pool.roster.threads();
    const auto now = Clock::now();
    const bool forScopes = threads.waiting.load(std::memory_order_relaxed) > m_pool.roster.starting();
    if (now - m_sliceBegan < (forScopes ? Clock::duration(sliceBesideScopes) : Clock::duration(slice)))
        return false;
    m_sliceBegan = now;
    return threads.isSaturated();
}

} // namespace parallel::detail

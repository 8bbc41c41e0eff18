// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/worker.h"

#include "platform/platform.h"
#include "worker/pool.h"
#include "worker/threadcaches.h"
#include "worker/supervisor.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>

namespace parallel::detail {

namespace {

/// So many tiny calls end before what they have deleted later goes.
constexpr int executedAtOnce = 64;

/// As many are left to others, who may open some between the question and Qt's own.
constexpr int sparedFiles = 4;

/// "nightly-3", within the 15 bytes that Linux gives a thread's name, number kept.
QString threadName(const QString &scope, int number)
{
    const QString suffix = QLatin1Char('-') + QString::number(number);
    return scope.left(15 - suffix.size()) + suffix;
}

} // namespace

Worker::Worker(Pool &pool, int number) : m_pool(pool), m_runner(pool, number, this)
{
    setObjectName(threadName(pool.settings.name, number)); // QThread passes it on to the system
}

Worker::~Worker()
{
    // QThread::wait() has put all that this thread did before this, by a lock inside
    // Qt. Said again where ThreadSanitizer, which does not see into Qt, can see it.
    m_over.load(std::memory_order_acquire);
}

bool Worker::startThread()
{
    // Qt opens a file for each thread's event loop, and ends the program if it cannot.
    if (!platform::canOpenFiles(sparedFiles))
        return false;
    m_woken = true; // it is started by a wake-up
    m_ending = false;
    const bool hasRun = m_over.exchange(false, std::memory_order_acq_rel);
    try {
        start();
    } catch (const std::bad_alloc &) {
        // It failed, and there was no memory to log that. Qt takes it for running now.
        m_isStuck = true;
        return false;
    }
    // QThread::start() reports failure only to the log, and in this. (It may have ended
    // already, where the pool does.)
    if (isRunning() || isFinished())
        return true;
    m_over.store(hasRun, std::memory_order_release);
    return false;
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
    const AtWork atWork(m_pool);
    m_runner.beginThread();
    for (;;) {
        Call *const call = m_pool.roster.hasNews() ? nullptr : m_runner.take();
        if (!call) {
            if (m_pool.isInherited())
                break; // a task has forked, and this is its child: nothing else is to be run
            deleteDeferred();
            m_runner.settle();
            m_runner.sweepBatch();
            if (!m_pool.roster.rest(*this))
                break;
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
        if (++m_executed == executedAtOnce || !m_runner.isHurried())
            deleteDeferred();
    }
    clearThreadCaches(); // while this is still the thread that Qt knows
    m_over.store(true, std::memory_order_release);
}

} // namespace parallel::detail

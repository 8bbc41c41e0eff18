// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/enums.h>

#include <QtCore/qstring.h>
#include <QtCore/qthread.h>

#include <chrono>
#include <limits>

QT_FORWARD_DECLARE_CLASS(QThreadPool)

namespace parallel {

/// The settings of a scope. What is left out comes from the environment, or else is the default:
///
///     const auto threads = parallel::threads({.workers = 32, .name = "nightly"});
///
/// A value out of range throws ConfigError when the scope opens.
struct Options
{
    /// For `timeout`: wait for ever, whatever the environment says. For `idleTimeout`: keep
    /// idle threads.
    static constexpr std::chrono::milliseconds noTimeout = std::chrono::milliseconds::max();
    /// For `queueLimit`: queue without limit, whatever the environment says.
    static constexpr qsizetype unlimited = std::numeric_limits<qsizetype>::max();

    /// How many tasks run at the same time, 1 to 65536.
    /// 0: `PARALLEL_WORKERS`, or else five for each core that the process may use, by its
    /// affinity and the quota of its control group; for a scope that is opened in a task,
    /// these divided by the workers of the scope around it, and at least two.
    int workers = 0;

    /// How long a barrier or the scope's end may wait before it drops what is
    /// queued, asks what runs to stop, and throws TimeoutError. A barrier stops the calls of its
    /// guard; a group outside tasks has the same time and stops its own calls. Waits inside tasks, and calls
    /// that wait for room in the queue, have no time-out.
    /// 0: `PARALLEL_TIMEOUT`, or else for ever.
    std::chrono::milliseconds timeout{0};

    /// How many calls may be queued before a further call waits for room (made
    /// inside a task, it runs at once instead, so that it cannot deadlock, or is queued
    /// all the same where the stack has no room for that).
    /// 0: `PARALLEL_QUEUE_LIMIT`, or else any number.
    qsizetype queueLimit = 0;

    /// What happens to the other calls of a batch (those made through the same guard) when one fails.
    OnFailure onFailure = OnFailure::Default;

    /// Names the scope in thread names (`nightly-3`), logs, and the monitor.
    /// Empty: the program's name.
    QString name = {};

    /// How long a worker thread without work is kept; its thread-cached objects end with
    /// it. It starts again when there is work for it. After the scope's end threads are kept
    /// for as long, but at most two seconds, for the next scope.
    /// 0: 30 seconds. `noTimeout`: until the scope ends.
    std::chrono::milliseconds idleTimeout{0};

    /// The pool whose threads run the tasks: QThreadPool::globalInstance(), or one of your own. Its
    /// `maxThreadCount`, stack size, priority and expiry hold and are never changed. `maxThreadCount` is also
    /// the number of workers, where neither `workers` nor `PARALLEL_WORKERS` is set. Workers give threads back
    /// after about 10 ms where others wait for them, so that what else runs on the pool is not held up for
    /// longer. Thread-cached objects live as long as the pool's threads. The pool must outlive the Threads.
    /// nullptr: threads of the library's own.
    QThreadPool *pool = nullptr;

    /// The priority with which workers wait for threads of \c pool, as in QThreadPool::start(). Without
    /// effect where no pool is given.
    int priority = 0;

    /// The priority of the library's own threads, which the system may ignore. Without effect where a pool is
    /// given.
    QThread::Priority threadPriority = QThread::InheritPriority;

    /// The stack of the library's own threads, in bytes, as for QThread::setStackSize(). 0: the system's
    /// default. Without effect where a pool is given.
    unsigned stackSize = 0;

    /// False: no threads, calls run where they are made. True: threads, unless `PARALLEL_ENABLED` is 0.
    bool enabled = true;

    /// How the progress is shown on standard error.
    ProgressLine progress = ProgressLine::Default;
};

} // namespace parallel

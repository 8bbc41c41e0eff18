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

/// What a scope can be told. A field left out comes from the environment, and
/// then from the default:
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
    /// queued, asks what runs to stop, and throws TimeoutError. A barrier stops what its
    /// guard has called; a group outside of tasks may take as long, and stops only itself. A task's own waits, and a call
    /// that waits for room in the queue, are not timed.
    /// 0: `PARALLEL_TIMEOUT`, or else for ever.
    std::chrono::milliseconds timeout{0};

    /// How many calls may be queued before a further call waits for room (made
    /// inside a task, it runs at once instead, so that it cannot deadlock, or is queued
    /// all the same where the stack has no room for that).
    /// 0: `PARALLEL_QUEUE_LIMIT`, or else any number.
    qsizetype queueLimit = 0;

    /// What a failing task does to the others of its batch: those that were called
    /// through the same guard.
    OnFailure onFailure = OnFailure::Default;

    /// Names the scope in thread names (`nightly-3`), logs, and the monitor.
    /// Empty: the program's name.
    QString name = {};

    /// How long a worker thread without work is kept; its thread-cached objects end with
    /// it. It starts again when there is work for it. After the scope's end threads are kept
    /// for as long, but at most two seconds, for the next scope.
    /// 0: 30 seconds. `noTimeout`: until the scope ends.
    std::chrono::milliseconds idleTimeout{0};

    /// The pool whose threads run the tasks: QThreadPool::globalInstance(), or one of your own,
    /// with its `maxThreadCount`, stack size, priority and expiry, which are never changed. Then
    /// it is also what decides how many workers there are, where nothing else does. Tasks work
    /// there in slices of about 10 ms, so that what else runs on it is not held up for longer;
    /// thread-cached objects end with the pool's threads. It must outlive the Threads.
    /// nullptr: threads of the library's own.
    QThreadPool *pool = nullptr;

    /// Where \c pool is given: the priority with which workers wait for its threads, beside what
    /// else is started there, as QThreadPool::start() has it.
    int priority = 0;

    /// The priority of the library's own threads (which the system may not obey). Not where a
    /// pool is given.
    QThread::Priority threadPriority = QThread::InheritPriority;

    /// The stack of the library's own threads, in bytes, as QThread::setStackSize() has it.
    /// 0: the system's default. Not where a pool is given.
    unsigned stackSize = 0;

    /// False: no threads, calls run where they are made. True: what `PARALLEL_ENABLED` says,
    /// which is to enable them unless it is 0.
    bool enabled = true;

    /// The progress line on standard error.
    ProgressLine progress = ProgressLine::Default;
};

} // namespace parallel

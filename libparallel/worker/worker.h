// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/parker.h"
#include "worker/runner.h"
#include "worker/start.h"

#include <QtCore/qbytearray.h>

#include <memory>

namespace parallel::detail {

/// One worker: a lane in the monitor, and a thread of the pool's QThreadPool while there is
/// work for it. It may get another thread each time.
///
/// On a QThreadPool of our own it stays until its scope ends or it has been idle for long,
/// and thread-cached objects end with its run. On one that the program has named it leaves
/// when there is nothing to do, and after a slice of time if others wait for a thread.
class Worker final
{
public:
    Worker(Pool &pool, int number);
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// On a thread of the QThreadPool: runs calls. Afterwards it may be started again at once,
    /// or be gone.
    void run();
    int number() const noexcept { return m_runner.number(); }
    Parker &parker() noexcept { return m_runner.parker(); }

    // For the roster, which guards these by its lock:
    bool isWoken() const noexcept { return m_woken; }
    void setWoken(bool woken) noexcept { m_woken = woken; }
    // Set before the worker is released, read by it after.
    bool isEnding() const noexcept { return m_ending; }
    void setEnding(bool ending) noexcept { m_ending = ending; }
    /// What it is started by, while it is.
    std::unique_ptr<Start> start;
    Clock::time_point lookAgain; // whether it has begun
    int doubts = 0;              // how often that was looked at
    int timesGiven = 0;          // to the QThreadPool, just now

private:
    bool work();
    void deleteDeferred();
    bool mustYield();

    Pool &m_pool;
    Runner m_runner;
    QByteArray m_threadName;
    bool m_woken = false;
    bool m_ending = false;
    int m_executed = 0; // since deleteDeferred()
    Clock::time_point m_sliceBegan;
};

} // namespace parallel::detail

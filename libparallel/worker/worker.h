// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/parker.h"
#include "worker/runner.h"

#include <QtCore/qthread.h>

#include <atomic>

namespace parallel::detail {

/// One worker: a lane in the monitor, and a thread of the pool's own while there is work
/// for it. Thread-cached objects live as long as the thread. A lane whose thread has ended
/// gets a new one later.
class Worker final : public QThread
{
    Q_OBJECT

public:
    Worker(Pool &pool, int number);
    ~Worker() override;

    /// Its thread has ended, and may be started again. By the roster.
    bool isStartable() const { return hasRun() && !isRunning(); }
    bool hasRun() const noexcept { return m_over.load(std::memory_order_acquire); }
    /// False when the system has no thread left for us.
    bool startThread();
    /// It could not be started, and Qt takes it for running: it cannot be destroyed.
    bool isStuck() const noexcept { return m_isStuck; }
    Worker *nextStuck = nullptr;
    int number() const noexcept { return m_runner.number(); }

    // For the roster, which guards these by its lock:
    bool isWoken() const noexcept { return m_woken; }
    void setWoken() noexcept { m_woken = true; }
    void clearWoken() noexcept { m_woken = false; }
    // Set before the worker is released, read by it after.
    bool isEnding() const noexcept { return m_ending; }
    void setEnding() noexcept { m_ending = true; }
    Parker &parker() noexcept { return m_runner.parker(); }

protected:
    void run() override;

private:
    void deleteDeferred();

    Pool &m_pool;
    Runner m_runner;
    bool m_woken = true; // it is started by a wake-up
    bool m_ending = false;
    bool m_isStuck = false;
    int m_executed = 0; // since deleteDeferred()
    std::atomic<bool> m_over{false}; // pairs with itself; see ~Worker() and isStartable()
};

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "scope/parker.h"
#include "worker/runner.h"

#include <QtCore/qthread.h>

#include <atomic>

namespace parallel::detail {

/// One worker: a thread of the pool's own, from its first call to the pool's end,
/// so that it has a lane in the monitor and thread-cached objects have a life.
class Worker final : public QThread
{
    Q_OBJECT

public:
    Worker(Pool &pool, int number);
    ~Worker() override;

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
    Pool &m_pool;
    Runner m_runner;
    bool m_woken = true; // it is started by a wake-up
    bool m_ending = false;
    bool m_isStuck = false;
    std::atomic<bool> m_over{false}; // pairs with itself; see ~Worker()
};

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/parker.h"

#include <QtCore/qrunnable.h>

#include <atomic>
#include <memory>

namespace parallel::detail {

class ThreadPool;
class Worker;

/// What a worker gives to the QThreadPool to get a thread of it: runs the worker there.
/// May be given again as soon as the worker has ended its run.
///
/// A start may be lost: the system refuses the thread, and Qt does not say so. Then it is
/// abandoned, and the worker gets another one. If it begins after all, it does nothing.
class Start final : public QRunnable
{
public:
    explicit Start(std::shared_ptr<ThreadPool> threads);

    /// Before it is given to the QThreadPool.
    void arm(Worker &worker) noexcept { m_worker.store(&worker, std::memory_order_release); }
    /// Takes the worker out: the start has not begun, and will not run it. False: it has.
    bool disarm() noexcept { return m_worker.exchange(nullptr, std::memory_order_acq_rel) != nullptr; }

    const std::shared_ptr<ThreadPool> &threads() const noexcept { return m_threads; }

    void run() override;

    // For the ThreadPool, which guards these by its lock:
    Start *nextLost = nullptr;
    bool isReplaced = false; // its place in the pool was made good
    Clock::time_point lostAt;

private:
    const std::shared_ptr<ThreadPool> m_threads;
    // Who exchanges it for nullptr has the worker: the thread that begins, or who gives up.
    // Release by arm(), acquire by both.
    std::atomic<Worker *> m_worker{nullptr};
};

} // namespace parallel::detail

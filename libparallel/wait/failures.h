// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/errors.h>

#include <QtCore/qlist.h>

#include <atomic>
#include <mutex>

namespace parallel::detail {

/// What went wrong in a group, in a batch (what one guard directs to a pool), or in a
/// pool, and has not been thrown yet. Any thread.
class Failures
{
public:
    /// Keeps \a failure. Where only the first can be thrown (\a keepAll is false),
    /// a later one is logged instead.
    void add(const TaskInfo &failure, bool keepAll) noexcept;
    void addCancelled(const char *why) noexcept;
    /// \a what may be empty, if there is no memory for it.
    void addTimeout(QString what) noexcept;

    /// Takes over what \a other has of failures and timeouts. Of two that come first, the
    /// later one goes to \a lost, unless all are kept.
    void takeOver(Failures &other, QList<TaskInfo> &lost) noexcept;
    /// With no lock held: who reads the log may do anything with the threads.
    static void logAll(const QList<TaskInfo> &lost) noexcept;
    /// Forgets that something was cancelled. Returns why, or nullptr.
    const char *takeCancelled() noexcept;

    /// What is to be thrown now, or nullptr; after that, nothing is left. A
    /// failure goes before a timeout, and both before a cancellation.
    std::exception_ptr take(bool all) noexcept;

private:
    struct Failure
    {
        TaskInfo task;
        quint64 number = 0; // of all failures of the process, in their order
    };
    struct Kept
    {
        Failure first;       // without texts, where all are kept
        QList<Failure> all;  // only where all are kept
        bool timedOut = false;
        QString timeout;
        const char *cancelled = nullptr; // why
    };
    Kept takeKept(bool withCancelled) noexcept;

    // Says that there is nothing below, so that most never lock. Release, acquire;
    // who has waited for the tasks sees what they have set.
    std::atomic<bool> m_any{false};
    std::mutex m_mutex;
    Kept m_kept;
};

} // namespace parallel::detail

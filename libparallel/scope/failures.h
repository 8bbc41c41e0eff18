// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/errors.h>

#include <QtCore/qlist.h>

#include <atomic>
#include <mutex>

namespace parallel::detail {

/// What went wrong in a group or scope and has not been thrown yet. Any thread.
class Failures
{
public:
    /// Keeps \a failure. Where only the first can be thrown (\a keepAll is false),
    /// a later one is logged instead.
    void add(const TaskInfo &failure, bool keepAll) noexcept;
    void addCancelled(const char *why) noexcept;
    /// \a what may be empty, if there is no memory for it.
    void addTimeout(QString what) noexcept;

    /// What is to be thrown now, or nullptr; after that, nothing is left. A
    /// failure goes before a timeout, and both before a cancellation.
    std::exception_ptr take(bool all) noexcept;

private:
    // Says that there is nothing below, so that most never lock. Release, acquire;
    // who has waited for the tasks sees what they have set.
    std::atomic<bool> m_any{false};
    std::mutex m_mutex;
    std::exception_ptr m_first;
    QList<TaskInfo> m_all; // only where all are kept
    bool m_timedOut = false;
    QString m_timeout;
    const char *m_cancelled = nullptr; // why
};

/// The exception's type and its what(): "std::runtime_error: no route to host".
QString describe(const std::exception_ptr &exception, const char *separator = ": ");

/// Logs what cannot be thrown any more, so that it is not lost: \a where, of what \a name.
void logLost(const char *where, const QString &name, const std::exception_ptr &exception) noexcept;

} // namespace parallel::detail

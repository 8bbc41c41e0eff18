// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/keep.h"

#include <libparallel/options.h>

#include <QtCore/qthread.h>

#include <optional>

QT_FORWARD_DECLARE_CLASS(QThreadPool)

namespace parallel::detail {

inline constexpr int maxWorkers = 65536;

/// The Options, the environment and the defaults, resolved.
struct Settings
{
    enum class Monitor { Off, ReadOnly, On };

    bool enabled = true;
    int workers = 1;
    std::optional<std::chrono::milliseconds> timeout;
    std::optional<qsizetype> queueLimit;
    bool keepGoing = false; // OnFailure::Continue
    parallel::ProgressLine progress = parallel::ProgressLine::Off; // or Bar or Log
    Monitor monitor = Monitor::On;
    QString record; // a file or folder, or empty
    Keep keep;      // of that folder
    QString name;
    std::chrono::milliseconds idleTimeout{30'000}; // max(): never
    QThreadPool *pool = nullptr; // the program's, or nullptr
    int priority = 0;            // of starts on it
    QThread::Priority threadPriority = QThread::InheritPriority; // of threads of our own
    unsigned stackSize = 0;                                      // of these; 0: the system's
    QString tasks; // what PARALLEL_TASKS says, unread
};

/// Reads and checks all of the environment variables, whether \a options leave
/// them a say or not. Throws ConfigError.
Settings resolve(const Options &options);

/// Throws ConfigError unless \a count is a number of workers; \a what names the setting.
void checkWorkerCount(qint64 count, const char *what);

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/export.h>

#include <memory>

namespace parallel {

/// While it lives, Ctrl-C and SIGTERM stop the program's scopes in order: all are cancelled, the
/// innermost first, so that what is queued is dropped, what runs is asked to stop, and each scope's end throws
/// CancelledError. The second signal ends the program at once, as without this. So does the first
/// one where nothing is open that could be stopped. For main(), before anything else:
///
///     int main()
///     {
///         const parallel::Interruption interruption;
///         try {
///             const auto threads = parallel::threads();
///             loadTables();
///         } catch (const parallel::CancelledError &) {
///             return interruption.exitStatus();
///         }
///         return 0;
///     }
///
/// A Threads object is cancelled as by Threads::cancel(). The program's own handlers for these signals are back
/// when it ends. There can be one at a time: the constructor throws UsageError where there is another one, and
/// std::system_error where the system has no thread or pipe for it. Member functions may be called from any
/// thread.
class PARALLEL_EXPORT Interruption
{
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

    /// The signal that has come, such as SIGINT; 0: none yet.
    int signal() const noexcept;
    /// What a shell expects of a program that a signal has ended: 128 + signal(). 0: none has come.
    int exitStatus() const noexcept { return signal() ? 128 + signal() : 0; }

private:
    struct Private;
    const std::unique_ptr<Private> d;
};

} // namespace parallel

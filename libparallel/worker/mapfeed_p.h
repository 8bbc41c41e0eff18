// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "worker/mapcall.h"

namespace parallel::detail {

/// A thread that adds elements to a map, one after the other, in the context in which it is made.
struct Feeding
{
    /// \a waits for the elements; \a caller is the task that runs on this thread, if any.
    Feeding(Runner &by, Join *waits, const Frame *caller, std::shared_ptr<MapBody> body);

    /// Would further elements only be dropped?
    bool isStopped() const;
    /// \a n more are there: counts them, and sees to it that somebody runs them.
    void add(qsizetype n);
    /// One more is there, and the queue has a limit: waits for room first, or runs one here.
    void addLimited();
    /// The next one is there, and runs here. Throws what it throws.
    void runSerially();
    /// Drops what nobody has taken.
    void dropRest();

    Runner &runner;
    Pool &pool;
    Join *const join;
    const std::shared_ptr<MapState> state;

    /// What each element is to obey; elementcall.cpp. Where there is anything, it is a call by itself.
    PolicyRef policy() const;
    void addByPolicy(const PolicyRef &policy);

private:
    void publish(qsizetype n);
};

} // namespace parallel::detail

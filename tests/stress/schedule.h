// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

namespace stress {

/// A point where threads meet: a lock, an atomic value, a fence. Now and then the
/// thread that comes by lets others go first, or sleeps for some microseconds.
///
/// Which points these are is drawn by a generator of each thread's own, so that the
/// same seed delays the same ones; what the system's scheduler makes of it may differ.
void point() noexcept;

/// From here on, one in \a delays points is delayed; 0: none. Begins the generators anew.
void setSchedule(quint32 seed, quint32 delays) noexcept;

/// How many points were passed, and how many of them delayed, up to now, by the
/// threads that have ended and this one.
struct Points
{
    qint64 passed = 0;
    qint64 delayed = 0;
};
Points points() noexcept;

} // namespace stress

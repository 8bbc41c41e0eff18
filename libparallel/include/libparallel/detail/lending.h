// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a task does that waits for a future. Not part of the public API.

#pragma once

#include <libparallel/export.h>

#include <QtCore/qfutureinterface.h>

namespace parallel::detail {

class Lending;

/// Lends the place of each task that waits for a future (in result() and the like) until that
/// has finished, so that it may wait for calls that have not begun. For a future whose calls
/// are made in a task; for others, and where there is no memory for it, it does nothing.
class PARALLEL_EXPORT LendsPlaces
{
public:
    LendsPlaces() noexcept = default;
    explicit LendsPlaces(QFutureInterfaceBase &future) noexcept
    {
        if (isInTask())
            begin(future);
    }
    ~LendsPlaces() { end(); }
    LendsPlaces(const LendsPlaces &) = delete;
    LendsPlaces &operator=(const LendsPlaces &) = delete;

    /// Would begin() do anything on this thread?
    static bool isInTask() noexcept;
    /// Before anybody has \a future.
    void begin(QFutureInterfaceBase &future) noexcept;
    /// The future has finished. By one thread.
    void end() noexcept
    {
        if (m_lending)
            endLending();
    }

private:
    void endLending() noexcept;

    Lending *m_lending = nullptr;
};

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journal/writer/cursor.h"

#include <libparallel/progress.h>

namespace parallel::detail {

class Ended;
class Pool;
struct Context;
struct Frame;

/// Records in the journal what one thread calls and runs. For that thread alone.
class Recorder
{
public:
    /// \a number is the worker's, or 0. What has ended in the journal goes to \a ended.
    Recorder(Pool &pool, int number, Ended &ended);

    bool isOn() const noexcept { return m_cursor.isRecording(); }

    /// \a call is made in \a context.
    void queued(Call *call, const Context &context);
    /// The task in \a frame, which is recorded, starts …
    void started(Frame &frame);
    /// … and has ended.
    void finished(Frame &frame, TaskState state, const std::exception_ptr &thrown);
    void error(journal::TaskRecord *record, const std::exception_ptr &thrown) noexcept;

    /// Records elements of the map that \a call runs, as one; \a count of them.
    void startElements(Call *call, Frame &frame, journal::Time queued, quint64 parent, int count);
    void finishElements(Frame &frame, TaskState state, int count);

    /// Something else has run since the last task ended here.
    void forgetTime() noexcept { m_lastEnd = 0; }

private:
    void endInBlock(const journal::TaskRecord *record);

    Pool &m_pool;
    const int m_number;
    Ended &m_ended;
    journal::Cursor m_cursor;
    journal::Time m_lastEnd = 0; // of the task that ran just before; saves reading the clock
};

} // namespace parallel::detail

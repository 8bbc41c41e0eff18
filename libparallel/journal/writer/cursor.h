// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journal/writer/writer.h"

#include <libparallel/detail/call.h>

#include <algorithm>
#include <atomic>

namespace parallel::journal {

/// Where one thread records the calls it makes: a page of records and a page of
/// texts of its own, so that recording is a few stores.
class Cursor
{
public:
    explicit Cursor(Writer *writer) noexcept : m_writer(writer) {}
    ~Cursor();
    Cursor(const Cursor &) = delete;
    Cursor &operator=(const Cursor &) = delete;

    bool isRecording() const noexcept { return m_writer != nullptr; }

    /// A call is made. Returns its record, or nullptr if it cannot be recorded.
    TaskRecord *queued(const detail::Call &call, std::uint64_t parent, std::uint32_t group,
                       std::uint16_t pool, Time now);
    /// A record for elements of a map, which are recorded as they start.
    TaskRecord *elements(const detail::Call &call, std::uint64_t parent, std::uint32_t group,
                         std::uint16_t pool, Time queued, int count);

private:
    TaskRecord *take(const detail::Call &call, std::uint64_t parent, std::uint32_t group, std::uint16_t pool,
                     Time queued);
    bool turnPage();
    void endPage() noexcept;
    TextRef put(std::string_view utf8, bool cut);
    TextRef nameOf(detail::Definition &definition);

    Writer *const m_writer;
    RecordPage m_page;
    Block *m_block = nullptr;
    char *m_text = nullptr;
    char *m_textEnd = nullptr;
};

// A record's fields are stored before the state that makes them valid; see format.h.

inline void setState(TaskRecord *record, RecordState state, std::uint8_t flags = 0) noexcept
{
    std::atomic_ref(record->state).store(std::uint8_t(state) | flags, std::memory_order_release);
}

inline bool isRunning(TaskRecord *record) noexcept
{
    return std::atomic_ref(record->state).load(std::memory_order_relaxed)
           == std::uint8_t(RecordState::Running);
}

inline void started(TaskRecord *record, int worker, Time now, std::uint8_t flags = 0) noexcept
{
    std::atomic_ref(record->worker).store(std::uint16_t(worker), std::memory_order_relaxed);
    std::atomic_ref(record->started).store(now, std::memory_order_relaxed);
    setState(record, RecordState::Running, flags);
}

inline void ended(TaskRecord *record, RecordState state, Time now, std::uint8_t flags = 0) noexcept
{
    std::atomic_ref(record->finished).store(now, std::memory_order_relaxed);
    setState(record, state, flags);
}

/// How far its task is, in units of its own.
inline void setProgress(TaskRecord *record, qint64 done, qint64 total) noexcept
{
    constexpr double parts = 10'000;
    const double part = total > 0 ? std::clamp(double(done) / double(total), 0.0, 1.0) : 0;
    const auto progress = total > 0 ? quint16(1 + part * parts) : quint16(0);
    std::atomic_ref(record->progress).store(progress, std::memory_order_relaxed);
}

/// A queued task waits before the queue: \a until a time, or 0. It may have run before, so that its
/// fields are not valid meanwhile.
inline void waits(TaskRecord *record, WaitReason reason, int attempts, Time until) noexcept
{
    setState(record, RecordState::Queued);
    std::atomic_ref(record->started).store(Time(reason) | Time(attempts) << 8, std::memory_order_relaxed);
    std::atomic_ref(record->finished).store(until, std::memory_order_relaxed);
    std::atomic_ref(record->worker).store(std::uint16_t(0), std::memory_order_relaxed);
    setState(record, RecordState::Queued, waitsFlag);
}

/// It does so no longer.
inline void waitsNoMore(TaskRecord *record) noexcept
{
    setState(record, RecordState::Queued);
    std::atomic_ref(record->started).store(Time(0), std::memory_order_relaxed);
    std::atomic_ref(record->finished).store(Time(0), std::memory_order_relaxed);
}

/// It is being tried for the \a attempt-th time, from 1.
inline void setAttempt(TaskRecord *record, int attempt) noexcept
{
    std::atomic_ref parent(record->parent);
    parent.store((parent.load(std::memory_order_relaxed) & parentMask)
                     | std::uint64_t(attempt - 1) << parentBits,
                 std::memory_order_relaxed);
}

inline bool isCancelRequested(TaskRecord *record) noexcept
{
    return record && std::atomic_ref(record->control).load(std::memory_order_relaxed) == 1;
}

} // namespace parallel::journal

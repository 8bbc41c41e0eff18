// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a call is to the dispatcher. Not part of the public API.

#pragma once

#include <libparallel/export.h>
#include <libparallel/detail/text.h>

#include <QtCore/qanystringview.h>
#include <QtCore/qbytearray.h>

#include <atomic>
#include <cstddef>
#include <exception>
#include <source_location>
#include <stop_token>

namespace parallel::journal {
struct TaskRecord;
}

namespace parallel::detail {

struct Context;
struct Join;
struct MapAccess;

/// Where calls made on this thread go; nullptr: they run here and now.
/// initial-exec, so that a call outside a scope costs one load and one branch.
PARALLEL_EXPORT extern constinit thread_local Context *currentContext
    __attribute__((tls_model("initial-exec")));

/// A wrapped callable and its name: what all calls of a task share. Lives until
/// the last Task handle and the last queued call are gone.
class PARALLEL_EXPORT Definition
{
public:
    explicit Definition(QAnyStringView name);
    explicit Definition(const std::source_location &where);
    Definition(const Definition &) = delete;
    Definition &operator=(const Definition &) = delete;

    const QByteArray &name() const noexcept { return m_name; } // UTF-8

    void ref(qint64 n = 1) noexcept { m_refs.fetch_add(n, std::memory_order_relaxed); }
    /// Pairs with itself: whoever drops the last reference sees all that others did.
    void deref(qint64 n = 1)
    {
        if (m_refs.fetch_sub(n, std::memory_order_acq_rel) == n)
            delete this;
    }

protected:
    virtual ~Definition();

private:
    std::atomic<qint64> m_refs{1};
    const QByteArray m_name;

public:
    std::atomic<quint32> recordedName{0}; // where the journal has the name; 0: not yet
};

enum class CallKind : quint8 {
    Plain,  ///< returns nothing
    Future, ///< settles a future
    Map,    ///< takes elements of a map until there are none
};

/// One call, from the moment it is made until it has run or been dropped. The
/// dispatcher owns it; whoever takes it from a queue runs or drops it, once.
class PARALLEL_EXPORT Call
{
public:
    Call(const Call &) = delete;
    Call &operator=(const Call &) = delete;

    /// Runs the callable. What it throws has been given to the call's future too.
    virtual void run() = 0;
    /// Settles the call's future: with a CancelledError, unless its holder has cancelled it.
    virtual void drop() noexcept {}
    /// Has the holder of the call's future cancelled it? Any thread.
    virtual bool isCancelled() const noexcept { return false; }
    /// Writes the arguments as text.
    virtual void describe(Text &) const {}
    /// Ends its life, and with it its arguments', but does not free its memory:
    /// arguments' destructors may throw.
    virtual void destroy() = 0;

    Definition *const definition;
    Join *join = nullptr;         // the group or scope that waits for it
    journal::TaskRecord *record = nullptr; // its place in the journal, if recorded
    Call *next = nullptr;         // in a worker's own queue
    quint32 offset = 0;           // where it is in its slab
    const CallKind kind;
    bool keepsArguments = false;  // they say the same after it has run
    bool wasCancelled = false;    // by the holder of its future, before it threw

protected:
    Call(Definition *d, CallKind k) noexcept : definition(d), kind(k) {}
    ~Call() = default;
};

/// Memory of calls: `offset` says where it is in its slab.
struct CallMemory
{
    void *address;
    quint32 offset;
};

/// Memory for a call of the current context; \a hasFuture: of CallKind::Future. Throws
/// std::bad_alloc.
PARALLEL_EXPORT CallMemory allocateCall(std::size_t size, bool hasFuture);
/// Gives back what allocateCall() gave, for a call that was never made.
PARALLEL_EXPORT void discardCall(CallMemory memory) noexcept;
/// Queues \a call in the current context, or, where that is serial or full, runs
/// it here. Takes it over, and its memory. Throws what a serial call throws.
PARALLEL_EXPORT void submitCall(Call *call);

/// The CancelledError of a call that its scope drops. nullptr: there is no memory for it.
PARALLEL_EXPORT std::exception_ptr droppedError() noexcept;

/// The stop token of the task that runs on this thread.
PARALLEL_EXPORT std::stop_token currentStopToken();

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a call is to the dispatcher. Not part of the public API.

#pragma once

#include <libparallel/export.h>
#include <libparallel/detail/policy.h>
#include <libparallel/detail/text.h>

#include <QtCore/qanystringview.h>
#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>

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

/// A wrapped callable and its name: what all calls of a task share. The callable, and
/// what it has captured, lives until the last Task handle and the last call are gone; the
/// name also for those who only speak of it.
class PARALLEL_EXPORT Definition
{
public:
    explicit Definition(QAnyStringView name);
    explicit Definition(const std::source_location &where);
    Definition(const Definition &) = delete;
    Definition &operator=(const Definition &) = delete;

    const QByteArray &name() const noexcept { return m_name; } // UTF-8

    /// What its calls are to obey. Mostly nothing.
    const PolicyRef &policy() const noexcept { return m_policy; }
    /// Before any call is made.
    void setPolicy(PolicyRef policy) noexcept { m_policy = std::move(policy); }

    void ref(qint64 n = 1) noexcept { m_refs.fetch_add(n, std::memory_order_relaxed); }
    /// Pairs with itself: whoever drops the last reference sees all that others did.
    void deref(qint64 n = 1)
    {
        if (m_refs.fetch_sub(n, std::memory_order_acq_rel) == n)
            endUse();
    }
    /// For a Task, through which calls are made.
    void refHandle() noexcept { m_handles.fetch_add(1, std::memory_order_relaxed); }
    /// Pairs with itself, as deref().
    void derefHandle()
    {
        if (m_handles.fetch_sub(1, std::memory_order_acq_rel) == 1)
            deref();
    }
    /// Can nobody make calls of it any more? A hint for those that have made and ended some.
    bool isOrphan() const noexcept { return m_handles.load(std::memory_order_relaxed) == 0; }
    /// For those who do not need the callable.
    void refName() noexcept { m_nameRefs.fetch_add(1, std::memory_order_relaxed); }
    /// Pairs with itself, as deref().
    void derefName()
    {
        if (m_nameRefs.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete this;
    }

protected:
    virtual ~Definition();
    /// Ends the callable.
    virtual void clear() = 0;

private:
    void endUse();

    std::atomic<qint64> m_refs{1};     // all handles together have one
    std::atomic<qint64> m_handles{1};
    std::atomic<qint64> m_nameRefs{1}; // all of m_refs together have one
    const QByteArray m_name;
    PolicyRef m_policy;

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

    /// Runs the callable, and keeps what it returns.
    virtual void run() = 0;
    /// Of a call with policies: what run() has made counts. May throw.
    virtual void handOver() {}
    /// Ends the lives of the arguments, before settle(). Their destructors may throw.
    virtual void release() {}
    /// Tells the call's future what came: a result, or \a thrown. Comes back with what
    /// stood in the way of that.
    virtual std::exception_ptr settle(const std::exception_ptr &thrown) noexcept
    {
        Q_UNUSED(thrown);
        return {};
    }
    /// Settles the call's future: with a CancelledError, unless its holder has cancelled it.
    virtual void drop() noexcept {}
    /// Has the holder of the call's future cancelled it? Any thread.
    virtual bool isCancelled() const noexcept { return false; }
    /// Is it not to begin for now, though it is not cancelled? Any thread.
    virtual bool isSuspended() const noexcept { return false; }
    /// Before run(), by who has all that it needs to run. False: it has been suspended meanwhile.
    virtual bool begin() noexcept { return true; }
    /// Writes the arguments as text.
    virtual void describe(Text &) const {}
    /// Adds what the keys of its task's limits are for its arguments. Throws what they throw.
    virtual void addKeys(QList<QByteArray> &) const {}
    /// Ends its life, and with it its arguments' if they still live, but does not free
    /// its memory: arguments' destructors may throw.
    virtual void destroy() = 0;

    Definition *const definition;
    Join *join = nullptr;         // the group or scope that waits for it
    journal::TaskRecord *record = nullptr; // its place in the journal, if recorded
    Call *next = nullptr;         // in a worker's own queue
    quint32 offset = 0;           // where it is in its slab
    const CallKind kind;
    // Constant once it is made:
    bool keepsArguments : 1 = false; // they say the same after it has run
    bool hasPolicy : 1 = false;      // a PolicyHead lies in front of it
    bool hasId : 1 = false;          // somebody knows it by the number in front of it
    bool hasBinding : 1 = false;     // it was made under a TaskLocal's value
    bool keepsFailures : 1 = false;  // what it throws is for the holder of its future, and for no scope
    bool isRepeatable : 1 = false;   // it can be given its arguments, and still have them
    bool : 0;
    // By whom it runs on:
    bool mayRepeat : 1 = false;      // this is not its last attempt: it keeps its arguments
    bool wasCancelled : 1 = false;   // by the holder of its future, before it threw

protected:
    Call(Definition *d, CallKind k) noexcept : definition(d), kind(k) {}
    ~Call() = default;
};

/// Memory of calls: `offset` says where it is in its slab.
struct CallMemory
{
    void *address;
    quint32 offset;
    bool hasPolicy = false;
};

/// Memory for a call of \a definition in the current context; \a hasFuture: for one that the
/// holder of a future may cancel. Throws std::bad_alloc.
PARALLEL_EXPORT CallMemory allocateCall(std::size_t size, bool hasFuture, const Definition *definition);
/// Gives back what allocateCall() gave, for a call that was never made.
PARALLEL_EXPORT void discardCall(CallMemory memory) noexcept;
/// Queues \a call in the current context, or, where that is serial or full, runs
/// it here. Takes it over, and its memory. Throws what a serial call throws.
PARALLEL_EXPORT void submitCall(Call *call);

/// The CancelledError of a call that its scope drops. nullptr: there is no memory for it.
PARALLEL_EXPORT std::exception_ptr droppedError() noexcept;

/// This thread makes no more calls by one of the handles of \a definition: lets go of
/// what it holds for them.
PARALLEL_EXPORT void letGo(Definition *definition);

/// The stop token of the task that runs on this thread.
PARALLEL_EXPORT std::stop_token currentStopToken();

} // namespace parallel::detail

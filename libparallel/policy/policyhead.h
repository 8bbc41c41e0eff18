// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>
#include <libparallel/detail/keys.h>

#include "policy/departure.h"
#include "policy/policy.h"
#include "queue/pending.h"

#include <span>

namespace parallel::detail {

class WaitingCalls;

/// What a call has besides where its task has policies. It lies in front of the call, with room
/// for a PendingHead between them, and its limits lie in front of it.
struct PolicyHead : Timer
{
    enum class Why : quint8 {
        Nothing,
        Delay,
        Retry,
        Limit,
        Rate,
        Answer
    }; // as journal::WaitReason, but the last

    /// \a of is the pool's; nullptr: it stands for what runs outside all scopes. \a keep: nobody else
    /// keeps \a p as long.
    PolicyHead(const PolicyRef &p, bool keep, int limits, WaitingCalls *of) noexcept
        : Timer(Timer::CallIsDue),
          keepsPolicy(keep),
          limitCount(quint8(limits)),
          policy(keep ? PolicyRef(p).release() : p.get()),
          pool(of)
    {
    }
    ~PolicyHead() { forgetPolicy(); }
    PolicyHead(const PolicyHead &) = delete;
    PolicyHead &operator=(const PolicyHead &) = delete;
    /// A call's is not destroyed, but not used any more after this.
    void forgetPolicy() noexcept
    {
        if (keepsPolicy)
            PolicyRef::adopt(policy); // which ends here
        keepsPolicy = false;
    }

    std::span<Limit *> limits() noexcept
    {
        return {reinterpret_cast<Limit **>(this) - limitCount, limitCount};
    }
    bool holds(std::size_t limit) const noexcept { return held >> limit & 1; }
    /// Does it wait, or has it places or a turn? By who alone has the call.
    bool hasAnything() const noexcept { return waits || line || held != 0 || isAdmitted; }

    // Guarded by the waiting room, while it waits there, as are the links below:
    Why why : 3 = Why::Nothing;
    bool waits : 1 = false;
    bool isAdmitted : 1 = false; // has a place at its rate, and has not started
    bool wasTaken : 1 = false;   // by a worker, when it had to wait: it goes before the queue
    bool isAway : 1 = false;     // this attempt of it is another process's, which times it
    bool isBegun : 1 = false;    // … and has begun, as is known: it is counted so while it waits
    // Else its task keeps it, which outlives the call: all threads would count in one place.
    bool keepsPolicy : 1;

    std::atomic<bool> timedOut{false}; // release, acquire: set by the supervisor while it runs
    const quint8 limitCount;
    quint8 held = 0;     // the limits of which it has a place, a bit each
    quint16 attempt = 0; // that runs, or ran last
    const Policy *const policy;
    std::shared_ptr<Elsewhere> elsewhere; // where this attempt has gone; ended by Attempts
    WaitingCalls *const pool;
    PolicyHead *nextOfPool = nullptr;
    PolicyHead *previousOfPool = nullptr;
    Line *line = nullptr; // in which it waits, or which has counted it in the queue; or neither
};

inline constexpr int mostLimits = 8; // as PolicyHead::held has bits
static_assert(mostLimits == 1 + mostKeys);

// So far in front of the call: a multiple of what memory is aligned to.
inline constexpr quint32 policyHeadSize =
    (sizeof(PolicyHead) + pendingHeadSize - 1) / pendingHeadSize * pendingHeadSize;

inline PolicyHead &policyHead(const Call *call) noexcept
{
    const char *const address = reinterpret_cast<const char *>(call) - pendingHeadSize - policyHeadSize;
    return *reinterpret_cast<PolicyHead *>(const_cast<char *>(address));
}
inline Call *callOf(const PolicyHead &head) noexcept
{
    const char *const address = reinterpret_cast<const char *>(&head) + policyHeadSize + pendingHeadSize;
    return reinterpret_cast<Call *>(const_cast<char *>(address));
}

/// How much lies in front of a call with so many limits, its PendingHead included.
constexpr quint32 policyRoom(int limits) noexcept
{
    const quint32 room = quint32(limits) * quint32(sizeof(Limit *));
    return (room + pendingHeadSize - 1) / pendingHeadSize * pendingHeadSize + policyHeadSize
           + pendingHeadSize;
}

/// What runs on this thread, with its places: one that it waits for needs none of them.
class RunningHead
{
public:
    explicit RunningHead(PolicyHead &head) noexcept : m_head(head), m_outer(std::exchange(s_innermost, this))
    {
    }
    ~RunningHead() { s_innermost = m_outer; }
    RunningHead(const RunningHead &) = delete;
    RunningHead &operator=(const RunningHead &) = delete;

    static const RunningHead *innermost() noexcept { return s_innermost; }
    const RunningHead *outer() const noexcept { return m_outer; }
    PolicyHead &head() const noexcept { return m_head; }

    // Guarded by the waiting room: what it has lent, and to whose wait.
    mutable quint8 lent = 0;
    mutable const void *lentBy = nullptr;

private:
    PolicyHead &m_head;
    RunningHead *const m_outer;
    static constinit thread_local RunningHead *s_innermost;
};

/// Which attempt of \a call runs, or ran last; 1 for all that have no policy.
inline int attemptOf(const Call &call) noexcept
{
    return call.hasPolicy ? std::max<int>(1, policyHead(&call).attempt) : 1;
}
/// Has it taken longer than its policy allows? Any thread, while it runs.
inline bool hasTimedOut(const Call &call) noexcept
{
    return call.hasPolicy && policyHead(&call).timedOut.load(std::memory_order_acquire);
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "queue/slab.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

namespace parallel::detail {

/// Who has a queued call whose future its holder may cancel. It lies in front of the call.
///
/// A queue cannot give back a call from its middle. So one that was cancelled is settled
/// where it is, and who takes it from the queue later finds it settled and throws it away.
class PendingHead
{
public:
    enum class Claim {
        Mine,         ///< Who took it from a queue runs or drops it.
        Settled,      ///< It has been settled; who took it discards it.
        BeingSettled, ///< Who settles it discards it.
    };

    /// By whoever has taken the call from a queue.
    Claim claim() noexcept
    {
        State state = m_state.load(std::memory_order_acquire);
        for (;;) {
            switch (state) {
            case Taken: // it was never listed
                return Claim::Mine;
            case Queued:
                if (exchange(state, Taken))
                    return Claim::Mine;
                break;
            case Looked:
                std::this_thread::yield(); // until the look at its future, which is short, has ended
                state = m_state.load(std::memory_order_acquire);
                break;
            case Settling:
                if (exchange(state, Left))
                    return Claim::BeingSettled;
                break;
            case Left:
            case Settled:
                return Claim::Settled;
            }
        }
    }
    /// By one that finds the call in a queue and leaves it there. False: it has been
    /// settled, or is just being settled.
    bool takeUnlessSettling() noexcept
    {
        State state = m_state.load(std::memory_order_acquire);
        while (state == Looked || (state == Queued && !exchange(state, Taken))) {
            std::this_thread::yield();
            state = m_state.load(std::memory_order_acquire);
        }
        return state == Queued || state == Taken;
    }
    /// It goes back to a queue, or is added to one for the first time.
    void release() noexcept { m_state.store(Queued, std::memory_order_release); }
    bool isSettled() const noexcept { return m_state.load(std::memory_order_acquire) == Settled; }

    // By the one that looks for cancelled calls.

    /// False: somebody has taken it.
    bool beginLook() noexcept
    {
        State state = Queued;
        return m_state.load(std::memory_order_relaxed) == Queued && exchange(state, Looked);
    }
    void beginSettling() noexcept { m_state.store(Settling, std::memory_order_release); }
    /// True: it was taken meanwhile, and is to be discarded here.
    bool endSettling() noexcept { return m_state.exchange(Settled, std::memory_order_acq_rel) == Left; }

    quint64 id = 0;     // of a call that has one without a record; see Call::hasId
    quint32 before = 0; // where the one listed before it is in its slab; 0: it was the first

private:
    enum State : quint32 { Taken, Queued, Looked, Settling, Left, Settled };

    /// Each change acquires what was done with the call before, and releases it.
    bool exchange(State &from, State to) noexcept
    {
        return m_state.compare_exchange_strong(from, to, std::memory_order_acq_rel,
                                               std::memory_order_acquire);
    }

    std::atomic<State> m_state{Taken};
};

inline const PendingHead &pendingHead(const Call *call) noexcept
{
    return *reinterpret_cast<const PendingHead *>(reinterpret_cast<const char *>(call) - pendingHeadSize);
}
inline PendingHead &pendingHead(Call *call) noexcept
{
    return *reinterpret_cast<PendingHead *>(reinterpret_cast<char *>(call) - pendingHeadSize);
}

/// The calls of a pool that have futures, for the supervisor to find those that their
/// holders have cancelled: the slabs in which they lie.
class PendingCalls
{
public:
    PendingCalls() = default;
    PendingCalls(const PendingCalls &) = delete;
    PendingCalls &operator=(const PendingCalls &) = delete;

    /// \a call is about to be queued; or will be later, when its head is released. By the
    /// thread whose slab it is in.
    void list(Call *call, bool isQueued = true);

    /// Looks at some of them that are queued, others each time. \a settle is called with
    /// each that its holder has cancelled, and \a discard with those of them that were
    /// taken from their queue meanwhile. One thread at a time, with no lock held.
    void look(const std::function<void(Call *)> &settle, const std::function<void(Call *)> &discard);

    /// Are there any, or were there lately?
    bool any();

    /// In the child of a fork, where nothing is queued: the slabs are let go.
    void startAnew() noexcept;
    /// \a slab is to be freed. False: it is being looked through, and goes with the end of that.
    bool remove(Slab *slab);

private:
    Slab *takeNext(const Slab *end);
    bool giveBack(Slab *slab);
    void append(Slab *slab);
    void unlink(Slab *slab);

    std::mutex m_mutex; // guards what follows, and the links
    Slab *m_first = nullptr;
    Slab *m_last = nullptr;
    bool m_isInherited = false; // by the child of a fork, which has but one thread
};

} // namespace parallel::detail

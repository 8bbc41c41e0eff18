// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journal/format.h"
#include "base/fence.h"
#include "wait/bindings.h"

#include <libparallel/map.h>

#include <atomic>
#include <mutex>

namespace parallel::detail {

class Pool;
class Relay;
class Runner;
struct Context;
struct Frame;

class MapCall;

/// Looks again and again for a microsecond or two, which is less than to sleep and be woken takes.
template<typename Condition>
bool spin(Condition condition)
{
    constexpr int looks = 1000;
    for (int i = 0; i < looks; ++i) {
        if (condition())
            return true;
    }
    return false;
}

/// A map while it runs: how many of its elements are there, have been taken, and have ended.
struct MapState
{
    explicit MapState(std::shared_ptr<MapBody> b) : body(std::move(b)), binding(currentBinding)
    {
        if (binding)
            binding->ref();
    }
    ~MapState()
    {
        if (binding)
            binding->deref();
    }
    MapState(const MapState &) = delete;
    MapState &operator=(const MapState &) = delete;

    /// \a n elements have ended, of which \a dropped never ran.
    void end(qsizetype n, qsizetype dropped);
    /// By who feeds it: no more come. \a complete: these were all that there are.
    void close(bool complete);

    const std::shared_ptr<MapBody> body;
    Binding *const binding; // under which it was called
    journal::Time queued = 0;          // when it was called, if recorded …
    quint64 parent = 0;                // … and by which task
    bool takesRoom = false;            // each element takes a place in the queue until it begins
    std::atomic<qsizetype> left{1}; // not ended; and one for who feeds. acq_rel: who ends the last sees …
    std::atomic<qsizetype> ended{0}; // … what all others did
    std::atomic<qsizetype> dropped{0};
    std::atomic<bool> complete{true};

    // Sequentially consistent both: who feeds adds an element and then looks whether anybody is
    // invited; who was invited says so and then looks what there is.
    std::atomic<qsizetype> fed{0}; // elements that are there; changed by one thread
    std::atomic<bool> invites{false}; // a call is queued by which one more may take part

    std::mutex mutex; // guards who takes what:
    qsizetype next = 0; // the first element that nobody has taken
    MapCall *running = nullptr; // who takes part, linked
    std::atomic<int> runByThemselves{0}; // elements that are calls by themselves; relaxed, as fences order it

private:
    void release(qsizetype n);
};

/// Takes elements of a map and runs them until there are none: one such call for
/// each worker that takes part. Short elements are taken many at a time. What of them has
/// not begun is for everybody: who finds nothing else takes half of what another one has
/// left, so that no element waits behind one that blocks.
///
/// As long as there is anything to take, one more call is queued, the invitation, so that
/// whoever becomes free takes part.
class MapCall final : public Call
{
public:
    /// \a begin to \a end: elements taken before. Empty: an invitation.
    MapCall(std::shared_ptr<MapState> state, qsizetype begin, qsizetype end)
        : Call(state->body->definition, CallKind::Map), m_state(std::move(state)), m_begin(begin), m_end(end)
    {
    }

    /// By who feeds \a state: queues an invitation, unless there is one. Throws std::bad_alloc:
    /// then none of its elements will run that have not begun.
    static void inviteTo(Runner &runner, Join *join, const std::shared_ptr<MapState> &state);
    /// Runs the next element that nobody has taken, here and now. What it throws comes back.
    /// False: there is none.
    static bool runOneHere(Runner &runner, Join *join, const std::shared_ptr<MapState> &state,
                           std::exception_ptr &thrown);

    void run() override;
    bool isCancelled() const noexcept override { return wish() == MapWish::Cancel; }
    MapWish wish() const noexcept { return m_state->body->wish(); }
    /// Tells the holder of a suspended future that nothing of it runs, if so.
    void noteSuspended() const;
    void describe(Text &text) const override;
    void destroy() override { this->~MapCall(); }

    /// Gives up all elements that nobody runs or has taken. Returns how many it was that gave up.
    qsizetype dropRest(Pool &pool);
    /// Drops those elements of \a state that nobody has taken.
    static void dropUntaken(Pool &pool, Join *join, const std::shared_ptr<MapState> &state);

private:
    // Taking elements: mapelements.cpp.
    void enter();
    void leave();
    /// The next of those that it has taken. It says first that it takes it, and then looks
    /// whether it still has it: mostly nobody interferes.
    bool takeNext(qsizetype &index)
    {
        index = m_begin.load(std::memory_order_relaxed);
        m_begin.store(index + 1, std::memory_order_relaxed);
        lightFence(); // pairs with the heavy one in stealFrom()
        return index < m_end.load(std::memory_order_relaxed) || takeNextSurely(index);
    }
    bool takeNextSurely(qsizetype index);
    bool takeMore(qsizetype atOnce, int workers);
    bool takeSome(qsizetype atOnce, int workers);
    bool takeUntaken(qsizetype atOnce, int workers);
    bool stealFrom(MapCall &other);
    std::pair<qsizetype, qsizetype> giveBack();
    void invite(Runner &runner);
    qsizetype left() const noexcept
    {
        return m_end.load(std::memory_order_relaxed) - m_begin.load(std::memory_order_relaxed);
    }

    // Running them: mapcall.cpp.
    bool share(Runner &runner, qsizetype begin, qsizetype end) const noexcept;
    bool suspend(Runner &runner);
    qsizetype runSome(Runner &runner, Frame &frame, qsizetype atOnce);
    std::exception_ptr runElement(Runner &runner, Frame &frame, qsizetype place);
    /// Where this element is, which is about to run or to be dropped.
    qsizetype placeOf(qsizetype index) const noexcept
    {
        return m_state->body->isStream ? m_state->body->begin(index) : index;
    }
    void giveUp(Pool &pool);
    void tellDropped(Relay &relay, const Pool &pool, qsizetype index);
    bool mustStop(const Pool &pool) const;
    journal::Time queuedAt(qsizetype place) const noexcept
    {
        return m_state->body->isStream ? m_state->body->queuedAt(place) : m_state->queued;
    }

    const std::shared_ptr<MapState> m_state;
    // What it has taken and not begun. It alone moves the beginning; the end is moved by whoever
    // holds the lock. The two meet as in takeNext() and stealFrom().
    std::atomic<qsizetype> m_begin;
    std::atomic<qsizetype> m_end;
    MapCall *m_nextRunning = nullptr;
    qsizetype m_current = 0; // the place of the element that runs, or the first of …
    qsizetype m_described = 1; // … this many
};

} // namespace parallel::detail

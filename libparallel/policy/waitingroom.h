// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/policyhead.h"
#include "policy/waitingcalls.h"

#include <condition_variable>
#include <functional>
#include <mutex>

namespace parallel::detail {

class SerialRun;

/// Who is about to add calls to a pool's queue, and by what; others bring their own.
struct Adder
{
    const WaitingCalls *pool = nullptr;
    SharedQueue::Producer *producer = nullptr;
};

/// Where the calls of all pools wait for their time, their next attempt, a limit or a rate.
/// They are in no queue then, hold no worker, and need no memory but their own. The supervisor
/// looks when the next is due; who ends a call hands its places on.
class WaitingRoom
{
public:
    static WaitingRoom &instance();

    // --- calls ---

    enum class Entered {
        Goes,    ///< It has all places that it needs: to the queue with it. (Only of a new call; one that
                 ///< comes back may end its Join there, so that it goes by itself.)
        Waits,   ///< It goes there by itself, and may already have ended.
        Stopped, ///< Its Join is stopped: it is to be dropped.
    };
    /// A call has been made, or comes back for another attempt, not before \a due.
    Entered enter(Call *call, qint64 due, PolicyHead::Why why, bool isNew, Adder by);
    /// An attempt of it starts, on this thread.
    void start(Call *call, Adder by);
    /// The attempt has ended: gives back what it has, to those who wait for it.
    void end(Call *call, Adder by);
    /// It has gone to PolicyHead::elsewhere, whose comeBack() sends it to its queue with the places
    /// that it has. Waits or Stopped, as enter().
    Entered awaitAnswer(Call *call, Adder by);
    /// Any thread, as Elsewhere's functions.
    void comeBack(Elsewhere &from);
    void setProgress(Elsewhere &of, qint64 done, qint64 total);
    /// It will not run. Any thread that may end it, or that settles it. True: it was waiting, and
    /// nobody else will find it.
    bool leave(Call *call);

    /// Removes what waits of \a pool and for which \a doomed holds, linked by Call::next.
    Call *takeIf(const WaitingCalls &pool, const std::function<bool(Call *)> &doomed);
    /// That, of some of them, others each time.
    Call *takeSomeIf(WaitingCalls &pool, const std::function<bool(Call *)> &doomed);

    // --- tasks that wait ---

    /// What runs on this thread waits for something that may need its places: gives them back, …
    void lend(const void *to, Adder by);
    /// … and waits until it has them all again.
    void reclaim(const void *from);

    // --- the supervisor ---

    /// Sends to their queues those whose time has come. Returns when it has to come again:
    /// nanoseconds of the monotonic clock.
    qint64 serve();

    // --- serial calls, which wait on their own thread ---

    /// Sleeps until \a due, or until \a isStopped(), which is looked at when something of a pool is.
    void sleep(qint64 due, const std::function<bool()> &isStopped);
    /// Waits for the limits and the rate of \a head. False: it was stopped, and has none.
    bool waitForPlaces(PolicyHead &head, const std::function<bool()> &isStopped);
    void startHere(SerialRun &run);
    void endHere(SerialRun &run);

    // --- its surroundings ---

    /// Waits until no other thread is about to add to the queue of \a pool.
    void awaitComers(const WaitingCalls &pool);
    void add(Gate &gate);
    void remove(Gate &gate);

private:
    using Lock = std::unique_lock<std::mutex>;

    WaitingRoom() = default;
    Gate *takePlaces(PolicyHead &head, bool inTurn, quint8 without = 0);
    void givePlaces(PolicyHead &head);
    void wait(PolicyHead &head, Gate &gate);
    void handOn(Gate &gate);
    void arm(Rate &rate);
    Limit *takeLent(const void *from);
    void list(PolicyHead &head);
    void unlist(PolicyHead &head);
    void admit(PolicyHead &head);
    void remove(PolicyHead &head);
    Entered letWait(Lock &lock, PolicyHead &head, Adder by);
    void send(Lock &lock, Adder by);
    void finish(Lock &lock, Adder by);
    void awaitComers(Lock &lock, const WaitingCalls &pool);
    static void lockForFork();
    static void unlockAfterFork();
    static void startAnew();

    std::mutex m_mutex; // guards all below; no other lock is taken while it is held
    Timers m_timers;
    Call *m_admitted = nullptr; // on their way to the queue, by whoever has the lock
    Call **m_admittedEnd = &m_admitted;
    std::condition_variable m_changed; // for those who sleep, or end a pool
    int m_sleepers = 0;
    std::atomic<int> m_comersAwaited{0}; // by so many threads; see send()
    Gate *m_gates = nullptr;
    qint64 m_served = 0; // the supervisor comes by itself at this time; 0: it was never told
};

/// While it lives, this thread sleeps until others have ended: they may have the places that what
/// runs here has at limits. So nothing ever waits for its own place.
class PlacesLent
{
public:
    explicit PlacesLent(Adder by) : m_lends(RunningHead::innermost() != nullptr)
    {
        if (m_lends)
            WaitingRoom::instance().lend(this, by);
    }
    ~PlacesLent()
    {
        if (m_lends)
            WaitingRoom::instance().reclaim(this);
    }
    PlacesLent(const PlacesLent &) = delete;
    PlacesLent &operator=(const PlacesLent &) = delete;

private:
    const bool m_lends;
};

/// Has the supervisor, which is above all this, serve by \a due.
void wakeSupervisorBy(qint64 due);

} // namespace parallel::detail

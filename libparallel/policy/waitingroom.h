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
        Goes,    ///< Nothing is in its way.
        Waits,   ///< It goes to its queue by itself, and may already have ended.
        Stopped, ///< Its Join is stopped: it is to be dropped.
    };
    /// A call has been made, or comes back for another attempt, not before \a due. Where it need not
    /// wait it goes to the queue: by the caller if it is new; one that comes back may end its
    /// Join there, so that it goes by itself.
    Entered enter(Call *call, qint64 due, PolicyHead::Why why, bool isNew, Adder by);
    /// A worker has taken it from its queue: gets the places that it needs, or lets it wait before
    /// others for the one that is missing, and has none.
    Entered takePlaces(Call *call, Adder by);
    /// An attempt of it starts, on this thread, with its places.
    void start(Call *call, Adder by);
    /// The attempt has ended: gives back what it has, to those who wait for it.
    void end(Call *call, Adder by);
    /// It has gone to PolicyHead::elsewhere, whose comeBack() sends it to its queue with the places
    /// that it has. Waits or Stopped, as enter().
    Entered awaitAnswer(Call *call, Adder by);
    /// Any thread, as Elsewhere's functions.
    void comeBack(Elsewhere &from);
    void setBegun(Elsewhere &of, quint16 worker, qint64 nanosecondsAgo);
    /// Of one that has come back: records again where it ran, as a wait after that has written over it.
    void recordBegun(PolicyHead &head);
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

    /// Waits until \a due, or until \a isStopped(), which is looked at when something of a pool is.
    void waitUntil(qint64 due, const std::function<bool()> &isStopped);
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
    static Gate *firstClosed(PolicyHead &head, const Gate *inTurnAt);
    template<typename MayPass>
    Gate *takeAll(PolicyHead &head, MayPass mayPassAt, quint8 without);
    Gate *takePlacesToStart(PolicyHead &head, const Gate *inTurnAt);
    Gate *takePlacesHere(PolicyHead &head, bool inTurn, quint8 without);
    void givePlaces(PolicyHead &head);
    void giveTurn(PolicyHead &head);
    void keepStart(PolicyHead &head);
    void wait(PolicyHead &head, Gate &gate, bool first);
    void handOn(Gate &gate);
    void arm(Rate &rate);
    void watch(Gate &gate);
    Entered stay(Lock &lock, Call *call, Adder by);
    Limit *takeLent(const void *from);
    static void noteBegun(PolicyHead &head, const Elsewhere &elsewhere);
    void list(PolicyHead &head);
    void unlist(PolicyHead &head);
    void admit(PolicyHead &head);
    void remove(PolicyHead &head);
    void send(Lock &lock, Adder by);
    void finish(Lock &lock, Adder by);
    void finishAndLock(Lock &lock);
    void awaitComers(Lock &lock, const WaitingCalls &pool);
    static void lockForFork();
    static void unlockAfterFork();
    static void startAnew();

    // Guards all below. The pools record while it is held, and take the lock of what their Relay has to
    // tell for that; no other one is.
    std::mutex m_mutex;
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

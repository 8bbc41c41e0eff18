// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "interleave/scenarios.h"

#include "base/bell.h"
#include "base/tally.h"
#include "queue/batch.h"
#include "queue/pending.h"
#include "queue/room.h"
#include "wait/join.h"
#include "wait/roots.h"
#include "worker/stoppables.h"

#include <array>
#include <memory>
#include <utility>

using namespace parallel;
using namespace parallel::detail;

namespace interleave {

namespace {

/// Makes a scenario on data that live as long as it does.
template<typename Data>
Scenario over(std::vector<void (*)(Data &)> threads, bool (*isRight)(Data &))
{
    const auto data = std::make_shared<Data>();
    Scenario scenario;
    for (const auto thread : threads)
        scenario.threads.emplace_back([&shared = *data, thread] { thread(shared); });
    scenario.isRight = [data, isRight] { return isRight(*data); };
    return scenario;
}

/// A deadline that has passed: the scheduler says when.
constexpr Clock::time_point anyTime{};

// --- Parker ---

struct Parked
{
    Parker parker;
    bool told = false; // by who releases, before
    bool saw = false;
};

Scenario park()
{
    return over<Parked>({[](Parked &p) {
                             p.parker.park();
                             p.saw = p.told;
                         },
                         [](Parked &p) {
                             p.told = true;
                             p.parker.release();
                         }},
                        [](Parked &p) { return p.saw; });
}

Scenario parkUntil()
{
    return over<Parked>({[](Parked &p) {
                             while (!p.parker.parkUntil(anyTime)) {
                             }
                             p.saw = p.told;
                         },
                         [](Parked &p) {
                             p.told = true;
                             p.parker.release();
                         }},
                        [](Parked &p) { return p.saw; });
}

// --- Bell ---

struct Rung
{
    Bell bell;
    std::atomic<int> changes{0};
    std::atomic<int> seen{0};

    void change()
    {
        changes.store(1, std::memory_order_relaxed);
        bell.ring();
    }
    void wait(Clock::time_point until)
    {
        while (!bell.waitUntil(until, [this] { return changes.load(std::memory_order_relaxed) > 0; })) {
        }
        seen.fetch_add(1);
    }
};

Scenario ring()
{
    return over<Rung>({[](Rung &r) { r.wait(Clock::time_point::max()); }, [](Rung &r) { r.change(); }},
                      [](Rung &r) { return r.seen == 1; });
}

Scenario ringForTwo()
{
    return over<Rung>({[](Rung &r) { r.wait(Clock::time_point::max()); },
                       [](Rung &r) { r.wait(Clock::time_point::max()); }, [](Rung &r) { r.change(); }},
                      [](Rung &r) { return r.seen == 2; });
}

Scenario ringOrLate()
{
    return over<Rung>({[](Rung &r) { r.wait(anyTime); }, [](Rung &r) { r.change(); }},
                      [](Rung &r) { return r.seen == 1; });
}

/// As a Bell would be without its fences: who rings may not see who goes to sleep.
struct Unfenced
{
    std::mutex mutex;
    std::condition_variable rung;
    std::atomic<int> sleepers{0};
    std::atomic<int> changes{0};
};

Scenario ringWithoutFences()
{
    return over<Unfenced>({[](Unfenced &u) {
                               std::unique_lock lock(u.mutex);
                               u.sleepers.store(1, std::memory_order_relaxed);
                               while (u.changes.load(std::memory_order_relaxed) == 0)
                                   u.rung.wait(lock);
                           },
                           [](Unfenced &u) {
                               u.changes.store(1, std::memory_order_relaxed);
                               if (u.sleepers.load(std::memory_order_relaxed) > 0) {
                                   const std::lock_guard lock(u.mutex);
                                   u.rung.notify_all();
                               }
                           }},
                          [](Unfenced &) { return true; });
}

// --- Room ---

struct Full
{
    Room room{1};
    std::atomic<int> inside{0};
    std::atomic<int> most{0};
    std::atomic<bool> givenUp{false};

    void useIt()
    {
        while (!room.take())
            room.waitUntil(Clock::time_point::max(), [] { return false; });
        if (inside.fetch_add(1) > 0)
            most.store(2);
        inside.fetch_sub(1);
        room.give();
    }
};

Scenario takeAndGiveRoom()
{
    const auto use = [](Full &f) { f.useIt(); };
    return over<Full>({use, use, use}, [](Full &f) { return f.most == 0 && f.inside == 0; });
}

Scenario giveUpRoom()
{
    return over<Full>({[](Full &f) {
                           while (!f.room.take()) {
                               f.room.waitUntil(Clock::time_point::max(),
                                                [&] { return f.givenUp.load(std::memory_order_relaxed); });
                               if (f.givenUp.load(std::memory_order_relaxed))
                                   return;
                           }
                       },
                       [](Full &f) { // takes it for ever, perhaps, and tells the other to give up
                           f.room.take();
                           f.givenUp.store(true, std::memory_order_relaxed);
                           f.room.ring();
                       }},
                      [](Full &) { return true; });
}

// --- Join ---

struct Joined
{
    Failures failures;
    Stops stops;
    Roots roots{stops, failures};
    Parker parker;
    Join *join = new Join(roots, nullptr, parker, false, Join::ScopeJoin);
    std::atomic<int> ended{0};
    int seen = -1;

    Joined()
    {
        roots.add(join);
        join->begin(&parker, 2);
    }
    ~Joined()
    {
        if (join)
            roots.remove(join);
    }
    void end()
    {
        ended.fetch_add(1, std::memory_order_relaxed);
        join->end(1);
    }
    /// As Runner::wait() does.
    void wait(bool mayBeLate)
    {
        for (;;) {
            if (join->balance.close(std::exchange(join->ownCalls, 0))) {
                join->balance.reopen();
                break;
            }
            const bool released = mayBeLate ? parker.parkUntil(anyTime) : (parker.park(), true);
            if (join->balance.reopen()) {
                if (!released)
                    parker.park();
                break;
            }
        }
        seen = ended.load(std::memory_order_relaxed);
    }
};

Scenario waitForJoin()
{
    const auto end = [](Joined &j) { j.end(); };
    return over<Joined>({[](Joined &j) { j.wait(false); }, end, end},
                        [](Joined &j) { return j.seen == 2 && j.join->isEven(); });
}

Scenario waitForJoinOrLate()
{
    const auto end = [](Joined &j) { j.end(); };
    return over<Joined>({[](Joined &j) { j.wait(true); }, end, end},
                        [](Joined &j) { return j.seen == 2 && j.join->isEven(); });
}

Scenario detachRoot()
{
    const auto end = [](Joined &j) { j.join->end(1); };
    return over<Joined>({[](Joined &j) {
                             j.join->failures.addTimeout(QString());
                             j.roots.detach(j.join);
                         },
                         end, end},
                        [](Joined &j) {
                            j.join = nullptr; // gone, and what went wrong has come to the pool
                            return j.failures.take(false) != nullptr;
                        });
}

// --- Batch ---

struct Shared
{
    Batch batch;
    std::array<std::atomic<int>, 5> taken{}; // how often each was
    std::atomic<int> lasts{0};

    static SharedQueue::Item item(int i)
    {
        return SharedQueue::Item(reinterpret_cast<Call *>(quintptr(i) * 2));
    }
    void fill(int from, int to)
    {
        std::vector<SharedQueue::Item> items;
        for (int i = from; i <= to; ++i)
            items.push_back(item(i));
        batch.fill(items);
    }
    bool take()
    {
        const Batch::Taken got = batch.take();
        if (got.any)
            taken[quintptr(got.item.call()) / 2].fetch_add(1);
        lasts.fetch_add(got.last);
        return got.any;
    }
    void takeAll()
    {
        while (take()) {
        }
    }
};

Scenario robBatch()
{
    const auto rob = [](Shared &s) {
        s.take();
        s.take();
    };
    return over<Shared>({[](Shared &s) {
                             s.fill(1, 2);
                             s.takeAll();
                             s.fill(3, 4);
                             s.takeAll();
                         },
                         rob, rob},
                        [](Shared &s) {
                            return s.taken[1] == 1 && s.taken[2] == 1 && s.taken[3] == 1 && s.taken[4] == 1
                                   && s.lasts == 2;
                        });
}

/// A thief has looked at an item that is taken and written over before it takes any.
Scenario robBatchLate()
{
    return over<Shared>({[](Shared &s) {
                             s.fill(1, 1);
                             s.take();
                             s.batch.fill(std::vector(Batch::capacity, Shared::item(2)));
                         },
                         [](Shared &s) { s.take(); }},
                        [](Shared &s) {
                            s.takeAll();
                            return s.taken[1] == 1 && s.taken[2] == int(Batch::capacity) && s.lasts == 2;
                        });
}

// --- PendingHead ---

/// A queued call that its holder has cancelled: one thread finds it in the queue and takes it,
/// another settles what is cancelled, and perhaps a third looks through the queue before.
struct Cancelled
{
    PendingHead head;
    std::atomic<int> ran{0};
    std::atomic<int> settled{0};
    std::atomic<int> discarded{0};
    std::atomic<int> seen{0};

    Cancelled() { head.release(); }
    void take()
    {
        switch (head.claim()) {
        case PendingHead::Claim::Mine:
            ran.fetch_add(1);
            break;
        case PendingHead::Claim::Settled:
            discarded.fetch_add(1);
            break;
        case PendingHead::Claim::BeingSettled:
            break;
        }
    }
    void settle()
    {
        if (!head.beginLook())
            return;
        head.beginSettling();
        settled.fetch_add(1);
        if (head.endSettling())
            discarded.fetch_add(1);
    }
    void look()
    {
        if (!head.takeUnlessSettling())
            return;
        seen.fetch_add(1);
        head.release();
    }
    bool isRight() const { return ran + settled == 1 && discarded == settled; }
};

Scenario claimOrSettle()
{
    return over<Cancelled>({[](Cancelled &c) { c.take(); }, [](Cancelled &c) { c.settle(); }},
                           [](Cancelled &c) { return c.isRight(); });
}

Scenario lookWhileSettled()
{
    return over<Cancelled>({[](Cancelled &c) {
                                c.look();
                                c.take();
                            },
                            [](Cancelled &c) { c.settle(); }},
                           [](Cancelled &c) { return c.isRight(); });
}

Scenario lookAtOneThatIsNot()
{
    return over<Cancelled>({[](Cancelled &c) { c.look(); },
                            [](Cancelled &c) {
                                if (c.head.beginLook())
                                    c.head.release();
                            }},
                           [](Cancelled &c) {
                               c.take();
                               return c.seen == 1 && c.ran == 1;
                           });
}

// --- Stoppables ---

struct Nothing final : Call
{
    Nothing() : Call(nullptr, CallKind::Plain) {}
    void run() override {}
    void destroy() override {}
};

struct Stopped
{
    Failures failures;
    Stops stops;
    Roots roots{stops, failures};
    Stoppables stoppables;
    Parker parker;
    Join join{roots, nullptr, parker, false, Join::GroupJoin};
    Nothing call;
    Frame frame{&call, nullptr};

    Stopped() { call.join = &join; }
};

Scenario askForTokenWhileStopped()
{
    return over<Stopped>({[](Stopped &s) { s.stoppables.tokenOf(s.frame, s.stops); },
                          [](Stopped &s) {
                              s.stops.set(s.join, true);
                              s.stoppables.stopIf([](const Frame &) { return true; });
                          }},
                         [](Stopped &s) { return s.frame.stop.stop_requested(); });
}

// --- Tally ---

struct Counted
{
    Tally tally;
    OwnCounts counts{tally};
    Progress seen;
};

Scenario countWhileCallsEnd()
{
    return over<Counted>({[](Counted &c) {
                              for (int call = 0; call < 2; ++call) {
                                  Counts::add(c.counts.called);
                                  Counts::add(c.counts.started);
                                  Counts::add(call == 0 ? c.counts.succeeded : c.counts.failed);
                              }
                          },
                          [](Counted &c) { c.seen = c.tally.progress(); }},
                         [](Counted &c) {
                             return c.seen.queued >= 0 && c.seen.running >= 0 && c.seen.running <= 1
                                    && c.seen.total() <= 2;
                         });
}

// --- fences ---

/// Both store, and look at what the other stores.
struct Two
{
    std::atomic<int> a{0};
    std::atomic<int> b{0};
    int seenOfA = -1;
    int seenOfB = -1;
};

template<void (*ours)(), void (*theirs)()>
Scenario storeAndLook()
{
    return over<Two>({[](Two &t) {
                          t.a.store(1, std::memory_order_relaxed);
                          ours();
                          t.seenOfB = t.b.load(std::memory_order_relaxed);
                      },
                      [](Two &t) {
                          t.b.store(1, std::memory_order_relaxed);
                          theirs();
                          t.seenOfA = t.a.load(std::memory_order_relaxed);
                      }},
                     [](Two &t) { return t.seenOfA == 1 || t.seenOfB == 1; });
}

} // namespace

const std::vector<Case> &cases()
{
    constexpr int any = 1000; // preemptions: as many as there are steps
    static const std::vector<Case> all{
        {"a full fence on both sides", storeAndLook<fullFence, fullFence>, any, true},
        {"a light fence and a heavy one", storeAndLook<lightFence, heavyFence>, any, true},
        {"light fences alone", storeAndLook<lightFence, lightFence>, any,
         !hasProcessFence}, // or they are full ones
        {"a parker is released", park, any, true},
        {"a parker is released, or it is late", parkUntil, any, true},
        {"a bell rings", ring, any, true},
        {"a bell rings for two", ringForTwo, 3, true},
        {"a bell rings, or it is late", ringOrLate, any, true},
        {"a bell without fences", ringWithoutFences, any, false},
        {"three share one place of a queue", takeAndGiveRoom, 2, true},
        {"who waits for a place gives up", giveUpRoom, 4, true},
        {"an owner waits for its join", waitForJoin, 4, true},
        {"an owner waits for its join, or it is late", waitForJoinOrLate, 3, true},
        {"a guard ends before its calls", detachRoot, 3, true},
        {"two rob a batch that is filled again", robBatch, 3, true},
        {"one robs a batch as all is taken and filled", robBatchLate, 4, true},
        {"a cancelled call is taken", claimOrSettle, any, true},
        {"a cancelled call is looked at and taken", lookWhileSettled, any, true},
        {"a call that is not cancelled is looked at", lookAtOneThatIsNot, any, true},
        {"who counts sees calls end", countWhileCallsEnd, 3, true},
        {"a task asks for its token as it is stopped", askForTokenWhileStopped, 4, true},
    };
    return all;
}

} // namespace interleave

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Calls that are waited for, taken, cancelled, stopped and counted.

#include "interleave/scenarios.h"

#include "base/tally.h"
#include "queue/batch.h"
#include "queue/pending.h"
#include "wait/join.h"
#include "wait/roots.h"
#include "worker/stoppables.h"

#include <array>
#include <utility>

using namespace parallel;
using namespace parallel::detail;

namespace interleave {

namespace {

/// A deadline that has passed: the scheduler says when.
constexpr Clock::time_point anyTime{};

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

} // namespace

std::vector<Case> callCases()
{
    return {
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
}

} // namespace interleave

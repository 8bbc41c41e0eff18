// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How threads sleep, and what wakes them.

#include "interleave/scenarios.h"

#include "base/bell.h"
#include "base/fence.h"
#include "base/parker.h"
#include "queue/room.h"

using namespace parallel;
using namespace parallel::detail;

namespace interleave {

namespace {

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

} // namespace

std::vector<Case> sleeperCases()
{
    return {
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
    };
}

} // namespace interleave

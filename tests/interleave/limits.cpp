// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Calls that take the places of a limit, wait for them and hand them on.

#include "interleave/scenarios.h"

#include "policy/keyedlimit.h"
#include "policy/waitingroom.h"

#include <algorithm>
#include <array>
#include <initializer_list>

using namespace parallel;
using namespace parallel::detail;

namespace interleave {

namespace {

struct Nothing final : Call
{
    Nothing() : Call(nullptr, CallKind::Plain) { hasPolicy = true; }
    void run() override {}
    void destroy() override {}
};

/// A pool whose queue is a count of what was added, for the room alone.
struct Queue final : WaitingCalls
{
    void add(Call *call, SharedQueue::Producer &) override { added[count.fetch_add(1)] = call; }
    void noteAdded() override {}
    bool isStopped(const Call &) const noexcept override { return false; }
    void record(const PolicyHead &) noexcept override {}
    void recordBegun(const PolicyHead &, quint16, qint64) noexcept override {}
    void recordProgress(const PolicyHead &, qint64, qint64) noexcept override {}

    std::array<Call *, 16> added{};
    std::atomic<std::size_t> count{0};
};

/// Is there a place, and nobody waits for one?
bool isFree(const Limit &limit)
{
    return !limit.isFull() && !limit.isAwaited();
}

/// A call with limits, and what lies in front of it.
struct Limited
{
    Limited(const PolicyRef &policy, Limit &limit, Queue &queue) : Limited(policy, {&limit}, queue) {}
    Limited(const PolicyRef &policy, std::initializer_list<Limit *> limits, Queue &queue)
        : head(new(at(sizeof memory.bytes - sizeof(Nothing) - pendingHeadSize - policyHeadSize))
                   PolicyHead(policy, true, int(limits.size()), &queue)),
          call(new(at(sizeof memory.bytes - sizeof(Nothing))) Nothing)
    {
        std::copy(limits.begin(), limits.end(), head->limits().begin());
    }
    ~Limited() { head->~PolicyHead(); }
    Limited(const Limited &) = delete;
    Limited &operator=(const Limited &) = delete;

    void *at(std::size_t offset) { return memory.bytes + offset; }

    struct Memory
    {
        alignas(64) char bytes[(policyRoom(2) + sizeof(Nothing) + 63) / 64 * 64];
    } memory{};
    PolicyHead *const head;
    Nothing *const call;
};

/// Three calls and one place.
struct Places
{
    PolicyRef policy = PolicyRef().withLimit(1);
    Limit &limit = *policy.get()->limit;
    Queue queue;
    Limited first{policy, limit, queue};
    Limited second{policy, limit, queue};
    Limited third{policy, limit, queue};
    std::atomic<int> inside{0};
    std::atomic<int> most{0};
    std::atomic<int> ran{0};

    /// As a worker does that has taken it from the queue.
    void run(Call *call)
    {
        WaitingRoom &room = WaitingRoom::instance();
        if (room.takePlaces(call, {}) != WaitingRoom::Entered::Goes)
            return;
        if (inside.fetch_add(1) > 0)
            most.store(2);
        inside.fetch_sub(1);
        ran.fetch_add(1);
        room.end(call, {});
    }
    /// What was sent back to the queue, until there is no more.
    bool runRest()
    {
        for (std::size_t i = 0; i < queue.count; ++i)
            run(queue.added[i]);
        return most == 0 && ran == 3 && isFree(limit);
    }
};

Scenario shareOnePlace()
{
    return over<Places>({[](Places &p) { p.run(p.first.call); }, [](Places &p) { p.run(p.second.call); },
                         [](Places &p) { p.run(p.third.call); }},
                        [](Places &p) { return p.runRest(); });
}

Scenario dropWhoseTurnItIs()
{
    return over<Places>({[](Places &p) {
                             p.run(p.first.call);
                             p.run(p.third.call);
                         },
                         [](Places &p) {
                             p.run(p.second.call);
                             if (p.second.head->waits || p.second.head->line) {
                                 WaitingRoom::instance().leave(p.second.call);
                                 p.ran.fetch_add(1);
                             }
                         }},
                        [](Places &p) {
                            for (std::size_t i = 0; i < p.queue.count; ++i) {
                                if (p.queue.added[i] != p.second.call)
                                    p.run(p.queue.added[i]);
                            }
                            return p.most == 0 && p.ran == 3 && isFree(p.limit);
                        });
}

/// Two limits of one place, which one call each has; and calls that need both, of which some wait at the
/// first one and some at the second.
struct TwoLimits
{
    PolicyRef policy = PolicyRef().withLimit(1);
    PolicyRef other = PolicyRef().withLimit(1);
    Limit &a = *policy.get()->limit;
    Limit &b = *other.get()->limit;
    Queue queue;
    Limited hasA{policy, a, queue};
    Limited hasB{policy, b, queue};
    std::array<Limited, 2> atB{Limited{policy, {&a, &b}, queue}, Limited{policy, {&a, &b}, queue}};
    std::array<Limited, 2> atA{Limited{policy, {&a, &b}, queue}, Limited{policy, {&a, &b}, queue}};
    std::atomic<int> ran{0};

    TwoLimits()
    {
        take(hasB);
        for (Limited &it : atB)
            take(it);
        take(hasA);
        for (Limited &it : atA)
            take(it);
    }
    static bool take(Limited &it)
    {
        return WaitingRoom::instance().takePlaces(it.call, {}) == WaitingRoom::Entered::Goes;
    }
    /// What was sent back to the queue, until there is no more.
    bool runRest()
    {
        WaitingRoom &room = WaitingRoom::instance();
        for (std::size_t i = 0; i < queue.count; ++i) {
            if (room.takePlaces(queue.added[i], {}) != WaitingRoom::Entered::Goes)
                continue;
            ran.fetch_add(1);
            room.end(queue.added[i], {});
        }
        return ran == 4 && isFree(a) && isFree(b);
    }
};

Scenario giveBackTwo()
{
    return over<TwoLimits>({[](TwoLimits &t) { WaitingRoom::instance().end(t.hasA.call, {}); },
                            [](TwoLimits &t) { WaitingRoom::instance().end(t.hasB.call, {}); }},
                           [](TwoLimits &t) { return t.runRest(); });
}

/// A kept place is used as it is given to others, because nobody has used it for long.
struct Kept
{
    PolicyRef policy = PolicyRef().withLimit(1);
    Limit &limit = *policy.get()->limit;
    Queue queue;
    Line &line = limit.lineOf(queue);
    int used = 0;
    int robbed = 0;

    Kept()
    {
        limit.take();
        line.keepPlace();
    }
};

Scenario robAsItIsUsed()
{
    return over<Kept>({[](Kept &k) {
                           const Line::Claim claim = k.line.claim();
                           k.used += claim.hasPlace ? 1 : 0;
                       },
                       [](Kept &k) {
                           for (int i = 0; i < 2; ++i) // the first time it is told that it is late
                               k.robbed += k.limit.endPatience() ? 1 : 0;
                       }},
                      [](Kept &k) {
                          return k.used + k.robbed == 1 && isFree(k.limit) == (k.robbed == 1)
                                 && k.line.isUnused();
                      });
}

/// The limit of a key is there as long as anybody uses it: else another one would be made, and two
/// would be in at once.
struct OneKey
{
    KeyedLimit limits{1};
    const QByteArray key = QByteArrayLiteral("key"); // not counted, nor freed, while threads take turns
    std::atomic<int> inside{0};
    std::atomic<bool> both{false};

    void pass()
    {
        Limit *const limit = limits.use(key);
        if (limit->tryTake()) {
            if (inside.fetch_add(1) > 0)
                both = true;
            inside.fetch_sub(1);
            limit->give();
        }
        KeyedLimit::endUse(limit);
    }
};

Scenario useOneKey()
{
    return over<OneKey>(
        {[](OneKey &k) { k.pass(); }, [](OneKey &k) { k.pass(); }, [](OneKey &k) { k.pass(); }},
        [](OneKey &k) { return !k.both; });
}

} // namespace

std::vector<Case> limitCases()
{
    return {
        {"three share one place of a limit", shareOnePlace, 2, true},
        {"who waits for a place is dropped", dropWhoseTurnItIs, 3, true},
        {"places of two limits come free at once", giveBackTwo, any, true},
        {"a kept place is used as others get it", robAsItIsUsed, any, true},
        {"a key's limit ends as others use it", useOneKey, 2, true},
    };
}

} // namespace interleave

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "stress/plan.h"

#include <array>
#include <random>

namespace stress {

namespace {

/// Where steps are being written.
enum class Place { Caller, CallersGroup, Task, TasksGroup };

class Author
{
public:
    Author(Plan &plan, std::minstd_rand &random) : m_plan(plan), m_random(random) {}

    Steps steps(Place place, int count, int depth)
    {
        Steps steps;
        std::vector<int> futures;
        for (int i = 0; i < count; ++i)
            steps.push_back(step(place, depth, futures));
        return steps;
    }

    quint32 pick(quint32 below) { return m_random() % below; }

private:
    bool isFull() const { return int(m_plan.calls.size()) > m_plan.most; }

    Step step(Place place, int depth, std::vector<int> &futures)
    {
        const bool inTask = place == Place::Task || place == Place::TasksGroup;
        const bool inGroup = place == Place::CallersGroup || place == Place::TasksGroup;
        const bool caught = !inTask || pick(2);
        const quint32 choice = pick(40);
        if (choice < 3 && depth > 0 && !isFull())
            return {Step::Group, group(inTask ? Place::TasksGroup : Place::CallersGroup, depth), caught};
        if (choice == 3 && !isFull())
            return {Step::Map, map(depth), caught};
        if (choice == 4)
            return {place == Place::Task ? Step::LostBarrier : Step::Barrier, 0, caught};
        if (choice < 8 && m_plan.throws && place != Place::Caller)
            return {choice == 7 ? Step::GiveUp : Step::Throw};
        if (choice == 8 && m_plan.cancels && inGroup)
            return {Step::CancelGroup};
        if (choice == 9 && m_plan.cancels && pick(4) == 0)
            return {Step::CancelAll};
        if (choice < 12 && m_plan.cancels && !futures.empty())
            return {Step::CancelFuture, futures[pick(quint32(futures.size()))]};
        if (choice == 12 && (m_plan.cancels || m_plan.timeoutMs || m_plan.throws) && inTask
            && !m_plan.isExact())
            return {Step::AskForStop};
        if (choice == 13 || isFull())
            return {Step::Tell};
        const int made = call(depth);
        if (m_plan.calls[std::size_t(made)].gives)
            futures.push_back(made);
        return {Step::Make, made};
    }

    int call(int depth)
    {
        const int number = int(m_plan.calls.size());
        m_plan.calls.push_back({pick(3) == 0, {}});
        setPolicy(number, policy());
        if (depth > 0 && pick(3) != 0) {
            Steps body = steps(Place::Task, int(pick(5)), depth - 1);
            m_plan.calls[std::size_t(number)].steps = std::move(body);
        }
        return number;
    }

    CallPlan::Policy policy()
    {
        return m_plan.obeys ? CallPlan::Policy(pick(CallPlan::policies)) : CallPlan::None;
    }
    void setPolicy(int call, CallPlan::Policy policy)
    {
        CallPlan &plan = m_plan.calls[std::size_t(call)];
        plan.policy = policy;
        plan.failures = policy == CallPlan::Retried ? 1 + int(pick(2)) : 0;
    }

    int group(Place place, int depth)
    {
        Steps body = steps(place, int(pick(8)), depth - 1);
        m_plan.groups.push_back(std::move(body));
        return int(m_plan.groups.size()) - 1;
    }

    int map(int depth)
    {
        Steps elements;
        for (quint32 n = pick(30); n > 0; --n)
            elements.push_back({Step::Make, call(std::min(depth - 1, 1))});
        const CallPlan::Policy ofTask = policy();
        for (const Step &element : elements)
            setPolicy(element.what, ofTask);
        m_plan.groups.push_back(std::move(elements));
        return int(m_plan.groups.size()) - 1;
    }

    Plan &m_plan;
    std::minstd_rand &m_random;
};

} // namespace

Plan::Plan(quint32 seed)
{
    std::minstd_rand random(seed);
    Author author(*this, random);
    const auto pick = [&](quint32 below) { return author.pick(below); };

    workers = std::array{1, 2, 3, 8, 64}[pick(5)];
    queueLimit = pick(4) == 0 ? 1 + int(pick(20)) : 0;
    keepGoing = pick(2);
    throws = pick(3) != 0;
    cancels = pick(4) == 0;
    timeoutMs = pick(12) == 0 ? 1 + int(pick(3)) : 0;
    controls = pick(3) == 0;
    recorded = pick(4) == 0;
    scoped = pick(3) == 0;
    obeys = pick(3) == 0;
    delays = std::array{0U, 4U, 16U, 64U, 256U}[pick(5)];
    most = std::array{5, 10, 10, 20, 40, 400}[pick(6)];
    for (int n = scoped ? 1 : 1 + int(pick(3)); n > 0; --n) {
        CallerPlan caller;
        for (int rounds = scoped ? 1 : 1 + int(pick(3)); rounds > 0; --rounds)
            caller.rounds.push_back(author.steps(Place::Caller, 2 + int(pick(most < 40 ? 4 : 16)), 3));
        callers.push_back(std::move(caller));
    }
}

QString Plan::summary() const
{
    QString text = QStringLiteral("%1 calls, %2 groups, %3 callers, %4 workers")
                       .arg(calls.size())
                       .arg(groups.size())
                       .arg(callers.size())
                       .arg(workers);
    const std::array facts{
        std::pair(queueLimit > 0, "queue limit"),
        std::pair(timeoutMs > 0, "time-out"),
        std::pair(keepGoing, "keeps going"),
        std::pair(throws, "throws"),
        std::pair(cancels, "cancels"),
        std::pair(scoped, "scope"),
        std::pair(controls, "controls"),
        std::pair(recorded, "recorded"),
        std::pair(obeys, "policies"),
        std::pair(delays > 0, "delays"),
        std::pair(isExact(), "exact"),
    };
    for (const auto &[holds, name] : facts) {
        if (holds)
            text += QStringLiteral(", ") + QLatin1String(name);
    }
    return text;
}

} // namespace stress

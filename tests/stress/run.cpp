// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "stress/run.h"

#include "stress/schedule.h"

#include <algorithm>

using namespace parallel;

namespace stress {

namespace {

/// What a Step::Throw throws.
struct Failure
{
    int call;
};

struct DoIt
{
    void operator()(const Ticket &ticket) const { ticket.run->work(ticket); }
};
struct GiveIt
{
    int operator()(const Ticket &ticket) const
    {
        ticket.run->work(ticket);
        return ticket.call * 3 + 1;
    }
};
constexpr auto numberOf = [](const Ticket &ticket) { return ticket.call; };

constexpr int mostLimited = 2;

/// What an attempt throws that is to be followed by another one.
struct NotYet
{};

/// The limits and the rate are one for all runs, which must leave them as they were.
template<typename T>
auto withPolicies(const T &plain)
{
    using namespace std::chrono_literals;
    const Retry retry{
        .attempts = 3, .firstDelay = 0ms, .maxDelay = 1ms, .when = [](const NotYet &) { return true; }};
    const auto keyed = plain.limit(1, [](const Ticket &ticket) { return ticket.call % 3; });
    return std::tuple(std::array<T, CallPlan::policies>{plain, plain.retry(retry), plain.limit(mostLimited),
                                                        plain, plain.rate(1'000'000, 1s), plain.delay(1ms),
                                                        plain.priority(1), plain.priority(-1)},
                      keyed);
}

const auto &doTasks()
{
    static const auto made = withPolicies(task("do", DoIt{}).label(numberOf));
    return made;
}
const auto &giveTasks()
{
    static const auto made = withPolicies(task("give", GiveIt{}).label(numberOf));
    return made;
}

/// Calls \a use with the task that has this policy.
template<typename Tasks, typename Use>
auto by(const Tasks &tasks, CallPlan::Policy policy, Use use)
{
    return policy == CallPlan::Keyed ? use(std::get<1>(tasks)) : use(std::get<0>(tasks)[std::size_t(policy)]);
}

/// The call in whose steps the thread is, for what they throw. -1: a caller.
thread_local int currentCall = -1;

} // namespace

Run::Run(const Plan &plan) : m_plan(plan), m_states(plan.calls.size()) {}

void Run::steps(const Steps &steps, Set &set)
{
    for (const Step &step : steps) {
        point();
        switch (step.kind) {
        case Step::Make:
            make(step.what, set);
            break;
        case Step::Group:
            group(step, set);
            break;
        case Step::Map:
            map(step, set);
            break;
        case Step::Barrier:
            barrier(step, set);
            break;
        case Step::LostBarrier:
            lostBarrier();
            break;
        case Step::Throw:
            throw Failure{currentCall};
        case Step::GiveUp:
            throw CancelledError("as the program says");
        case Step::CancelGroup:
            break; // group() does it, which has the guard
        case Step::CancelAll:
            cancelAll(set);
            break;
        case Step::CancelFuture: {
            State &state = m_states[std::size_t(step.what)];
            state.futureCancelled = true;
            if (state.future)
                state.future->cancel();
            break;
        }
        case Step::AskForStop:
            if (thisTask::stopToken().stop_requested()) {
                if (!mayStop(set) && !m_states[std::size_t(currentCall)].futureCancelled)
                    complain(QStringLiteral("call %1 is asked to stop for no reason").arg(currentCall));
                throw CancelledError("as asked");
            }
            break;
        case Step::Tell:
            thisTask::setProgress(1, 2);
            thisTask::setText(QStringLiteral("half of it"));
            break;
        }
    }
}

void Run::noteMade(int call, Set &set)
{
    State &state = m_states[std::size_t(call)];
    state.wasMade = true;
    for (const Set *s = &set; s; s = s->parent) {
        if (s->cancelled)
            state.mustNotRun = true;
    }
    const std::lock_guard lock(set.mutex);
    set.made.push_back(call);
}

void Run::make(int call, Set &set)
{
    noteMade(call, set);
    const Ticket ticket(this, &set, call);
    const CallPlan &plan = m_plan.calls[std::size_t(call)];
    const auto make = [&](const auto &task) { return task(ticket); };
    if (plan.gives)
        m_states[std::size_t(call)].future = by(giveTasks(), plan.policy, make);
    else
        by(doTasks(), plan.policy, make);
}

/// Those before the last one fail at once.
void Run::attempt(const Ticket &ticket)
{
    const CallPlan &plan = m_plan.calls[std::size_t(ticket.call)];
    const int before = m_states[std::size_t(ticket.call)].attempts.fetch_add(1);
    if (thisTask::attempt() != before + 1)
        complain(QStringLiteral("call %1 is told that this is attempt %2, after %3")
                     .arg(ticket.call)
                     .arg(thisTask::attempt())
                     .arg(before));
    if (plan.policy == CallPlan::Limited) {
        std::atomic<int> &running = m_limited[plan.gives]; // each task has a limit of its own
        if (++running > mostLimited)
            complain(QStringLiteral("call %1 runs beyond the limit").arg(ticket.call));
        point();
        --running;
    }
    if (before < plan.failures)
        throw NotYet();
}

void Run::work(const Ticket &ticket)
{
    State &state = m_states[std::size_t(ticket.call)];
    attempt(ticket);
    if (state.ran.fetch_add(1) != 0) {
        ++m_twice;
        complain(QStringLiteral("call %1 has run twice").arg(ticket.call));
    }
    if (state.waitedFor)
        complain(QStringLiteral("call %1 runs after the end of the wait for it").arg(ticket.call));
    if (state.mustNotRun)
        complain(QStringLiteral("call %1 runs, but was made after the cancel").arg(ticket.call));
    state.outcome = Outcome::Running;
    const int outer = std::exchange(currentCall, ticket.call);
    try {
        steps(m_plan.calls[std::size_t(ticket.call)].steps, *ticket.set);
        currentCall = outer;
        state.outcome = Outcome::Succeeded;
    } catch (const CancelledError &) {
        currentCall = outer;
        state.outcome = Outcome::GaveUp;
        throw;
    } catch (...) {
        currentCall = outer;
        const Thrown thrown = understood(std::current_exception());
        state.carries = thrown.kind == Thrown::Failure ? thrown.calls.front() : -1;
        if (!m_plan.keepGoing) {
            ticket.set->mayStop = true;
            if (!ticket.set->parent)
                m_rootsMayStop = true;
        }
        state.outcome = Outcome::Failed;
        throw;
    }
}

void Run::group(const Step &step, Set &parent)
{
    Set &set = newSet(&parent, step.what, currentCall < 0);
    std::exception_ptr exception;
    bool done = false;
    try {
        const auto group = parallel::group();
        for (const Step &inner : m_plan.groups[std::size_t(step.what)]) {
            if (inner.kind == Step::CancelGroup) {
                set.mayStop = true;
                group.cancel();
                set.cancelled = true;
            } else {
                steps({inner}, set);
            }
        }
        done = true;
    } catch (...) {
        exception = std::current_exception();
    }
    if (done) {
        judgeGroup(set, exception);
    } else {
        (void)settle(set); // its end had another exception to let pass
    }
    if (exception && !step.caught)
        std::rethrow_exception(exception);
}

void Run::map(const Step &step, Set &parent)
{
    Set &set = newSet(&parent, step.what, currentCall < 0);
    std::vector<Ticket> tickets;
    for (const Step &element : m_plan.groups[std::size_t(step.what)]) {
        noteMade(element.what, set);
        tickets.emplace_back(this, &set, element.what);
    }
    std::exception_ptr exception;
    try {
        const CallPlan::Policy policy =
            tickets.empty() ? CallPlan::None : m_plan.calls[std::size_t(tickets.front().call)].policy;
        const QList<int> results =
            by(giveTasks(), policy, [&](const auto &task) { return parallel::map(task, tickets); });
        const bool inOrder = std::ranges::equal(
            results, tickets, [](int result, const Ticket &ticket) { return result == ticket.call * 3 + 1; });
        if (!inOrder)
            complain(QStringLiteral("the results of map %1 are not those of its elements").arg(step.what));
    } catch (...) {
        exception = std::current_exception();
    }
    judgeGroup(set, exception);
    if (exception && !step.caught)
        std::rethrow_exception(exception);
}

void Run::barrier(const Step &step, Set &set)
{
    std::exception_ptr exception;
    try {
        parallel::barrier();
    } catch (...) {
        exception = std::current_exception();
    }
    if (set.parent)
        judgeGroup(set, exception);
    else
        judgeRoot(set, exception);
    if (exception && !step.caught)
        std::rethrow_exception(exception);
}

void Run::lostBarrier()
{
    try {
        parallel::barrier();
        complain(QStringLiteral("a task's barrier() has not thrown UsageError"));
    } catch (const UsageError &) { // as it has to
    }
}

void Run::cancelAll(const Set &set)
{
    m_rootsMayStop = true;
    m_threads.load()->cancel();
    // With threads() it holds until its own thread has heard of it.
    if (m_plan.scoped && currentCall < 0) {
        const Set *root = &set;
        while (root->parent)
            root = root->parent;
        const_cast<Set *>(root)->cancelled = true;
    }
}

/// What kind of exception it is, and whose.
Thrown Run::understood(const std::exception_ptr &exception)
{
    if (!exception)
        return {};
    try {
        std::rethrow_exception(exception);
    } catch (const Failure &failure) {
        return {Thrown::Failure, {failure.call}};
    } catch (const TaskFailures &failures) {
        Thrown thrown{Thrown::Failures, {}};
        for (const TaskInfo &failure : failures.failures())
            thrown.calls.push_back(failure.arguments.toInt());
        std::ranges::sort(thrown.calls);
        return thrown;
    } catch (const CancelledError &) {
        return {Thrown::Cancelled, {}};
    } catch (const TimeoutError &) {
        return {Thrown::TimedOut, {}};
    } catch (const std::exception &e) {
        complain(QStringLiteral("an exception that nobody threw: %1").arg(QLatin1String(e.what())));
    } catch (...) {
        complain(QStringLiteral("an exception that nobody threw"));
    }
    return {Thrown::Odd, {}};
}

Set &Run::newSet(Set *parent, int group, bool ofCaller)
{
    const std::lock_guard lock(m_mutex);
    Set &set = m_sets.emplace_back();
    set.parent = parent;
    set.group = group;
    set.ofCaller = ofCaller;
    return set;
}

void Run::complain(const QString &what)
{
    const std::lock_guard lock(m_mutex);
    if (m_complaint.isEmpty())
        m_complaint = what;
}

} // namespace stress

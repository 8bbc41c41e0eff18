// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The threads that make the calls of a program, and the one that controls them.

#include "stress/run.h"

#include "stress/schedule.h"

#include <random>
#include <thread>

using namespace parallel;

namespace stress {

QString Run::run()
{
    Options options{.workers = m_plan.workers};
    options.onFailure = m_plan.keepGoing ? OnFailure::Continue : OnFailure::Stop;
    if (m_plan.queueLimit)
        options.queueLimit = m_plan.queueLimit;
    if (m_plan.timeoutMs)
        options.timeout = std::chrono::milliseconds(m_plan.timeoutMs);
    qputenv("PARALLEL_MONITOR", m_plan.recorded ? "on" : "off");
    if (m_plan.scoped) {
        runScope(options);
    } else {
        Threads threads(options);
        runCallers(threads);
    }
    if (const int alive = Ticket::alive)
        complain(QStringLiteral("%1 arguments of calls are left").arg(alive));
    for (int call = 0; call < int(m_states.size()); ++call)
        judgeFuture(call);
    return m_complaint;
}

void Run::runCallers(Threads &threads)
{
    m_threads = &threads;
    std::atomic<bool> over{false};
    std::thread controller;
    if (m_plan.controls)
        controller = std::thread([&] { control(threads, over, quint32(m_plan.calls.size()) + 1); });
    const auto runCaller = [&](const CallerPlan &caller) {
        for (const Steps &steps : caller.rounds) {
            const auto entered = threads.enter();
            round(steps, newSet(nullptr, -1, true));
        }
    };
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < m_plan.callers.size(); ++i)
        others.emplace_back([&, i] { runCaller(m_plan.callers[i]); });
    runCaller(m_plan.callers[0]);
    for (std::thread &other : others)
        other.join();
    over = true;
    if (controller.joinable())
        controller.join();
    threads.resume();

    Thrown thrown;
    try {
        threads.wait();
    } catch (...) {
        thrown = understood(std::current_exception());
    }
    tell(thrown);
    for (Set &set : m_sets)
        (void)settle(set);
    judgeAll(threads.progress());
}

void Run::runScope(const Options &options)
{
    std::atomic<bool> over{false};
    std::thread controller;
    Set &root = newSet(nullptr, -1, true);
    std::exception_ptr exception;
    try {
        const auto threads = parallel::threads(options);
        m_threads = &*threads;
        if (m_plan.controls)
            controller = std::thread([&] { control(*threads, over, quint32(m_plan.calls.size()) + 1); });
        round(m_plan.callers[0].rounds[0], root);
        over = true;
        if (controller.joinable())
            controller.join();
        threads->resume();
    } catch (...) {
        exception = std::current_exception();
    }
    judgeRoot(root, exception);
    judgeAll(Progress{});
}

void Run::round(const Steps &steps, Set &root)
{
    try {
        this->steps(steps, root);
    } catch (...) {
        complain(QStringLiteral("an exception has left a call that was only to be queued"));
    }
}

/// What a person at the monitor would do, but faster.
void Run::control(Threads &threads, const std::atomic<bool> &over, quint32 seed)
{
    std::minstd_rand random(seed);
    while (!over) {
        switch (random() % 6) {
        case 0:
            threads.pause();
            break;
        case 1:
            threads.setWorkerCount(1 + int(random() % 16));
            break;
        case 2:
            (void)threads.progress();
            break;
        default:
            threads.resume();
            break;
        }
        std::this_thread::yield();
    }
}

} // namespace stress

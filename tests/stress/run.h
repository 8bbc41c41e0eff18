// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "stress/model.h"

#include <libparallel/parallel.h>

#include <QtCore/qfuture.h>

#include <atomic>
#include <deque>
#include <mutex>
#include <optional>

namespace stress {

class Run;

/// A group or the calls of one guard, and what is known of them from outside.
struct Set
{
    Set *parent = nullptr; ///< nullptr: a guard's.
    int group = -1;        ///< Its number in the plan.
    bool ofCaller = false; ///< No task has opened it: its waits may time out.
    std::atomic<bool> mayStop{false};  ///< Something has happened that stops it.
    std::atomic<bool> cancelled{false}; ///< Cancelled, and no wait has told so yet.

    std::mutex mutex; // guards those below
    std::vector<int> made;   ///< Since the last wait.
};

/// What a task is called with. It counts how many of it are alive.
class Ticket
{
public:
    Ticket(Run *run, Set *set, int call) : run(run), set(set), call(call) { ++alive; }
    Ticket(const Ticket &other) : run(other.run), set(other.set), call(other.call) { ++alive; }
    Ticket &operator=(const Ticket &) = delete;
    ~Ticket() { --alive; }

    Run *run;
    Set *set;
    int call;

    static inline std::atomic<int> alive{0};
};

/// Runs a Plan with the library, and notes what happens. What contradicts the
/// model or the documentation is a complaint.
class Run
{
public:
    explicit Run(const Plan &plan);

    /// What went wrong first, or an empty string.
    QString run();
    /// Calls that were made.
    int made() const { return m_made; }
    int lost() const { return m_lost; }
    int twice() const { return m_twice; }

    /// The task itself.
    void work(const Ticket &ticket);

private:
    struct State
    {
        std::atomic<int> ran{0};
        std::atomic<int> attempts{0};
        std::atomic<Outcome> outcome{Outcome::NotRun};
        std::atomic<bool> wasMade{false};
        std::atomic<bool> mustNotRun{false}; ///< Made when it was sure to be dropped.
        std::atomic<bool> waitedFor{false};
        std::atomic<bool> futureCancelled{false};
        std::atomic<bool> failureTold{false};
        std::atomic<int> carries{-1}; ///< The call whose exception has left it.
        std::optional<QFuture<int>> future;
    };

    void runCallers(parallel::Threads &threads);
    void runScope(const parallel::Options &options);
    void round(const Steps &steps, Set &root);
    static void control(parallel::Threads &threads, const std::atomic<bool> &over, quint32 seed);

    void attempt(const Ticket &ticket);
    void steps(const Steps &steps, Set &set);
    void make(int call, Set &set);
    void noteMade(int call, Set &set);
    void group(const Step &step, Set &parent);
    void map(const Step &step, Set &parent);
    void barrier(const Step &step, Set &set);
    void lostBarrier();
    void cancelAll(const Set &set);

    Thrown understood(const std::exception_ptr &exception);
    void judgeGroup(Set &set, const std::exception_ptr &exception);
    void judgeRoot(Set &set, const std::exception_ptr &exception);
    /// What became of the calls of a Set since its last wait.
    struct Settled
    {
        std::vector<int> failed;
        int dropped = 0;           ///< Not counting those that were cancelled by their futures …
        int gaveUp = 0;            ///< … of which a wait does not tell, …
        bool mayHaveGivenUp = false; ///< … unless such a one had given up by itself before.
    };
    Settled settle(Set &set);
    void tell(const Thrown &thrown);
    void judgeAll(const parallel::Progress &progress);
    void judgeFuture(int call);
    void judgeByModel();
    bool mayStop(const Set &set) const;
    Set &newSet(Set *parent, int group, bool ofCaller);
    void complain(const QString &what);

    const Plan &m_plan;
    std::vector<State> m_states;
    std::atomic<bool> m_rootsMayStop{false};
    std::atomic<parallel::Threads *> m_threads{nullptr};
    int m_made = 0;
    int m_lost = 0;
    std::atomic<int> m_twice{0};
    std::atomic<int> m_limited[2]{}; // that run now, and do not wait: of the task without a result, and with

    std::mutex m_mutex; // guards those below
    std::deque<Set> m_sets;
    std::map<int, std::vector<Thrown>> m_ofGroups;
    std::vector<int> m_told; // failures that waits for the threads have told
    QString m_complaint;
};

} // namespace stress

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/threads.h>

#include "base/parker.h"
#include "base/tally.h"

#include <QtCore/qhash.h>

#include <array>
#include <atomic>
#include <functional>
#include <mutex>

namespace parallel::detail {

/// Takes the events for a Threads object, in the thread that owns that. Its child, and so in
/// the same thread; but where another thread destroys the Threads object, this one stays
/// until its own thread is not at an event of it.
class Mailbox final : public QObject
{
public:
    Mailbox(Threads *threads, std::function<void()> onEvent);

protected:
    bool event(QEvent *event) override;

private:
    const std::function<void()> m_onEvent;
};

/// Carries what the workers do to the signals of a Threads object, in the thread
/// that owns it: in an event that it posts there, or, while that thread waits
/// for the pool, in that wait.
class Relay
{
public:
    /// At least this long between two progressChanged(), but for those that tell of an end.
    static constexpr std::chrono::milliseconds interval{40};
    /// So many ends a second are told at once; further ones keep the interval.
    static constexpr std::size_t endsAtOnce = 15;

    explicit Relay(Threads &threads) : m_threads(&threads) {}
    /// Where its events go. First of all.
    void setMailbox(Mailbox *mailbox) noexcept { m_mailbox = mailbox; }
    /// The Threads object goes, and the pool may stay for a while: nobody is told any more.
    void leave();
    /// Before a fork, and after it in the parent: no event is being posted then. Else Qt's lock of the events
    /// could stay locked in the child, which does not have the thread that held it.
    void lockForFork() { m_receiversMutex.lock(); }
    void unlockAfterFork() { m_receiversMutex.unlock(); }
    /// In the child of a fork: what there was to tell is the parent's.
    void startAnew() noexcept;

    // --- any thread ---

    /// Is anybody connected to the signals of single tasks?
    bool wantsTasks() const noexcept { return m_wantsTasks.load(std::memory_order_relaxed); }
    /// … or to that of their progress?
    bool wantsProgress() const noexcept { return m_wantsProgress.load(std::memory_order_relaxed); }
    /// Looks again. At each connection; who has gone is noticed by tick().
    void lookForReceivers() noexcept;
    /// Where there is no memory for it, it is not told; the counts are right nevertheless.
    void tell(TaskInfo info) noexcept;
    /// The task with this \a id, which runs on this thread, has told of its progress: \a change is given what is told of it next,
    /// which \a make makes.
    template<typename Make, typename Change>
    void tellProgress(quint64 id, Make make, Change change)
    {
        {
            const std::lock_guard lock(m_tasksMutex);
            const auto told = m_progressed.find(id);
            if (told != m_progressed.end()) {
                change(*told);
                return;
            }
        }
        TaskInfo info = make(); // with no lock of this held: a label may do anything
        change(info);
        const std::lock_guard lock(m_tasksMutex);
        m_progressed.insert(id, info);
    }

    /// Nobody is running tasks any more, perhaps because all have ended.
    void onQuiet();
    // Counts are those of \a tally.

    /// Now and then while there may be something to tell. False: there is not.
    bool tick(const Tally &tally);

    // --- the owning thread ---

    // What slots throw is logged: a wait that delivers must not end before its time.

    bool belongsToThisThread();
    /// The event that was posted has come. There may be more to tell after it, at a further tick().
    void onEvent(const Tally &tally) noexcept;
    /// Delivers what it is time for. There may be more to tell after it.
    void deliver(const Tally &tally) noexcept;
    /// Delivers even if the last counts were just told. If they are the \a last,
    /// they are told in any case; others only while there are fewer than 30 a second.
    void deliverAll(const Tally &tally, bool last) noexcept;

private:
    void post() noexcept;
    template<typename... Signals>
    static bool isConnected(const Threads &threads, Signals... signalsOfIt);
    void deliverTasks() noexcept;
    void deliverProgress() noexcept;
    void emitProgress(quint64 id) noexcept;

    template<typename Emit>
    void emitSafely(Emit emitSignal) noexcept;

    // Changed with the lock held, which is for other threads than the owning one. nullptr: it is gone.
    std::atomic<Threads *> m_threads;
    // Held while slots run, so that another thread does not end the sender then; and by
    // the owning thread again, if a slot does.
    std::recursive_mutex m_emission;
    Mailbox *m_mailbox = nullptr;
    std::mutex m_receiversMutex; // also so that the latest look counts
    // Somebody is connected; nothing is posted for nobody. Relaxed: where an old value is read,
    // lookForReceivers() or the next tick() posts in its place.
    std::atomic<bool> m_isHeard{false};
    std::atomic<bool> m_wantsTasks{false};
    std::atomic<bool> m_wantsProgress{false};
    std::atomic<bool> m_posted{false}; // and has not come yet, however much waits have told since
    std::atomic<bool> m_quiet{false}; // since the last delivery

    std::mutex m_tasksMutex;
    QList<TaskInfo> m_tasks; // to be told, in order
    QHash<quint64, TaskInfo> m_progressed; // to be told, the latest of each
    Progress m_told; // changed by the owning thread alone

    // The owning thread's:
    unsigned m_delivery = 0; // a slot may run an event loop, and that deliver too
    qint64 m_toldDrained = 0; // total() at the last drained()
    std::array<Clock::time_point, 29> m_toldAt{}; // when the latest were told
};

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/errors.h>
#include <libparallel/options.h>
#include <libparallel/progress.h>
#include <libparallel/task.h>

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qobject.h>

#include <algorithm>
#include <concepts>
#include <limits>
#include <memory>

QT_FORWARD_DECLARE_CLASS(QThreadPool)

namespace parallel {

namespace detail {
struct Entry;
class Relay;
class ThreadsOver;
class ThreadsPrivate;

/// So that {} means the Options that are all defaults, and not 0 workers.
template<typename N>
concept Number = std::integral<N> && !std::same_as<N, bool>;

template<Number N>
constexpr qint64 toCount(N number)
{
    if constexpr (std::unsigned_integral<N>)
        return qint64(std::min<quint64>(number, std::numeric_limits<qint64>::max()));
    else
        return number;
}

/// Directs one call of this thread to some Threads, for Threads::run().
class PARALLEL_EXPORT DirectCall
{
public:
    /// \a id: where the call's is to be stored, if anywhere.
    explicit DirectCall(const std::shared_ptr<ThreadsPrivate> &to, quint64 *id = nullptr);
    ~DirectCall();
    DirectCall(const DirectCall &) = delete;
    DirectCall &operator=(const DirectCall &) = delete;

private:
    struct Private;
    const std::unique_ptr<Private> d;
};

/// Throws ConfigError unless \a workers is 1 to 65536.
PARALLEL_EXPORT Options withWorkers(qint64 workers);
}

/// The guard that Threads::enter() returns: while it lives, this thread's calls go to those Threads. Its
/// end does not wait, except in one of their own tasks, where it waits for the calls that were made. Belongs
/// to the thread that made it.
class [[nodiscard("calls go to the threads only while this guard lives; "
                  "name it: const auto entered = threads.enter();")]] PARALLEL_EXPORT EnterGuard
{
public:
    ~EnterGuard();
    EnterGuard(const EnterGuard &) = delete;
    EnterGuard &operator=(const EnterGuard &) = delete;

private:
    friend class Threads;
    explicit EnterGuard(detail::Entry *entry) noexcept : d(entry) {}
    detail::Entry *d;
};

/// A call that Threads::runWithId() has made: the future of its result, and its id, which TaskInfo
/// and the monitor use too.
template<typename R>
struct StartedCall
{
    quint64 id;        ///< The call's id, as in TaskInfo::id.
    QFuture<R> future; ///< What calling the task itself returns.
};
/// A call of a task that returns nothing.
template<>
struct StartedCall<void>
{
    quint64 id; ///< The call's id, as in TaskInfo::id.
};

namespace detail {
template<typename R>
StartedCall<R> started(quint64 id, QFuture<R> future)
{
    return {id, std::move(future)};
}
}

/// Worker threads that live longer than one block, such as a member of a main window. For one block, use
/// threads().
///
/// Needs neither a QCoreApplication nor an event loop, and uses both when there.
/// Its signals are always delivered in the thread that owns the object: by its
/// event loop, or, while that thread waits for these tasks, by that wait. A slot may
/// make calls: a wait that delivers waits for them too.
///
/// With `PARALLEL_ENABLED=0` each call runs where it is made, on the calling thread:
/// workerCount() is 1, and setWorkerCount() and pause() change nothing. What a task throws
/// leaves the call, or, with OnFailure::Continue, is thrown by the next wait.
///
/// All member functions may be called from any thread, except where they say
/// otherwise.
class PARALLEL_EXPORT Threads : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name CONSTANT)
    Q_PROPERTY(int workerCount READ workerCount WRITE setWorkerCount)
    Q_PROPERTY(bool paused READ isPaused WRITE setPaused)
    Q_PROPERTY(parallel::Progress progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QThreadPool *threadPool READ threadPool CONSTANT)

public:
    /// Throws ConfigError when an option or an environment variable is not
    /// acceptable. Starts no thread yet: workers start as calls need them.
    explicit Threads(const Options &options = {}, QObject *parent = nullptr);
    /// Makes as many workers as are named, 1 to 65536. Throws ConfigError outside that range.
    template<detail::Number N>
    explicit Threads(N workers, QObject *parent = nullptr)
        : Threads(detail::withWorkers(detail::toCount(workers)), parent)
    {
    }

    /// Drops what is queued, asks running tasks to stop, waits for them, and
    /// never throws. Failures that no wait has thrown are logged. Where one of its own tasks
    /// destroys it (by `delete`, by exit(), or because an argument or a capture was its
    /// last owner), it does not wait: the threads end by themselves, after that task. In
    /// the child of a fork() there is nothing to wait for.
    ~Threads() override;

    /// Sends this thread's calls here until the guard ends, and the calls that their tasks make. Each guard is
    /// a batch: when one of its calls fails, its queued calls are dropped, and those of other guards are not.
    /// A new guard begins afresh after a cancel() or a failure. Calls through a guard that outlives this
    /// object are dropped.
    EnterGuard enter();

    /// Calls \a task here without a guard: from any thread, from a slot, or from a task of other Threads.
    /// Returns what calling the task returns, a QFuture or nothing, and does not wait, except for room in a
    /// full queue. Each such call is a batch of its own: if it fails, wait() throws what it threw, and no other call
    /// is dropped. Where this thread has a guard of these threads open, or runs one of their tasks, the
    /// call belongs to that guard or task as any other.
    ///
    ///     connect(button, &QPushButton::clicked, this, [this] { m_threads.run(m_load, m_file); });
    template<typename F, typename L, typename... Args>
    auto run(const Task<F, L> &task, Args &&...args)
    {
        const detail::DirectCall direct(d);
        return task(std::forward<Args>(args)...);
    }
    /// Calls \a task as run() does, and also returns the call's id, by which a slot finds this call among the
    /// TaskInfo that signals bring.
    ///
    ///     const auto [id, future] = m_threads.runWithId(m_load, file);
    template<typename F, typename L, typename... Args>
    auto runWithId(const Task<F, L> &task, Args &&...args)
    {
        using Returned = decltype(task(std::forward<Args>(args)...));
        quint64 id = 0;
        const detail::DirectCall direct(d, &id);
        if constexpr (std::is_void_v<Returned>) {
            task(std::forward<Args>(args)...);
            return StartedCall<void>{id};
        } else {
            Returned future = task(std::forward<Args>(args)...);
            return detail::started(id, std::move(future));
        }
    }

    /// Waits for all calls made here, by any thread, nested ones included. Then
    /// rethrows the first failure of any guard's calls (TaskFailures with
    /// OnFailure::Continue), or CancelledError after a cancel(), once. Throws TimeoutError
    /// when it takes longer than the timeout option, and UsageError when called by one of
    /// its own tasks.
    void wait();
    /// Waits as wait() does, but no longer than \a deadline (such as 5s), as QThread::wait() does. Returns
    /// true if all has ended. False: the time is over. Then nothing was stopped and nothing is thrown: wait again,
    /// or cancel(). The timeout option does not apply.
    bool wait(QDeadlineTimer deadline);

    /// Drops what is queued and asks running tasks to stop, by their stop token. Returns without waiting.
    /// Calls that are made later through guards that are open already are dropped too: through a guard of
    /// threads() until that thread's next wait has thrown CancelledError, through a guard of enter() until nothing
    /// is queued or running. With `PARALLEL_ENABLED=0`, later calls throw CancelledError, or with
    /// OnFailure::Continue are dropped.
    void cancel();

    /// Starts no further task until resume(); what runs goes on. Meanwhile wait() and the
    /// end of a scope keep waiting; a scope that an exception leaves resumes first.
    void pause();
    /// Starts tasks again.
    void resume();
    /// Calls pause() or resume().
    void setPaused(bool paused);
    /// True while it is paused, by the code or by a person at the monitor.
    bool isPaused() const;

    /// Changes how many tasks may run at the same time, 1 to 65536. Takes effect at once and stops no task:
    /// where too many run, tasks end first, and then their threads, with the thread-cached objects. Throws
    /// ConfigError outside that range.
    void setWorkerCount(int count);
    /// How many tasks may run at the same time now.
    int workerCount() const;

    /// The counts at this instant. No task waits for it.
    Progress progress() const;

    /// The pool whose threads run the tasks: the one of Options::pool, or one of the library's
    /// own. The program may run other things on it, but must neither destroy it nor wait for its end
    /// (QThreadPool::waitForDone()). It lives as long as this object.
    QThreadPool *threadPool() const;

    /// The name from Options, or else the program's.
    QString name() const;

Q_SIGNALS:
    /// The counts have changed. At most 30 a second; the last one is exact.
    void progressChanged(const parallel::Progress &progress);
    /// A worker has begun a call, or an element of a map. While taskStarted(), taskFinished() or taskFailed() is
    /// connected, each call costs an entry in a list: good for thousands of tasks a second, not for millions.
    void taskStarted(const parallel::TaskInfo &task);
    /// A call has ended. TaskInfo::state says how: a call that was dropped from the queue is Cancelled, and had
    /// no taskStarted().
    void taskFinished(const parallel::TaskInfo &task);
    /// A call has ended with an exception other than CancelledError. Comes before
    /// its taskFinished().
    void taskFailed(const parallel::TaskInfo &task);
    /// A running task has told how far it is or what it does: TaskInfo::done, total and text. Sent at most
    /// 30 times a second for each task, with the latest values. Costs nothing while nobody is connected.
    void taskProgressed(const parallel::TaskInfo &task);
    /// A call has failed and will be tried again (Task::retry()): TaskInfo has which attempt it
    /// was and what it threw, and its state is Queued. taskFailed() and taskFinished() come with the
    /// last attempt alone, and taskStarted() with each.
    void taskRetried(const parallel::TaskInfo &task);
    /// Nothing is queued or running any more.
    void drained();

    /// \cond INTERNAL
protected:
    void connectNotify(const QMetaMethod &signal) override;
    /// \endcond

private:
    friend class ThreadsScope;
    friend class detail::Relay;
    friend class detail::ThreadsOver;
    friend class detail::ThreadsPrivate;
    std::shared_ptr<detail::ThreadsPrivate> d;
};

/// The guard that threads() returns: the scope is open while it lives. Belongs to the thread that opened it.
class [[nodiscard("the threads end with the statement that drops their guard; "
                  "name it: const auto threads = parallel::threads();")]] PARALLEL_EXPORT ThreadsScope
{
public:
    /// Waits for every task, nested ones included, ends the workers, and
    /// rethrows the first failure that nobody has taken, with its own type (or throws
    /// TaskFailures, TimeoutError or CancelledError). While another exception is in flight it waits and logs.
    ~ThreadsScope() noexcept(false);
    ThreadsScope(const ThreadsScope &) = delete;
    ThreadsScope &operator=(const ThreadsScope &) = delete;

    /// The threads of this scope: to connect to their signals, or to control them.
    Threads *operator->() const noexcept { return m_threads.get(); }
    /// The Threads of this scope, as a reference that is valid as long as the guard.
    Threads &operator*() const noexcept { return *m_threads; }

private:
    friend ThreadsScope threads(const Options &);
    explicit ThreadsScope(const Options &options);
    std::unique_ptr<Threads> m_threads;
    detail::Entry *m_entry;
    int m_uncaught;
};

/// Opens worker threads: until the guard ends, tasks called on this thread, and
/// by those tasks, are queued and run by workers. The end waits for all of them.
///
///     const auto threads = parallel::threads();
///     for (const QString &table : tables)
///         load(table);
///
/// Delete the line, or set `PARALLEL_ENABLED=0`, and the same code runs serially.
/// Scopes nest; scopes of different threads are independent. Throws ConfigError
/// when an option or an environment variable is not acceptable.
PARALLEL_EXPORT ThreadsScope threads(const Options &options);
/// Opens worker threads as the environment says, or else by the defaults.
inline ThreadsScope threads()
{
    return threads(Options{});
}
/// Opens this many worker threads, 1 to 65536.
template<detail::Number N>
ThreadsScope threads(N workers)
{
    return threads(detail::withWorkers(detail::toCount(workers)));
}

} // namespace parallel

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Reads journals: what parallel-monitor is made of, and your own tools can be.
/// CMake target: Parallel::Journal. Needs Qt Core alone, and no other part of
/// the library.
///
///     parallel::Journal journal;
///     if (!journal.open(path))
///         return qWarning("%s", qPrintable(journal.errorString()));
///     journal.forEach([&](const parallel::Journal::Record &task) {
///         if (task.state == parallel::Journal::TaskState::Failed)
///             qInfo("%s", qPrintable(journal.error(task)));
///     });

#pragma once

#include <libparallel/enums.h>
#include <libparallel/export.h>

#include <QtCore/qbytearrayview.h>
#include <QtCore/qdatetime.h>
#include <QtCore/qlist.h>
#include <QtCore/qlogging.h>
#include <QtCore/qstring.h>

#include <concepts>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

namespace parallel {

/// Reads the journal of a process that runs, has ended or has died.
///
/// Reads the mapped file in place, so a live job is neither locked nor slowed. A damaged file, or one that
/// changes while it is read, gives an error or an empty answer, never a crash.
///
/// Call open() and close() while no other thread uses the object. All other functions may be called from any
/// thread, at the same time.
class PARALLEL_EXPORT Journal
{
public:
    /// How the process that wrote it is doing.
    enum class State { Running, Finished, Died };

    /// Where one task is in its life, as in TaskInfo.
    using TaskState = parallel::TaskState;

    /// What does not change after the process opened its journal.
    struct Info
    {
        QString program; ///< Its name, without the path.
        QString host; ///< The machine that it ran on.
        QString commandLine; ///< The command with which it was started.
        qint64 pid = 0; ///< Its process id on that machine.
        QDateTime started; ///< When it opened the journal, which is time point 0.
        int cores = 0; ///< Processor cores of that machine.
        bool recorded = false; ///< True: it keeps every task. False: the oldest that have ended make room.
        bool readOnly = false; ///< True if it may not be controlled.
        bool sameBoot = false; ///< Written on this machine since it was started.
    };

    /// What the journal does not hold any more, or never held. The pools' counts include all of it.
    struct Missing
    {
        quint64 succeeded = 0;  ///< Succeeded tasks that made room for newer ones.
        quint64 failed = 0;     ///< Failed tasks that made room.
        quint64 cancelled = 0;  ///< Cancelled tasks that made room.
        quint64 unrecorded = 0; ///< Calls that could not be recorded.
        quint64 texts = 0;      ///< Texts that could not be recorded.
        QString fault;          ///< Why recording has stopped; empty: it has not.
        quint64 lines = 0;      ///< Log lines that made room for newer ones.
        quint64 pools = 0;      ///< Closed pools whose place was used again: their counts are gone.
        qint64 until = -1;      ///< When the last task that made room had ended. -1: none did, or the
                                ///< journal is an older one, which does not tell.

        /// Tasks that made room for newer ones.
        quint64 dropped() const { return succeeded + failed + cancelled; }
    };

    /// A pool: the workers of a scope or of a Threads object.
    struct Pool
    {
        int slot = 0; ///< Names it in Record::pool and in the control functions.
        quint32 id = 0; ///< From 1, in the order of opening.
        QString name; ///< Options::name, or the program's.
        bool open = false; ///< Its scope has not ended.
        bool paused = false; ///< True while it starts no task.
        bool serial = false;      ///< PARALLEL_ENABLED=0: no worker threads.
        bool stopsOnFailure = false; ///< OnFailure::Stop.
        int workers = 0;          ///< How many tasks may run at the same time.
        quint64 threads = 0;      ///< Worker threads that have been started.
        quint64 queueLimit = 0;   ///< 0: none.
        quint64 timeout = 0;      ///< Milliseconds. 0: none.
        qint64 opened = -1;       ///< Time points as in Record.
        qint64 closed = -1; ///< When its scope ended.
        quint64 queued = 0;       ///< These five sum to `called`.
        quint64 running = 0; ///< Started, not ended; those that other processes run too.
        quint64 succeeded = 0; ///< Returned.
        quint64 failed = 0; ///< Left by an exception.
        quint64 cancelled = 0; ///< Dropped, or left by CancelledError.
        quint64 dropped = 0;   ///< Those of the cancelled ones that never started.
        quint64 elsewhere = 0; ///< Those of the running ones that other processes run.
        quint64 called = 0; ///< All calls that were made.
        quint64 retried = 0; ///< Attempts that failed and were followed by another one.
        bool pauseRequested = false; ///< A monitor has asked for a pause, and the job has not obeyed yet.
        bool resumeRequested = false; ///< A monitor has asked to resume, and the job has not obeyed yet.
        bool cancelRequested = false; ///< A monitor has asked to cancel, and the job has not obeyed yet.
        int workersRequested = 0;    ///< How many workers a monitor has asked for. 0: none.
    };

    /// A worker of another process, which has run remote tasks of this one; see Task::remote().
    struct RemoteWorker
    {
        quint16 number = 0; ///< Names it in Record::worker.
        int worker = 0; ///< From 1, in its process.
        qint64 pid = 0; ///< Its process, on that machine.
        QString host; ///< The machine.
    };

    /// What a queued task waits for before a worker can begin it.
    enum class Wait : quint8 {
        None,  ///< Nothing: it is in the queue.
        Delay, ///< The time of its delay().
        Retry, ///< Its next attempt.
        Limit, ///< A place at a limit.
        Rate,  ///< Its turn by a rate.
    };

    /// In Record::worker, numbers from here on are workers of other processes.
    static constexpr quint16 lowestRemoteWorker = 57345;

    /// Where a text begins in the file; to be given to text(). 0: none.
    using TextRef = quint32;

    /// One task (or, for `elements` > 1, several elements of a map that ran as one).
    /// Time points are nanoseconds since Info::started; -1: it has not happened.
    struct Record
    {
        quint64 id = 0;     ///< From 1.
        quint64 parent = 0; ///< The id of the task that called it; 0: none.
        qint64 queued = -1; ///< When it was called.
        qint64 started = -1; ///< When a worker took it up.
        qint64 finished = -1; ///< When it ended, or was dropped.
        quint32 slot = 0;   ///< Where it is; to be given to record().
        TextRef name = 0; ///< The task's name.
        TextRef arguments = 0; ///< The call's arguments.
        TextRef text = 0; ///< The latest of progress texts and error.
        quint32 group = 0;  ///< From 1; 0: called outside any group.
        quint16 pool = 0;   ///< Pool::slot
        quint16 worker =
            0; ///< From 1; 0: not yet run, serial, or not known. A RemoteWorker's number: of another process.
        qint16 progress = -1; ///< Parts of 10,000; -1: none told.
        quint16 elements = 1; ///< More than 1: so many elements of a map.
        quint16 attempt = 1; ///< Which attempt runs, or was the latest; see Task::retry().
        quint16 attempts = 0; ///< How many attempts a task that waits may have at most.
        TaskState state = TaskState::Empty; ///< Where it is in its life.
        Wait wait = Wait::None; ///< What it waits for before it enters the queue.
        bool cancelRequested = false; ///< A monitor has asked to cancel it.

        qint64 waitsUntil = -1; ///< Until when it waits. -1: until others have ended.

        /// True if this is a task.
        bool isValid() const { return state != TaskState::Empty; }
        /// True if it has ended, in whatever way.
        bool isCompleted() const { return state >= TaskState::Succeeded; }
        /// True if a worker of another process has begun it, or ran it.
        bool isRemote() const { return worker >= lowestRemoteWorker && hasRun(); }
        /// True if a worker has begun it.
        bool hasRun() const { return started >= 0; }
        /// Nanoseconds that it waited in the queue, until \a now if it still does.
        qint64 waited(qint64 now) const
        {
            const qint64 end = started >= 0 ? started : isCompleted() ? finished : now;
            return queued < 0 ? -1 : qMax(qint64(0), end - queued);
        }
        /// Nanoseconds that it ran, until \a now if it still does; -1 if it never ran.
        qint64 ran(qint64 now) const
        {
            return started < 0 ? -1 : qMax(qint64(0), (isCompleted() ? finished : now) - started);
        }
    };

    Journal();
    ~Journal();
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    /// Opens a journal for reading. False: errorString() says what is wrong and where.
    bool open(const QString &path);
    /// Closes the file.
    void close();
    /// True while a file is open.
    bool isOpen() const;
    /// The file that was opened.
    QString path() const;
    /// Why the last open() or refresh() returned false.
    QString errorString() const;

    /// Takes in what the file has grown by since; cheap when it has not.
    /// False: the file has been damaged since (cut, or another put into it);
    /// errorString() says how. What is left stays readable.
    bool refresh();

    /// What is wrong with a file that can be read all the same, as a sentence
    /// ("… 3 of its 40 chunks are missing …"); empty: nothing.
    QString problem() const;

    /// What the journal says of its process.
    Info info() const;
    /// Asks whether the writer still lives; a system call.
    State state() const;
    /// The latest time point of the journal: now for a process that runs, else when it ended or was last seen
    /// alive.
    qint64 now() const;
    /// The wall-clock time of a time point. Invalid for -1.
    QDateTime dateTime(qint64 timePoint) const;

    /// All pools, newest last.
    QList<Pool> pools() const;
    /// Workers of other processes, in the order in which they were first heard of.
    QList<RemoteWorker> remoteWorkers() const;
    /// Counts of what the journal does not hold.
    Missing missing() const;

    /// Slots are numbers below this; grows with refresh(). Some slots are empty.
    quint32 slotCount() const;
    /// A consistent copy of one task. Invalid if nothing is there, or not any more.
    Record record(quint32 slot) const;

    /// Calls \a visit(const Record &) for each task whose slot is in
    /// [\a first, \a first + \a count), in the order of their slots, at the speed
    /// of memory. A visitor that returns bool ends the walk with false.
    template<typename Visitor>
        requires std::invocable<Visitor &, const Record &>
    bool forEach(quint32 first, quint32 count, Visitor &&visit) const;
    /// Calls \a visit for all tasks.
    template<typename Visitor>
        requires std::invocable<Visitor &, const Record &>
    bool forEach(Visitor &&visit) const
    {
        return forEach(0, slotCount(), visit);
    }
    /// How many slots are damaged. forEach() leaves them out.
    quint64 damagedCount(quint32 first, quint32 count) const;
    /// Slots of one chunk of the file: a good step for walks by several threads.
    static constexpr quint32 slotsPerChunk = 16384;

    /// The task's name. A text is empty if there is none; one that was cut when it
    /// was recorded ends with "…".
    QString name(const Record &task) const;
    /// Its arguments as text; see Task::label().
    QString arguments(const Record &task) const;
    /// The last text that it gave to thisTask::setText().
    QString progressText(const Record &task) const;
    /// The what() of the exception that it failed with.
    QString error(const Record &task) const;
    /// The type of that exception.
    QString errorType(const Record &task) const;

    /// A line that a task has logged; see thisTask::log().
    struct LogLine
    {
        quint64 task = 0; ///< Record::id
        qint64 time = -1; ///< A time point as in Record.
        QtMsgType type = QtInfoMsg; ///< The kind of message.
        QString text; ///< Ends with "…" where it was cut when it was recorded.
    };
    /// The lines of one task, or of all (0), in the order of their times. Of those that made room
    /// for newer ones nothing is left but their number, Missing::lines. Looks through all that there
    /// are, some MiB.
    QList<LogLine> log(quint64 task = 0) const;

    /// What a text is about.
    enum class TextKind : quint8 { None, Name, Arguments, Progress, Error };
    /// One text of the file.
    struct Text
    {
        QByteArrayView utf8; ///< Points into the mapped file.
        TextRef previous = 0; ///< An earlier text of the same task. 0: none.
        TextKind kind = TextKind::None; ///< What it is about.
        bool cut = false; ///< True if it was longer than what is recorded.
        quint32 turn = 0; ///< Another one, or another kind, after copying it: it was written over meanwhile.
    };
    /// The text in place, without a copy, for those who look at millions. In a
    /// live journal that is not `recorded` it may change while it is being read.
    /// Everything but a text gives an empty one. Follow `previous` through a
    /// Record's `text` at most `maxTexts` times.
    Text text(TextRef ref) const;
    /// How many texts of a task to follow at most.
    static constexpr int maxTexts = 16;
    /// One reference of a task: record(slot).name, .arguments, or .text for all other
    /// kinds; without the rest it takes half the time.
    TextRef textRef(quint32 slot, TextKind kind) const;

    // Control. The job obeys a few times a second; requests show in pools() and
    // in Record::cancelRequested at once. All return false, and controlError()
    // says why, if the request is refused.

    /// Why this journal's job cannot be controlled, as a sentence; empty: it can be.
    QString controlRefusal() const;
    /// Asks that no further task be started.
    bool pause(int poolSlot);
    /// Asks that tasks be started again.
    bool resume(int poolSlot);
    /// Drops what is queued in the pool and asks what runs to stop.
    bool cancelAll(int poolSlot);
    /// Asks for this many workers, 1 to 65536.
    bool setWorkers(int poolSlot, int workers);
    /// Drops one task if it is queued, and asks it to stop if it runs.
    bool cancel(quint32 slot, quint64 id);
    /// Why the last request was refused, as a sentence.
    QString controlError() const;

private:
    class Private;

    /// Where a chunk of task records is mapped; null: this is none.
    const std::byte *taskChunk(quint32 chunk) const noexcept;
    enum class Found { Nothing, Task, Damaged };
    /// Copies what is in one slot of it.
    static Found read(const std::byte *chunk, quint32 slot, Record &into) noexcept;

    const std::unique_ptr<Private> d;
};

template<typename Visitor>
    requires std::invocable<Visitor &, const Journal::Record &>
bool Journal::forEach(quint32 first, quint32 count, Visitor &&visit) const
{
    const quint64 end = qMin(quint64(first) + count, quint64(slotCount()));
    Record task;
    for (quint64 slot = first; slot < end;) {
        const quint64 chunkEnd = qMin(end, (slot / slotsPerChunk + 1) * slotsPerChunk);
        if (const std::byte *const chunk = taskChunk(quint32(slot / slotsPerChunk))) {
            for (; slot < chunkEnd; ++slot) {
                if (read(chunk, quint32(slot), task) != Found::Task)
                    continue;
                if constexpr (std::same_as<std::invoke_result_t<Visitor &, const Record &>, bool>) {
                    if (!visit(std::as_const(task)))
                        return false;
                } else {
                    visit(std::as_const(task));
                }
            }
        }
        slot = chunkEnd;
    }
    return true;
}

} // namespace parallel

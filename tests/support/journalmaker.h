// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journal/format.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

/// Writes journals by the format alone, valid or not, so that the reader is tested
/// against journal/format.h and not against the library's writer. What it writes
/// is in the file at once (mapped), so a reader can watch it grow.
///
/// One thread. Ends the program with a message if the system refuses something.
class JournalMaker
{
public:
    /// Makes a valid, empty journal: open, with one pool of 4 workers, and locked.
    explicit JournalMaker(const QString &path, const QByteArray &program = "nightly-elt");
    /// Leaves the file as it is and lets go of the lock: the "process" has died,
    /// unless close() was called.
    ~JournalMaker();
    JournalMaker(const JournalMaker &) = delete;
    JournalMaker &operator=(const JournalMaker &) = delete;

    parallel::journal::FileHeader &header();
    /// The pool of a slot; slots that are used grow with it.
    parallel::journal::PoolEntry &pool(int slot = 0);
    /// The first record-sized slot of a chunk.
    parallel::journal::ChunkHeader &chunk(quint64 index);

    parallel::journal::TextRef addText(parallel::journal::TextKind kind, QByteArrayView utf8,
                                       parallel::journal::TextRef previous = 0, bool cut = false);
    /// A line that the task of that id has logged.
    void addLine(quint64 task, parallel::journal::Time time, quint32 type, QByteArrayView utf8);
    /// Returns its number, for TaskRecord::worker.
    quint16 addRemoteWorker(QByteArrayView host, qint64 pid, quint32 worker);
    /// Stores the record in the next free slot, and returns the slot. An id of 0
    /// becomes the next one.
    quint32 addTask(parallel::journal::TaskRecord task);
    parallel::journal::TaskRecord &task(quint32 slot);
    parallel::journal::TextEntry &text(parallel::journal::TextRef ref);

    /// Ends cleanly, at this time point.
    void close(qint64 ended);
    void lock(bool locked);
    /// Cuts the file to this many bytes; the maker must not be used any more.
    void truncate(qint64 bytes);

private:
    quint64 newChunk(parallel::journal::ChunkKind kind);

    QByteArray m_path;
    int m_file = -1;
    std::byte *m_begin = nullptr;
    quint64 m_chunks = 0;
    quint64 m_nextId = 1;
    quint32 m_nextSlot = 0;      // 0: no chunk of records yet
    quint64 m_nextText = 0;      // offset; 0: no chunk of texts yet
    quint64 m_logChunk = 0;      // 0: none yet
    quint16 m_remoteWorkers = 0;
};

/// A task of worker 3 in that state, with the times that it then has.
parallel::journal::TaskRecord record(parallel::journal::RecordState state);

/// A made-up job, every time the same: `tasks` calls of some names, run by
/// `workers`, with arguments, failures and a queue, as a real one would leave it.
struct MadeJob
{
    quint32 tasks = 1000;
    int workers = 16;
    double failing = 0.01;     ///< Part of the tasks that fail.
    double completed = 1;      ///< Part of the tasks that were completed when it died or when we look.
    bool closed = true;        ///< Ended cleanly (needs completed = 1).
    bool arguments = true;
    qint64 duration = 0;       ///< Nanoseconds; 0: as long as it takes.
};

/// Writes it, and returns with the maker (and its lock) gone.
void makeJob(const QString &path, const MadeJob &job = {});

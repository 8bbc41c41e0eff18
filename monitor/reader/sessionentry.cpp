// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "sessionentry.h"

#include <QtCore/qfile.h>

#include <algorithm>

#include <sys/stat.h>

namespace monitor {

using parallel::Journal;

FileId fileId(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return {quint64(status.st_dev), quint64(status.st_ino),
            qint64(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec};
}

bool isSame(const Session &a, const Session &b)
{
    return a.state == b.state && a.elapsed == b.elapsed && a.queued == b.queued && a.running == b.running
           && a.succeeded == b.succeeded && a.failed == b.failed && a.cancelled == b.cancelled
           && a.paused == b.paused && a.error == b.error && a.gone == b.gone && a.added == b.added;
}

void readInto(Session &session, const Journal &journal)
{
    session.info = journal.info();
    session.state = journal.state();
    session.elapsed = journal.now();
    session.queued = session.running = session.succeeded = session.failed = session.cancelled = 0;
    const QList<Journal::Pool> pools = journal.pools();
    session.paused = session.state == Journal::State::Running && isPaused(pools);
    for (const Journal::Pool &pool : pools) {
        session.queued += pool.queued;
        session.running += pool.running;
        session.succeeded += pool.succeeded;
        session.failed += pool.failed;
        session.cancelled += pool.cancelled;
    }
}

void readInto(Session &session, const Tally &tally)
{
    session.queued = tally.queued;
    session.running = tally.running;
    session.succeeded = tally.succeeded;
    session.failed = tally.failed;
    session.cancelled = tally.cancelled;
    session.elapsed = std::max(session.elapsed, tally.latest);
}

} // namespace monitor

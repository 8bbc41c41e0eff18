// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "history/runs.h"

#include "reader/spread.h"

#include <QtCore/qdir.h>

#include <algorithm>
#include <mutex>

namespace monitor {

using parallel::Journal;

namespace {

/// What the header and the pools say.
RunSummary headOf(const Journal &journal)
{
    RunSummary run;
    const Journal::Info info = journal.info();
    run.path = journal.path();
    run.program = info.program;
    run.host = info.host;
    run.pid = info.pid;
    run.commandLine = info.commandLine;
    run.started = info.started;
    run.state = journal.state();
    run.duration = journal.now();
    for (const Journal::Pool &pool : journal.pools()) {
        run.workers = std::max(run.workers, pool.workers);
        run.called += pool.called;
        run.succeeded += pool.succeeded;
        run.failed += pool.failed;
        run.cancelled += pool.cancelled;
    }
    return run;
}

QList<ProgramRuns> byProgram(QList<RunSummary> runs)
{
    std::stable_sort(runs.begin(), runs.end(),
                     [](const auto &a, const auto &b) { return a.started < b.started; });
    QList<ProgramRuns> programs;
    for (const RunSummary &run : std::as_const(runs)) {
        auto program = std::find_if(programs.begin(), programs.end(),
                                    [&](const auto &each) { return each.program == run.program; });
        if (program == programs.end())
            program = programs.insert(programs.end(), {run.program, {}});
        program->runs.append(run);
    }
    std::stable_sort(programs.begin(), programs.end(), [](const auto &a, const auto &b) {
        return a.runs.back().started > b.runs.back().started;
    });
    return programs;
}

} // namespace

QList<ProgramRuns> readRuns(const QString &folder, Depth depth, Work &work, QStringList *unreadable)
{
    const QDir dir(folder);
    const QStringList names = dir.entryList({QStringLiteral("*.journal")}, QDir::Files | QDir::Readable);
    std::mutex mutex; // of the following
    QList<RunSummary> runs;
    QStringList wrong;
    work.setTotal(quint64(names.size()));
    spread(quint32(names.size()), work, [&](quint32 index) {
        const QString path = dir.absoluteFilePath(names[index]);
        std::optional<RunSummary> run = RunSummary::kept(path);
        QString error;
        if (!run) {
            Journal journal;
            if (!journal.open(path))
                error = journal.errorString();
            else if (depth == Depth::Heads || journal.state() == Journal::State::Running)
                run = headOf(journal);
            else if (run = RunSummary::of(journal, work); !work.isCancelled())
                run->keep(); // where it cannot, it is read again the next time
        }
        const std::lock_guard lock(mutex);
        if (run)
            runs.append(*run);
        else
            wrong.append(error);
        work.advance(1);
    });
    if (unreadable)
        *unreadable = wrong;
    return byProgram(std::move(runs));
}

} // namespace monitor

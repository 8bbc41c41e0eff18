// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/history.h"

#include <algorithm>

namespace monitor {

History::History(QObject *parent) : QObject(parent) {}

void History::open(const QString &folder, const QString &program)
{
    if (folder == m_folder && program == m_runs.program) {
        refresh();
        return;
    }
    m_folder = folder;
    m_runs = {program, {}};
    m_unreadable.clear();
    m_complete = false;
    Q_EMIT changed();
    read(Depth::Heads);
}

void History::refresh()
{
    if (m_folder.isEmpty())
        return;
    if (m_reader.isRunning())
        m_again = true;
    else
        read(Depth::Whole);
}

void History::read(Depth depth)
{
    m_again = false;
    struct Read
    {
        QList<ProgramRuns> programs;
        QStringList unreadable;
    };
    const auto found = std::make_shared<Read>();
    m_reader.start([folder = m_folder, depth, found](
                       Work &work) { found->programs = readRuns(folder, depth, work, &found->unreadable); },
                   [this, depth, found] {
                       m_runs.runs.clear();
                       for (const ProgramRuns &program : std::as_const(found->programs)) {
                           if (program.program == m_runs.program)
                               m_runs.runs = program.runs;
                       }
                       m_unreadable = found->unreadable;
                       m_complete = depth == Depth::Whole;
                       Q_EMIT changed();
                       if (depth == Depth::Heads || m_again)
                           read(Depth::Whole);
                   });
}

qsizetype History::indexOf(const QString &path) const
{
    const auto found = std::find_if(m_runs.runs.cbegin(), m_runs.runs.cend(),
                                    [&](const RunSummary &run) { return run.path == path; });
    return found == m_runs.runs.cend() ? -1 : found - m_runs.runs.cbegin();
}

} // namespace monitor

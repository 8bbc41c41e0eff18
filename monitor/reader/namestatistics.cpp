// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "namestatistics.h"

#include "names.h"

#include <algorithm>

namespace monitor {

using parallel::Journal;
using TaskState = Journal::TaskState;

void NameStatistics::add(const Journal::Record &task)
{
    const quint32 elements = task.elements;
    switch (task.state) {
    case TaskState::Failed:
        failed += elements;
        break;
    case TaskState::Cancelled:
        cancelled += elements;
        break;
    case TaskState::Running:
        running += elements;
        return;
    case TaskState::Queued:
        queued += elements;
        return;
    default:
        succeeded += elements;
    }
    if (task.hasRun()) {
        waited.add(task.waited(task.finished), elements);
        if (task.state != TaskState::Cancelled)
            ran.add(task.ran(task.finished) / elements, elements);
    }
}

QList<NameStatistics> ranked(QList<NameStatistics> names)
{
    double total = 0;
    for (const NameStatistics &name : std::as_const(names))
        total += name.ran.total();
    for (NameStatistics &name : names)
        name.share = total > 0 ? name.ran.total() / total : 0;
    std::stable_sort(names.begin(), names.end(),
                     [](const auto &a, const auto &b) { return a.ran.total() > b.ran.total(); });
    return names;
}

QList<NameStatistics> statisticsOf(const Journal &journal, const Query &query, Work &work)
{
    const Slots found = query.run(journal, work);
    Names names(journal);
    QList<NameStatistics> statistics;
    for (const quint32 slot : found) {
        if (work.isCancelled())
            break;
        const Journal::Record task = journal.record(slot);
        if (!task.isValid())
            continue;
        const int index = names.indexOf(task);
        if (index >= statistics.size())
            statistics.resize(index + 1);
        statistics[index].add(task);
    }
    for (int index = 0; index < statistics.size(); ++index)
        statistics[index].name = QString::fromUtf8(names.name(index));
    return ranked(std::move(statistics));
}

} // namespace monitor

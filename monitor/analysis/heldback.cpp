// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "analysis/heldback.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qhash.h>

#include <algorithm>
#include <utility>

namespace monitor {

using parallel::Journal;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::HeldBack)
};

} // namespace

QString word(Journal::Wait wait)
{
    switch (wait) {
    case Journal::Wait::Delay:
        return Words::tr("delay");
    case Journal::Wait::Retry:
        return Words::tr("retry");
    case Journal::Wait::Limit:
        return Words::tr("limit");
    case Journal::Wait::Rate:
        return Words::tr("rate");
    case Journal::Wait::None:
        break;
    }
    return {};
}

QList<HeldBack> heldBack(const Journal &journal, Work &work)
{
    QList<HeldBack> all;
    QHash<std::pair<QString, int>, qsizetype> places;
    const qint64 now = journal.now();
    for (quint32 slot = 0; slot < journal.slotCount() && !work.isCancelled();
         slot += Journal::slotsPerChunk) {
        journal.forEach(slot, Journal::slotsPerChunk, [&](const Journal::Record &task) {
            if (task.wait == Journal::Wait::None || task.state != Journal::TaskState::Queued)
                return;
            const QString name = journal.name(task);
            const std::pair key(name, int(task.wait));
            if (!places.contains(key)) {
                places.insert(key, all.size());
                all.append({name, task.wait, 0, 0});
            }
            HeldBack &group = all[places.value(key)];
            ++group.calls;
            group.longest = std::max(group.longest, task.waited(now));
        });
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const HeldBack &a, const HeldBack &b) { return a.calls > b.calls; });
    return all;
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "failuregroups.h"

#include "errorkind.h"

#include <algorithm>

namespace monitor {

using parallel::Journal;

QString FailureGroup::message() const
{
    QStringList parts{type, text.simplified()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(": "));
}

void FailureGroups::add(const Journal::Record &task)
{
    if (task.state != Journal::TaskState::Failed)
        return;
    const QString text = m_journal.error(task);
    const QStringList exact{m_journal.name(task), m_journal.errorType(task), text};
    qsizetype index = m_byText.value(exact, -1);
    if (index < 0) {
        const QStringList key{exact[0], exact[1], errorKind(text)};
        index = m_byKind.value(key, -1);
        if (index < 0) {
            if (m_groups.size() == maxKinds) {
                m_others += task.elements;
                return;
            }
            index = m_groups.size();
            m_byKind.insert(key, index);
            m_groups.append({key[0], key[1], key[2], text, 0, -1, -1, {}});
        }
        if (m_byText.size() < maxTexts)
            m_byText.insert(exact, index);
    }
    FailureGroup &group = m_groups[index];
    group.count += task.elements;
    if (group.first < 0 || task.finished < group.first)
        group.first = task.finished;
    group.last = std::max(group.last, task.finished);
    if (group.examples.size() < 3)
        group.examples.push_back(task);
}

QList<FailureGroup> FailureGroups::groups() const
{
    QList<FailureGroup> groups = m_groups;
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto &a, const auto &b) { return a.count > b.count; });
    return groups;
}

FailureGroups FailureGroups::of(const Journal &journal, const Work &work)
{
    FailureGroups groups(journal);
    for (quint32 first = 0; first < journal.slotCount() && !work.isCancelled();
         first += Journal::slotsPerChunk)
        journal.forEach(first, Journal::slotsPerChunk,
                        [&](const Journal::Record &task) { groups.add(task); });
    return groups;
}

FailureGroups FailureGroups::of(const Journal &journal, const Query &query, Work &work)
{
    if (query.terms().isEmpty())
        return of(journal, work);
    FailureGroups groups(journal);
    const Slots found = query.run(journal, work);
    for (const quint32 slot : found) {
        if (work.isCancelled())
            break;
        groups.add(journal.record(slot));
    }
    return groups;
}

Slots FailureGroups::tasksOf(const Journal &journal, const FailureGroup &group, const Work &work)
{
    Slots found;
    for (quint32 first = 0; first < journal.slotCount() && !work.isCancelled();
         first += Journal::slotsPerChunk) {
        journal.forEach(first, Journal::slotsPerChunk, [&](const Journal::Record &task) {
            if (task.state == Journal::TaskState::Failed && journal.name(task) == group.name
                && journal.errorType(task) == group.type && errorKind(journal.error(task)) == group.kind)
                found.push_back(task.slot);
        });
    }
    return found;
}

} // namespace monitor

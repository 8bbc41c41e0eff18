// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "history/comparison.h"

#include "history/changes.h"
#include "history/step.h"
#include "reader/errorkind.h"

#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qhash.h>
#include <QtCore/qset.h>

#include <algorithm>
#include <cmath>

namespace monitor {

using parallel::Journal;
using Record = Journal::Record;

namespace {

constexpr qsizetype mostCalls = 1000;
constexpr double unusualFactor = 1.25; // where nobody knows what is usual
constexpr double unusualSpreads = 3.5;

/// Of a call: its name and arguments. No text of either is made for the millions that did
/// not fail; two of them being taken for the same is less likely than a broken disk.
using CallKey = std::pair<quint64, quint64>;

CallKey keyOf(const Journal &journal, const Record &task)
{
    const auto hash = [&](Journal::TextRef ref, size_t seed) {
        const QByteArrayView text = journal.text(ref).utf8;
        return quint64(qHashBits(text.data(), size_t(text.size()), seed));
    };
    return {hash(task.name, 1) ^ (hash(task.name, 7) << 1), hash(task.arguments, 3)};
}

template<typename Visitor>
void walk(const Journal &journal, const Work &work, Visitor &&visit)
{
    for (quint32 first = 0; first < journal.slotCount() && !work.isCancelled();
         first += Journal::slotsPerChunk)
        journal.forEach(first, Journal::slotsPerChunk, visit);
}

using Failed = QHash<CallKey, quint32>; // and the slot of the first one

Failed failedOf(const Journal &journal, const Work &work)
{
    Failed failed;
    walk(journal, work, [&](const Record &task) {
        if (task.state == Journal::TaskState::Failed) {
            const CallKey key = keyOf(journal, task);
            if (!failed.contains(key))
                failed.insert(key, task.slot);
        }
    });
    return failed;
}

/// What failed \a here and not there, in the order in which it was called.
QList<CallDifference> onlyHere(const Journal &here, const Failed &failed, const Journal &there,
                               const Failed &failedThere, quint64 *count, const Work &work)
{
    std::vector<std::pair<quint32, CallKey>> only;
    for (auto call = failed.cbegin(); call != failed.cend(); ++call) {
        if (!failedThere.contains(call.key()))
            only.push_back({call.value(), call.key()});
    }
    std::sort(only.begin(), only.end());
    *count = only.size();
    if (only.size() > mostCalls)
        only.resize(mostCalls);
    QSet<CallKey> sought;
    for (const auto &[slot, key] : only)
        sought.insert(key);
    QSet<CallKey> called;
    if (!sought.isEmpty()) {
        walk(there, work, [&](const Record &task) {
            const CallKey key = keyOf(there, task);
            if (sought.contains(key))
                called.insert(key);
        });
    }
    QList<CallDifference> calls;
    for (const auto &[slot, key] : only) {
        const Record task = here.record(slot);
        calls.append(
            {here.name(task), here.arguments(task), typeAndText(here, task), slot, called.contains(key)});
    }
    return calls;
}

/// How far the p95 of two usual runs are apart, as a logarithm; 0: nobody knows. By runs that
/// followed each other, so that a change that came and stayed is not taken for noise.
double usualSpread(const QString &name, const QList<RunSummary> &usual)
{
    std::vector<double> values;
    for (const RunSummary &run : usual) {
        const RunSummary::Name *const found = run.isWhole() ? run.name(name) : nullptr;
        if (found && found->p95 > 0)
            values.push_back(std::log(double(found->p95)));
    }
    if (qsizetype(values.size()) < runsThatTell)
        return 0;
    std::vector<double> steps;
    for (std::size_t i = 1; i < values.size(); ++i)
        steps.push_back(std::abs(values[i] - values[i - 1]));
    return std::max(1.4826 * median(steps), 0.03);
}

QList<NameDifference> nameDifferences(const RunSummary &before, const RunSummary &after,
                                      const QList<RunSummary> &usual)
{
    QList<NameDifference> names;
    const auto add = [&](const RunSummary::Name *a, const RunSummary::Name *b) {
        NameDifference difference;
        difference.name = a ? a->name : b->name;
        difference.before = a ? *a : RunSummary::Name();
        difference.after = b ? *b : RunSummary::Name();
        if (a && b && a->p95 > 0 && b->p95 > 0) {
            const double apart = std::abs(std::log(difference.factor()));
            const double spread = usualSpread(difference.name, usual);
            difference.isMarked =
                spread > 0 ? apart > unusualSpreads * spread : apart > std::log(unusualFactor);
        } else {
            difference.isMarked = true; // it has come, or gone
        }
        names.append(difference);
    };
    for (const RunSummary::Name &name : before.names)
        add(&name, after.name(name.name));
    for (const RunSummary::Name &name : after.names) {
        if (!before.name(name.name))
            add(nullptr, &name);
    }
    std::stable_sort(names.begin(), names.end(), [](const NameDifference &a, const NameDifference &b) {
        return std::abs(a.more()) > std::abs(b.more());
    });
    return names;
}

RunSummary summaryOf(Journal &journal, const Work &work)
{
    auto kept = RunSummary::kept(journal.path());
    return kept ? *kept : RunSummary::of(journal, work);
}

} // namespace

Comparison compare(Journal &before, Journal &after, const QList<RunSummary> &usual, Work &work)
{
    Comparison comparison;
    comparison.before = summaryOf(before, work);
    comparison.after = summaryOf(after, work);
    comparison.names = nameDifferences(comparison.before, comparison.after, usual);
    const Failed failedBefore = failedOf(before, work);
    const Failed failedAfter = failedOf(after, work);
    comparison.broken = onlyHere(after, failedAfter, before, failedBefore, &comparison.brokenCount, work);
    comparison.mended = onlyHere(before, failedBefore, after, failedAfter, &comparison.mendedCount, work);
    comparison.failedInBoth = quint64(failedAfter.size()) - comparison.brokenCount;
    return comparison;
}

QList<RunSummary> usualRuns(const QString &before, const QString &after)
{
    const auto program = RunSummary::kept(after);
    QList<RunSummary> runs;
    if (!program)
        return runs;
    const QDir dir = QFileInfo(after).dir();
    const QStringList names = dir.entryList({QStringLiteral("*.journal")}, QDir::Files | QDir::Readable);
    for (const QString &name : names) {
        const QString path = dir.absoluteFilePath(name);
        if (path == QFileInfo(before).absoluteFilePath() || path == QFileInfo(after).absoluteFilePath())
            continue;
        if (auto run = RunSummary::kept(path); run && run->program == program->program)
            runs.append(*run);
    }
    std::stable_sort(runs.begin(), runs.end(),
                     [](const RunSummary &a, const RunSummary &b) { return a.started < b.started; });
    return runs;
}

} // namespace monitor

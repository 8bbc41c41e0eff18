// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "errorkind.h"
#include "exporter.h"

#include "output.h"
#include "scopelabels.h"
#include "sums.h"
#include "words.h"

#include <set>
#include <utility>

namespace monitor {

using parallel::Journal;
using Record = Journal::Record;

namespace {

/// Microseconds with nanoseconds behind the point.
QByteArray micros(qint64 nanoseconds)
{
    const qint64 ns = qMax(nanoseconds, qint64(0));
    return QByteArray::number(ns / 1000) + '.' + QByteArray::number(ns % 1000).rightJustified(3, '0');
}

/// Lanes are numbered over all pools; 0 is for what never ran.
quint64 laneOf(const Record &task)
{
    return (quint64(task.pool) + 1) << 16 | task.worker;
}

} // namespace

// The Trace Event Format: complete events ("X") on a "thread" for each worker,
// instant events for what never ran, counters for the queue and the busy workers.
bool writeTrace(const Journal &journal, QIODevice &out, Work &work, QString *error)
{
    Output to(out);
    const Journal::Info info = journal.info();
    const Journal::State process = journal.state();
    const qint64 now = journal.now();
    const QByteArray pid = QByteArray::number(info.pid);
    const auto metadata = [&](QByteArrayView what, quint64 lane, const QByteArray &arguments) {
        to << "{\"ph\":\"M\",\"name\":\"" << what << "\",\"pid\":" << pid << ",\"tid\":" << lane
           << ",\"args\":{" << arguments << "}},\n";
    };

    to << "{\"displayTimeUnit\":\"ms\",\n\"otherData\":{\"program\":" << jsonString(info.program)
       << ",\"host\":" << jsonString(info.host)
       << ",\"started\":" << jsonString(info.started.toUTC().toString(Qt::ISODateWithMs)) << ",\"state\":\""
       << (process == Journal::State::Running ? "running"
           : process == Journal::State::Died  ? "died"
                                              : "finished")
       << "\",\"dropped\":\"" << journal.missing().dropped() << "\"},\n\"traceEvents\":[\n";
    metadata("process_name", 0, "\"name\":" + jsonString(info.program));
    metadata("thread_name", 0, "\"name\":\"never ran\"");
    const ScopeLabels scopes(journal.pools(), journal.remoteWorkers());

    std::set<quint64> lanes;
    work.setTotal(journal.slotCount());
    quint32 reached = 0;
    journal.forEach([&](const Record &task) {
        if (task.slot / 1024 != reached / 1024)
            work.advance(task.slot - std::exchange(reached, task.slot));
        if (work.isCancelled() || to.hasFailed())
            return false;
        const QLatin1StringView state = keyword(shownState(task.state, process));
        const quint64 lane = task.hasRun() ? laneOf(task) : 0;
        if (task.hasRun() && lanes.insert(lane).second) {
            metadata("thread_name", lane, "\"name\":" + jsonString(scopes.worker(task.pool, task.worker)));
            metadata("thread_sort_index", lane, "\"sort_index\":" + QByteArray::number(lane));
        }
        const QString name = journal.name(task);
        to << "{\"name\":" << jsonString(name.isEmpty() ? QStringLiteral("(unnamed)") : name) << ",\"cat\":\""
           << state << "\",\"pid\":" << pid << ",\"tid\":" << lane;
        if (task.hasRun())
            to << ",\"ph\":\"X\",\"ts\":" << micros(task.started) << ",\"dur\":" << micros(task.ran(now));
        else
            to << ",\"ph\":\"i\",\"s\":\"t\",\"ts\":" << micros(task.queued);
        if (task.state == Journal::TaskState::Failed)
            to << ",\"cname\":\"terrible\"";
        to << ",\"args\":{\"id\":" << task.id << ",\"state\":\"" << state
           << "\",\"waited_ms\":" << QByteArray::number(double(task.waited(now)) / 1e6, 'f', 6);
        if (const QString arguments = journal.arguments(task); !arguments.isEmpty())
            to << ",\"arguments\":" << jsonString(arguments);
        if (task.parent)
            to << ",\"parent\":" << task.parent;
        if (task.group)
            to << ",\"group\":" << quint64(task.group);
        if (task.elements > 1)
            to << ",\"elements\":" << quint64(task.elements);
        if (task.state == Journal::TaskState::Failed)
            to << ",\"error\":" << jsonString(typeAndText(journal, task));
        to << "}},\n";
        return true;
    });

    if (!work.isCancelled() && !to.hasFailed()) {
        Sums sums(journal);
        Snapshot snapshot;
        snapshot.now = now;
        sums.update(false, [&] { return work.isCancelled(); });
        sums.fill(snapshot);
        for (const PlotStep &step : snapshot.plot.steps) {
            if (!step.known)
                continue;
            to << "{\"ph\":\"C\",\"name\":\"queue length\",\"pid\":" << pid << ",\"ts\":" << micros(step.from)
               << ",\"args\":{\"queued\":" << QByteArray::number(step.queued, 'f', 2) << "}},\n"
               << "{\"ph\":\"C\",\"name\":\"busy workers\",\"pid\":" << pid << ",\"ts\":" << micros(step.from)
               << ",\"args\":{\"running\":" << QByteArray::number(step.running, 'f', 2) << "}},\n";
        }
    }
    to << "{\"ph\":\"M\",\"name\":\"process_sort_index\",\"pid\":" << pid
       << ",\"args\":{\"sort_index\":0}}\n]}\n";
    return to.finish(work, error);
}

} // namespace monitor

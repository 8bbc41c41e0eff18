// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "exporter.h"

#include "output.h"
#include "words.h"

#include <QtCore/qmap.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>

namespace monitor {

using parallel::Journal;
using Record = Journal::Record;

namespace {

/// Everything that is told of a task, as text.
struct Row
{
    Row(const Journal &journal, const Record &task, Journal::State process, qint64 now, qint64 startedMs,
        const QMap<int, QString> &scopes, const QHash<int, Journal::RemoteWorker> &remote)
        : id(task.id),
          name(journal.name(task)),
          arguments(journal.arguments(task)),
          state(keyword(shownState(task.state, process))),
          scope(scopes.value(task.pool)),
          group(task.group),
          parent(task.parent),
          worker(task.isRemote() ? quint64(remote.value(task.worker).worker) : task.worker),
          host(task.isRemote() ? remote.value(task.worker).host : QString()),
          pid(task.isRemote() ? quint64(remote.value(task.worker).pid) : 0),
          elements(task.elements),
          queued(time(startedMs, task.queued)),
          started(time(startedMs, task.started)),
          finished(time(startedMs, task.finished)),
          waited(seconds(task.waited(now))),
          ran(seconds(task.ran(now))),
          progress(task.progress < 0 ? QByteArray() : QByteArray::number(task.progress / 100.0, 'f', 2)),
          text(journal.progressText(task)),
          errorType(journal.errorType(task)),
          error(journal.error(task))
    {
    }

    /// ISO 8601 in UTC. By hand: QDateTime takes fifty times as long, and there are
    /// three in each of millions of rows.
    static QByteArray time(qint64 startedMs, qint64 timePoint)
    {
        if (timePoint < 0)
            return {};
        using namespace std::chrono;
        const sys_time<milliseconds> at{milliseconds(startedMs + timePoint / 1'000'000)};
        const auto day = floor<days>(at);
        const year_month_day date(day);
        const hh_mm_ss clock(at - day);
        char text[40];
        const int size = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                                       int(date.year()), unsigned(date.month()), unsigned(date.day()),
                                       int(clock.hours().count()), int(clock.minutes().count()),
                                       int(clock.seconds().count()), int(clock.subseconds().count()));
        return QByteArray(text, std::clamp(size, 0, int(sizeof text) - 1));
    }
    static QByteArray seconds(qint64 nanoseconds)
    {
        return nanoseconds < 0 ? QByteArray() : QByteArray::number(double(nanoseconds) / 1e9, 'f', 9);
    }

    quint64 id;
    QString name;
    QString arguments;
    QLatin1StringView state;
    QString scope;
    quint64 group;
    quint64 parent;
    quint64 worker;
    QString host; // of another process's worker
    quint64 pid;
    quint64 elements;
    QByteArray queued;
    QByteArray started;
    QByteArray finished;
    QByteArray waited;
    QByteArray ran;
    QByteArray progress;
    QString text;
    QString errorType;
    QString error;
};

/// A cell. What a spreadsheet would take for a formula is made plain text by an
/// apostrophe: names and arguments come from anywhere.
QByteArray cell(const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    if (!utf8.isEmpty() && std::strchr("=+-@\t\r", utf8[0]))
        utf8.prepend('\'');
    if (std::any_of(utf8.begin(), utf8.end(),
                    [](char c) { return c == '"' || c == ',' || c == '\n' || c == '\r'; }))
        return '"' + utf8.replace('"', "\"\"") + '"';
    return utf8;
}

QByteArray unlessZero(quint64 number)
{
    return number == 0 ? QByteArray() : QByteArray::number(number);
}

QMap<int, QString> scopesOf(const Journal &journal)
{
    QMap<int, QString> scopes;
    for (const Journal::Pool &pool : journal.pools())
        scopes.insert(pool.slot, pool.name);
    return scopes;
}

template<typename Write>
void eachRow(const Journal &journal, const Slots &slots_, const Output &to, Work &work, Write &&write)
{
    const Journal::State process = journal.state();
    const qint64 now = journal.now();
    const qint64 startedMs = journal.info().started.toMSecsSinceEpoch();
    const QMap<int, QString> scopes = scopesOf(journal);
    QHash<int, Journal::RemoteWorker> remote;
    for (const Journal::RemoteWorker &each : journal.remoteWorkers())
        remote.insert(each.number, each);
    work.setTotal(slots_.size());
    for (const quint32 slot : slots_) {
        if (work.isCancelled() || to.hasFailed())
            return;
        const Record task = journal.record(slot);
        if (task.isValid())
            write(Row(journal, task, process, now, startedMs, scopes, remote));
        work.advance(1);
    }
}

} // namespace

QByteArray jsonString(const QString &text)
{
    QByteArray json = "\"";
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"':
            json += "\\\"";
            break;
        case '\\':
            json += "\\\\";
            break;
        case '\n':
            json += "\\n";
            break;
        case '\r':
            json += "\\r";
            break;
        case '\t':
            json += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                json += "\\u00" + QByteArray::number(c, 16).rightJustified(2, '0');
            else
                json += c;
        }
    }
    return json += '"';
}

bool writeCsv(const Journal &journal, const Slots &slots_, QIODevice &out, Work &work, QString *error)
{
    Output to(out);
    to << "id,name,arguments,state,scope,group,parent,worker,elements,queued,started,finished,"
          "waited_seconds,ran_seconds,progress_percent,text,error_type,error,host,pid\r\n";
    eachRow(journal, slots_, to, work, [&](const Row &row) {
        to << row.id << "," << cell(row.name) << "," << cell(row.arguments) << "," << row.state << ","
           << cell(row.scope) << "," << unlessZero(row.group) << "," << unlessZero(row.parent) << ","
           << unlessZero(row.worker) << "," << row.elements << "," << row.queued << "," << row.started << ","
           << row.finished << "," << row.waited << "," << row.ran << "," << row.progress << ","
           << cell(row.text) << "," << cell(row.errorType) << "," << cell(row.error) << "," << cell(row.host)
           << "," << unlessZero(row.pid) << "\r\n";
    });
    return to.finish(work, error);
}

bool writeJson(const Journal &journal, const Slots &slots_, QIODevice &out, Work &work, QString *error)
{
    Output to(out);
    const auto number = [](QByteArrayView text) { return text.isEmpty() ? QByteArrayView("null") : text; };
    const auto moment = [](const QByteArray &text) {
        return text.isEmpty() ? QByteArray("null") : '"' + text + '"';
    };
    const auto orNull = [](const QString &text) {
        return text.isEmpty() ? QByteArray("null") : jsonString(text);
    };
    bool first = true;
    to << "[";
    eachRow(journal, slots_, to, work, [&](const Row &row) {
        to << (first ? "\n" : ",\n") << "{\"id\":" << row.id << ",\"name\":" << jsonString(row.name)
           << ",\"arguments\":" << orNull(row.arguments) << ",\"state\":\"" << row.state
           << "\",\"scope\":" << jsonString(row.scope) << ",\"group\":" << number(unlessZero(row.group))
           << ",\"parent\":" << number(unlessZero(row.parent))
           << ",\"worker\":" << number(unlessZero(row.worker)) << ",\"elements\":" << row.elements
           << ",\"queued\":" << moment(row.queued) << ",\"started\":" << moment(row.started)
           << ",\"finished\":" << moment(row.finished) << ",\"waited_seconds\":" << number(row.waited)
           << ",\"ran_seconds\":" << number(row.ran) << ",\"progress_percent\":" << number(row.progress)
           << ",\"text\":" << orNull(row.text) << ",\"error_type\":" << orNull(row.errorType)
           << ",\"error\":" << orNull(row.error) << ",\"host\":" << orNull(row.host)
           << ",\"pid\":" << number(unlessZero(row.pid)) << "}";
        first = false;
    });
    to << "\n]\n";
    return to.finish(work, error);
}

} // namespace monitor

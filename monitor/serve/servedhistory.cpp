// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "servedhistory.h"

#include "servedjob.h"

#include "history/sentence.h"
#include "history/trends.h"

#include <cmath>

namespace monitor::serve {

namespace {

constexpr qsizetype maxRuns = 30; // as the window's first page has
constexpr qsizetype namesShown = 20;
constexpr qsizetype failuresShown = 20;
constexpr qint64 restMs = 5000;

QJsonArray secondsOfAll(const std::vector<double> &values)
{
    QJsonArray all;
    for (const double value : values)
        all.append(std::isnan(value) ? QJsonValue() : QJsonValue(value / 1e9));
    return all;
}

QJsonObject describe(const ProgramRuns &program, const QString &folder)
{
    const QList<RunSummary> all = program.runs.mid(std::max<qsizetype>(0, program.runs.size() - maxRuns));
    QJsonArray runs;
    for (const RunSummary &run : all)
        runs.append(QJsonObject{{QStringLiteral("started"), isoTime(run.started)},
                                {QStringLiteral("duration"), seconds(run.duration)},
                                {QStringLiteral("state"), stateWord(run.state)},
                                {QStringLiteral("called"), qint64(run.called)},
                                {QStringLiteral("succeeded"), qint64(run.succeeded)},
                                {QStringLiteral("failed"), qint64(run.failed)},
                                {QStringLiteral("cancelled"), qint64(run.cancelled)},
                                {QStringLiteral("succeededPart"), run.succeededPart()},
                                {QStringLiteral("failedPart"), run.failedPart()}});
    QJsonArray names;
    for (const NameTrend &trend : nameTrends(all).mid(0, namesShown))
        names.append(QJsonObject{{QStringLiteral("name"), trend.name},
                                 {QStringLiteral("p50"), secondsOfAll(trend.p50)},
                                 {QStringLiteral("p95"), secondsOfAll(trend.p95)},
                                 {QStringLiteral("calls"), qint64(trend.calls)},
                                 {QStringLiteral("share"), trend.share},
                                 {QStringLiteral("usual"), trend.usualHigh > 0 ? QJsonValue(QJsonArray{
                                                               trend.usualLow / 1e9, trend.usualHigh / 1e9})
                                                                               : QJsonValue()},
                                 {QStringLiteral("place"), trend.place()}});
    QJsonArray failures;
    for (const FailureTrend &trend : failureTrends(all).mid(0, failuresShown)) {
        QJsonArray counts;
        for (const quint64 count : trend.counts)
            counts.append(qint64(count));
        failures.append(QJsonObject{{QStringLiteral("name"), trend.failure.name},
                                    {QStringLiteral("type"), trend.failure.type},
                                    {QStringLiteral("text"), trend.failure.text},
                                    {QStringLiteral("first"), isoTime(trend.failure.first)},
                                    {QStringLiteral("last"), isoTime(trend.failure.last)},
                                    {QStringLiteral("counts"), counts}});
    }
    return {{QStringLiteral("program"), program.program},
            {QStringLiteral("folder"), folder},
            {QStringLiteral("sentence"), sentenceOf(program.runs, program.runs.size() - 1)},
            {QStringLiteral("runs"), runs},
            {QStringLiteral("names"), names},
            {QStringLiteral("failures"), failures}};
}

} // namespace

QJsonObject ServedHistory::object(const QStringList &folders)
{
    const bool others = folders != m_folders;
    if (!m_reader.isRunning() && (others || m_clock.elapsed() >= m_due))
        read(folders, others ? Depth::Heads : Depth::Whole);
    return {{QStringLiteral("complete"), m_complete},
            {QStringLiteral("programs"), m_programs},
            {QStringLiteral("unreadable"), m_unreadable}};
}

void ServedHistory::read(const QStringList &folders, Depth depth)
{
    struct Found
    {
        QJsonArray programs;
        QStringList unreadable;
        qint64 took = 0;
    };
    const auto found = std::make_shared<Found>();
    m_folders = folders;
    m_reader.start(
        [folders, depth, found](Work &work) {
            QElapsedTimer clock;
            clock.start();
            for (const QString &folder : folders) {
                const QList<ProgramRuns> programs = readRuns(folder, depth, work, &found->unreadable);
                for (const ProgramRuns &program : programs) {
                    if (!program.runs.isEmpty())
                        found->programs.append(describe(program, folder));
                }
            }
            found->took = clock.elapsed();
        },
        [this, depth, found] {
            m_programs = found->programs;
            m_unreadable = QJsonArray::fromStringList(found->unreadable);
            m_complete = depth == Depth::Whole;
            m_due = m_clock.elapsed() + (m_complete ? std::max(restMs, 9 * found->took) : 0);
            if (!m_complete)
                read(m_folders, Depth::Whole);
        });
}

} // namespace monitor::serve

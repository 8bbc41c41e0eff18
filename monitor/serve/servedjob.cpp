// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "servedjob.h"

#include "timelinejson.h"

#include "reader/tally.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace monitor::serve {

using parallel::Journal;

namespace {

constexpr qsizetype maxNames = 100;
constexpr qsizetype maxFailures = 100;

QJsonArray numbers(const std::vector<double> &values)
{
    QJsonArray all;
    for (const double value : values)
        all.append(std::isnan(value) ? QJsonValue() : QJsonValue(std::round(value * 1000) / 1000));
    return all;
}

/// In steps that a page has room for, and none so short that a rate says when one looked.
QJsonObject course(const Plot &plot)
{
    constexpr qint64 mostSteps = 240;
    const qint64 whole = plot.step * qint64(plot.steps.size());
    const qint64 shortest = std::max(Plot::rateTime, whole / mostSteps);
    const auto values = [&](const std::function<double(const PlotStep &)> &value) {
        return plot.values(value, shortest);
    };
    const std::vector<double> throughput = values([](const PlotStep &step) { return step.throughput(); });
    const auto count = qint64(std::max<std::size_t>(throughput.size(), 1));
    return {{QStringLiteral("step"), seconds(whole / count)},
            {QStringLiteral("throughput"), numbers(throughput)},
            {QStringLiteral("failed"), numbers(values([](const PlotStep &step) { return step.failed; }))},
            {QStringLiteral("queued"), numbers(values([](const PlotStep &step) { return step.queued; }))},
            {QStringLiteral("busy"), numbers(values([](const PlotStep &step) { return step.running; }))}};
}

QJsonArray names(const Snapshot &snapshot)
{
    QJsonArray all;
    for (const NameStatistics &name : snapshot.names.mid(0, maxNames)) {
        const auto of = [&](double part) {
            return name.ran.count() ? seconds(name.ran.quantile(part)) : QJsonValue();
        };
        all.append(
            QJsonObject{{QStringLiteral("name"), name.name},
                        {QStringLiteral("count"), qint64(name.count())},
                        {QStringLiteral("failed"), qint64(name.failed)},
                        {QStringLiteral("p50"), of(0.5)},
                        {QStringLiteral("p95"), of(0.95)},
                        {QStringLiteral("max"), name.ran.count() ? seconds(name.ran.max()) : QJsonValue()},
                        {QStringLiteral("total"), name.ran.total() / 1e9},
                        {QStringLiteral("share"), name.share}});
    }
    return all;
}

QJsonArray scopes(const Snapshot &snapshot)
{
    QJsonArray all;
    for (const Journal::Pool &pool : snapshot.pools) {
        all.append(QJsonObject{
            {QStringLiteral("scope"), pool.slot},
            {QStringLiteral("name"), snapshot.scopes.scope(pool.slot)},
            {QStringLiteral("open"), pool.open},
            {QStringLiteral("paused"), pool.paused},
            {QStringLiteral("pauseRequested"), pool.pauseRequested},
            {QStringLiteral("resumeRequested"), pool.resumeRequested},
            {QStringLiteral("cancelRequested"), pool.cancelRequested},
            {QStringLiteral("workers"), pool.workersRequested ? pool.workersRequested : pool.workers},
            {QStringLiteral("queued"), qint64(pool.queued)},
            {QStringLiteral("running"), qint64(pool.running)}});
    }
    return all;
}

} // namespace

QString stateWord(Journal::State state)
{
    switch (state) {
    case Journal::State::Running:
        return QStringLiteral("running");
    case Journal::State::Finished:
        return QStringLiteral("finished");
    case Journal::State::Died:
        break;
    }
    return QStringLiteral("died");
}

QJsonValue seconds(qint64 nanoseconds)
{
    return nanoseconds < 0 ? QJsonValue() : QJsonValue(double(nanoseconds) / 1e9);
}

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

std::unique_ptr<ServedJob> ServedJob::open(const QString &path, QString *error)
{
    auto job = Job::open(path, error);
    return job ? std::unique_ptr<ServedJob>(new ServedJob(std::move(job))) : nullptr;
}

ServedJob::ServedJob(std::unique_ptr<Job> job) : m_job(std::move(job))
{
    m_used.start();
    m_clock.start();
}

ServedJob::~ServedJob() = default;

QJsonObject ServedJob::details()
{
    const SnapshotPtr &snapshot = m_job->snapshot();
    if (m_detailsOf == snapshot)
        return m_details;
    m_detailsOf = snapshot;
    const Journal::Missing &missing = snapshot->missing;
    m_details = {{QStringLiteral("state"), stateWord(snapshot->state)},
                 {QStringLiteral("paused"), isPaused(snapshot->pools)},
                 {QStringLiteral("program"), snapshot->info.program},
                 {QStringLiteral("commandLine"), snapshot->info.commandLine},
                 {QStringLiteral("elapsed"), seconds(snapshot->now)},
                 {QStringLiteral("started"), isoTime(snapshot->info.started)},
                 {QStringLiteral("queued"), qint64(snapshot->queued)},
                 {QStringLiteral("running"), qint64(snapshot->running)},
                 {QStringLiteral("succeeded"), qint64(snapshot->succeeded)},
                 {QStringLiteral("failed"), qint64(snapshot->failed)},
                 {QStringLiteral("cancelled"), qint64(snapshot->cancelled)},
                 {QStringLiteral("total"), qint64(snapshot->total())},
                 {QStringLiteral("workers"), snapshot->workers},
                 {QStringLiteral("busy"), snapshot->busy < 0 ? QJsonValue() : QJsonValue(snapshot->busy)},
                 {QStringLiteral("rate"), snapshot->rate < 0 ? QJsonValue() : QJsonValue(snapshot->rate)},
                 {QStringLiteral("eta"), seconds(snapshot->eta)},
                 {QStringLiteral("complete"), snapshot->complete},
                 {QStringLiteral("notKept"), qint64(missing.dropped() + missing.unrecorded)},
                 {QStringLiteral("problem"), snapshot->problem},
                 {QStringLiteral("refusal"), m_job->journal()->controlRefusal()},
                 {QStringLiteral("course"), course(snapshot->plot)},
                 {QStringLiteral("names"), names(*snapshot)},
                 {QStringLiteral("scopes"), scopes(*snapshot)}};
    return m_details;
}

Answer ServedJob::timeline(const Question &question) const
{
    TimelineWish wish;
    wish.to = m_job->snapshot()->now;
    Answer wrong;
    if (!wish.read(question, &wrong))
        return wrong;
    QJsonObject object = timelineOf(m_job->lanes(), m_job->snapshot()->scopes, wish);
    object.insert(QStringLiteral("read"), m_job->lanes().progress());
    return Answer::json(object);
}

QJsonObject ServedJob::failures()
{
    const quint64 failed = m_job->snapshot()->failed;
    if (!m_gatherer.isRunning() && (!m_hasFailures || failed != m_failuresOf)
        && m_clock.elapsed() >= m_failuresDue)
        gatherFailures();
    QJsonObject object = m_failures;
    object.insert(QStringLiteral("complete"), m_hasFailures && failed == m_failuresOf);
    return object;
}

void ServedJob::gatherFailures()
{
    struct Found
    {
        QList<FailureGroup> groups;
        quint64 others = 0;
        qint64 took = 0;
    };
    const auto found = std::make_shared<Found>();
    m_failuresOf = m_job->snapshot()->failed;
    m_gatherer.start(
        [journal = m_job->journal(), found](Work &work) {
            QElapsedTimer clock;
            clock.start();
            const FailureGroups failures = FailureGroups::of(*journal, work);
            found->groups = failures.groups();
            found->others = failures.others();
            found->took = clock.elapsed();
        },
        [this, found] {
            const Journal &journal = *m_job->journal();
            m_failuresDue = m_clock.elapsed() + 9 * found->took; // a tenth of a core at most
            m_hasFailures = true;
            QJsonArray groups;
            for (const FailureGroup &group : found->groups.mid(0, maxFailures)) {
                QJsonArray examples;
                for (const Journal::Record &task : group.examples)
                    examples.append(QJsonObject{{QStringLiteral("task"), qint64(task.id)},
                                                {QStringLiteral("arguments"), journal.arguments(task)}});
                groups.append(QJsonObject{{QStringLiteral("name"), group.name},
                                          {QStringLiteral("type"), group.type},
                                          {QStringLiteral("text"), group.text},
                                          {QStringLiteral("count"), qint64(group.count)},
                                          {QStringLiteral("first"), isoTime(journal.dateTime(group.first))},
                                          {QStringLiteral("last"), isoTime(journal.dateTime(group.last))},
                                          {QStringLiteral("examples"), examples}});
            }
            quint64 others = found->others;
            for (const FailureGroup &group : found->groups.mid(maxFailures))
                others += group.count;
            m_failures = {{QStringLiteral("groups"), groups}, {QStringLiteral("others"), qint64(others)}};
        });
}

} // namespace monitor::serve

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "board.h"

#include "metrics.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcryptographichash.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qsysinfo.h>

namespace monitor::serve {

using parallel::Journal;

namespace {

constexpr int unusedMs = 30'000;
constexpr std::size_t maxJobs = 50;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::serve::Board)
};

/// Another process that takes the same file is another session.
QString idOf(const Session &session)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(session.path.toUtf8());
    hash.addData(QByteArray::number(session.info.started.toMSecsSinceEpoch()));
    return QString::fromLatin1(hash.result().toHex().left(12));
}

QJsonObject describe(const Session &session)
{
    return {{QStringLiteral("id"), idOf(session)},
            {QStringLiteral("program"), session.info.program},
            {QStringLiteral("pid"), session.info.pid},
            {QStringLiteral("host"), session.info.host},
            {QStringLiteral("started"), isoTime(session.info.started)},
            {QStringLiteral("elapsed"), seconds(session.elapsed)},
            {QStringLiteral("state"), stateWord(session.state)},
            {QStringLiteral("paused"), session.paused},
            {QStringLiteral("gone"), session.gone},
            {QStringLiteral("queued"), qint64(session.queued)},
            {QStringLiteral("running"), qint64(session.running)},
            {QStringLiteral("succeeded"), qint64(session.succeeded)},
            {QStringLiteral("failed"), qint64(session.failed)},
            {QStringLiteral("cancelled"), qint64(session.cancelled)},
            {QStringLiteral("total"), qint64(session.total())},
            {QStringLiteral("journal"), session.path},
            {QStringLiteral("error"), session.error}};
}

} // namespace

Board::Board(const QStringList &folders, bool control, QString *error) : m_control(control)
{
    const auto know = [this](const Session &session) { m_paths.insert(idOf(session), session.path); };
    connect(&m_sessions, &Sessions::added, this, know);
    connect(&m_sessions, &Sessions::changed, this, know);
    connect(&m_sessions, &Sessions::removed, this, [this](const QString &path) {
        m_paths.removeIf([&](const auto &known) { return known.value() == path; });
    });
    for (const QString &folder : folders) {
        if (!QFileInfo::exists(folder))
            *error = Words::tr("%1 does not exist.").arg(folder);
        else
            m_sessions.add(folder, error);
    }
    m_sessions.start();
    m_closing.callOnTimeout(this, &Board::closeUnused);
    m_closing.start(unusedMs / 6);
}

Board::~Board() = default;

Answer Board::answer(const Question &question)
{
    if (question.path == QLatin1String("/metrics"))
        return {200, "text/plain; version=0.0.4; charset=utf-8", metricsOf(m_sessions.list())};
    const QStringList parts = question.path.split(u'/').mid(1); // "api", …
    const QString what = parts.value(1);
    if (what == QLatin1String("sessions") && parts.size() >= 3 && parts.size() <= 4)
        return job(parts[2], parts.value(3), question);
    if (!question.isPost() && parts.size() == 2 && what == QLatin1String("sessions"))
        return sessions();
    if (!question.isPost() && parts.size() == 2 && what == QLatin1String("history"))
        return Answer::json(m_history.object(folders()));
    return Answer::error(404,
                         Words::tr("There is nothing at %1 %2. See /api/sessions, /api/history and /metrics.")
                             .arg(QString::fromLatin1(question.method), question.path));
}

Answer Board::sessions() const
{
    QJsonArray all;
    const QList<Session> sessions = m_sessions.list();
    for (const Session &session : sessions)
        all.append(describe(session));
    return Answer::json({{QStringLiteral("host"), QSysInfo::machineHostName()},
                         {QStringLiteral("version"), QStringLiteral(PARALLEL_VERSION)},
                         {QStringLiteral("control"), m_control},
                         {QStringLiteral("sessions"), all}});
}

Answer Board::job(const QString &id, const QString &what, const Question &question)
{
    const Session session = m_sessions.session(m_paths.value(id));
    if (session.path.isEmpty() || idOf(session) != id) {
        m_jobs.erase(id);
        return Answer::error(
            404, Words::tr("There is no session %1, or not any more. See /api/sessions.").arg(id));
    }
    auto found = m_jobs.find(id);
    if (found == m_jobs.end()) {
        if (m_jobs.size() >= maxJobs)
            return Answer::error(
                503, Words::tr("%1 jobs are being looked at already. Try again in a minute.").arg(maxJobs));
        QString error;
        auto opened = session.gone ? nullptr : ServedJob::open(session.path, &error);
        if (!opened)
            return Answer::error(410, session.gone
                                          ? Words::tr("The job has ended, and its journal went with it. "
                                                      "PARALLEL_RECORD keeps journals.")
                                          : error);
        found = m_jobs.emplace(id, std::move(opened)).first;
    }
    ServedJob &job = *found->second;
    job.use();
    if (question.isPost()) {
        if (what == QLatin1String("control"))
            return job.control(question);
    } else {
        if (what.isEmpty())
            return Answer::json(job.details());
        if (what == QLatin1String("timeline"))
            return job.timeline(question);
        if (what == QLatin1String("failures"))
            return Answer::json(job.failures());
    }
    return Answer::error(404,
                         Words::tr("A session has no “%1” for %2. It has timeline and failures for GET, and "
                                   "control for POST.")
                             .arg(what, QString::fromLatin1(question.method)));
}

/// The folders that were named, and those where jobs that are found by themselves record.
QStringList Board::folders() const
{
    const QString own = QFileInfo(Sessions::folder()).absoluteFilePath();
    QStringList all = m_sessions.folders();
    const QList<Session> sessions = m_sessions.list();
    for (const Session &session : sessions) {
        const QString folder = QFileInfo(session.path).path();
        if (folder != own && !all.contains(folder))
            all.append(folder);
    }
    return all;
}

void Board::closeUnused()
{
    std::erase_if(m_jobs, [](const auto &job) { return job.second->unusedMs() > unusedMs; });
}

} // namespace monitor::serve

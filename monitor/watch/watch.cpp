// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "watch/watch.h"

#include "history/changes.h"
#include "history/runs.h"
#include "reader/words.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qprocess.h>

namespace monitor {

using parallel::Journal;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::Watch)
};

} // namespace

QString WatchNews::message() const
{
    const QString took = duration(session.elapsed);
    const QString done = Words::tr("%1 of %2 tasks done", nullptr, plural(session.total()))
                             .arg(number(session.completed()), number(session.total()));
    const QString name = session.info.program;
    switch (event) {
    case WatchEvent::Started:
        return Words::tr("%1 has started").arg(name);
    case WatchEvent::Ended:
        return session.failed > 0
                   ? Words::tr("%1 has ended after %2: %3 of %4 tasks failed", nullptr,
                               plural(session.total()))
                         .arg(name, took, number(session.failed), number(session.total()))
                   : Words::tr("%1 has ended after %2: %3 tasks", nullptr, plural(session.total()))
                         .arg(name, took, number(session.total()));
    case WatchEvent::Failed:
        return Words::tr("%1: %2 tasks failed, %3", nullptr, plural(session.failed))
            .arg(name, number(session.failed), done);
    case WatchEvent::Died:
        return Words::tr("%1 died after %2, with %3").arg(name, took, done);
    case WatchEvent::Late:
        return Words::tr("%1 is late: it runs for %2, with %3").arg(name, took, done);
    case WatchEvent::Stuck:
        return Words::tr("%1 makes no progress: %2").arg(name, done);
    case WatchEvent::Test:
        break;
    }
    return Words::tr("This is a test of the rule for %1").arg(rule.program);
}

Watch::Watch(QList<WatchRule> rules, UsualTime usualTime)
    : m_rules(std::move(rules)), m_usualTime(std::move(usualTime))
{
}

QList<WatchNews> Watch::look(const QList<Session> &sessions, qint64 now)
{
    QList<WatchNews> news;
    for (const Session &session : sessions) {
        const WatchRule *const rule = ruleFor(m_rules, session.info.program);
        if (!rule || !session.error.isEmpty())
            continue;
        const auto tell = [&](WatchEvent event) {
            if (rule->events.contains(event))
                news.append({event, session, *rule});
        };
        // Another process that takes the same file is another job.
        const QString key = QStringLiteral("%1\n%2\n%3")
                                .arg(session.path)
                                .arg(session.info.pid)
                                .arg(session.info.started.toMSecsSinceEpoch());
        const bool isNew = !m_seen.contains(key);
        Seen &seen = m_seen[key];
        const bool runs = session.state == Journal::State::Running && !session.gone;
        if (isNew) {
            seen.over = m_first && !runs;
            seen.failed = m_first && session.failed > 0;
            seen.since = now;
            seen.completed = session.completed();
            seen.limit = rule->late;
            if (runs && rule->late < 0 && rule->events.contains(WatchEvent::Late)) {
                const qint64 usual = m_usualTime(session);
                seen.limit = usual > 0 ? usual + usual / 5 : -1;
            }
            if (!m_first)
                tell(WatchEvent::Started);
        }
        if (!seen.failed && session.failed > 0) {
            seen.failed = true;
            tell(WatchEvent::Failed);
        }
        if (!runs) {
            if (!std::exchange(seen.over, true))
                tell(session.state == Journal::State::Died ? WatchEvent::Died : WatchEvent::Ended);
            continue;
        }
        if (session.completed() != seen.completed || session.paused) {
            seen.completed = session.completed();
            seen.since = now;
            seen.stuck = false;
        } else if (!seen.stuck && now - seen.since >= rule->stuck) {
            seen.stuck = true;
            tell(WatchEvent::Stuck);
        }
        if (!seen.late && seen.limit >= 0 && session.elapsed > seen.limit) {
            seen.late = true;
            tell(WatchEvent::Late);
        }
    }
    m_first = false;
    return news;
}

qint64 Watch::usualTimeBesides(const Session &session)
{
    Work work;
    const QList<ProgramRuns> programs = readRuns(QFileInfo(session.path).path(), Depth::Heads, work);
    for (const ProgramRuns &program : programs) {
        if (program.program != session.info.program)
            continue;
        const Usual usual = usualOf(program.runs, program.runs.size());
        return usual.runs >= runsThatTell ? usual.longest : -1;
    }
    return -1;
}

namespace {

void prepare(QProcess &process, const WatchNews &news)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto set = [&](const char *name, const QString &value) {
        environment.insert(QLatin1String("PARALLEL_") + QLatin1String(name), value);
    };
    const Session &session = news.session;
    set("EVENT", word(news.event));
    set("MESSAGE", news.message());
    set("PROGRAM", session.info.program);
    set("PID", QString::number(session.info.pid));
    set("HOST", session.info.host);
    set("JOURNAL", session.path);
    set("FAILED", QString::number(session.failed));
    set("ELAPSED", QString::number(session.elapsed / 1'000'000'000));
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral("/bin/sh"));
    process.setArguments({QStringLiteral("-c"), news.rule.command});
}

} // namespace

bool startCommand(const WatchNews &news, QString *error)
{
    QProcess process;
    prepare(process, news);
    if (process.startDetached())
        return true;
    *error = process.errorString();
    return false;
}

int runCommand(const WatchNews &news, QString *error)
{
    constexpr int most = 60'000;
    QProcess process;
    prepare(process, news);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start();
    if (process.waitForFinished(most) && process.exitStatus() == QProcess::NormalExit)
        return process.exitCode();
    *error = process.state() == QProcess::Running ? Words::tr("it did not end within a minute")
                                                  : process.errorString();
    process.kill();
    process.waitForFinished(most);
    return -1;
}

} // namespace monitor

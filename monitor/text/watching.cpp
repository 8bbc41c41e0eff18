// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "watching.h"

#include "commands.h"
#include "reader/words.h"
#include "signals.h"
#include "terminal.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdatetime.h>
#include <QtCore/qelapsedtimer.h>
#include <QtCore/qfile.h>
#include <QtCore/qmetaobject.h>
#include <QtCore/qprocess.h>
#include <QtCore/qstandardpaths.h>

namespace monitor::text {

namespace {

constexpr int lookMs = 1000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::text::Watching)
};

qint64 monotonicNow()
{
    static const QElapsedTimer clock = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    return clock.nsecsElapsed();
}

bool isBad(WatchEvent event)
{
    return event != WatchEvent::Started && event != WatchEvent::Ended && event != WatchEvent::Test;
}

/// A desktop without a tray has it, and a session of systemd.
bool sendNotification(const QString &message, bool bad)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("notify-send"));
    return !program.isEmpty()
           && QProcess::startDetached(
               program, {QStringLiteral("--app-name=parallel-monitor"),
                         bad ? QStringLiteral("--urgency=critical") : QStringLiteral("--urgency=normal"),
                         QStringLiteral("--"), QStringLiteral("parallel-monitor"), message});
}

QString describe(const WatchRule &rule)
{
    QStringList events;
    for (int event = 0; event < int(WatchEvent::Test); ++event) {
        if (rule.events.contains(WatchEvent(event)))
            events << word(WatchEvent(event));
    }
    QString text = QStringLiteral("[%1] %2").arg(rule.program, events.join(u' '));
    if (rule.events.contains(WatchEvent::Late))
        text += rule.late < 0 ? Words::tr("; late: a fifth longer than usual")
                              : Words::tr("; late: after %1").arg(duration(rule.late));
    if (rule.events.contains(WatchEvent::Stuck))
        text += Words::tr("; stuck: no task has ended for %1").arg(duration(rule.stuck));
    if (rule.notify)
        text += Words::tr("; notification");
    if (!rule.command.isEmpty())
        text += Words::tr("; command: %1").arg(rule.command);
    return text;
}

} // namespace

Watching::Watching(QList<WatchRule> rules) : m_watch(std::move(rules))
{
    connect(&m_timer, &QTimer::timeout, this, &Watching::look);
    m_sessions.setCountsAtOnce(true);
    m_sessions.start();
    m_timer.start(lookMs);
    look();
    connect(&m_sessions, &Sessions::listChanged, this, &Watching::look, Qt::QueuedConnection);
}

void Watching::look()
{
    const QList<WatchNews> all = m_watch.look(m_sessions.list(), monotonicNow());
    for (const WatchNews &news : all)
        tell(news);
}

void Watching::tell(const WatchNews &news)
{
    const QString message = news.message();
    print(QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss ")) + plain(message)
          + u'\n');
    if (news.rule.notify) {
        if (isSignalConnected(QMetaMethod::fromSignal(&Watching::notify)))
            Q_EMIT notify(news.session.info.program, message, isBad(news.event));
        else
            sendNotification(message, isBad(news.event));
    }
    QString error;
    if (!news.rule.command.isEmpty() && !startCommand(news, &error))
        printError(Words::tr("%1: the command was not started: %2\n").arg(plain(news.rule.program), error));
}

bool readRules(const QString &file, QList<WatchRule> &rules, QString *error)
{
    const QString path = file.isEmpty() ? rulesFile() : file;
    QFile source(path);
    if (file.isEmpty() && !source.exists()) {
        rules = defaultRules();
        return true;
    }
    if (!source.open(QIODevice::ReadOnly)) {
        *error = Words::tr("%1 cannot be read: %2.").arg(path, source.errorString());
        return false;
    }
    if (parseRules(QString::fromUtf8(source.readAll()), rules, error))
        return true;
    *error = QStringLiteral("%1, %2").arg(path, *error);
    return false;
}

int testRules(const QList<WatchRule> &rules)
{
    int code = Done;
    for (const WatchRule &rule : rules) {
        print(plain(describe(rule)) + u'\n');
        WatchNews news;
        news.rule = rule;
        news.session.info.program = rule.program;
        if (rule.notify && !sendNotification(news.message(), false))
            print(Words::tr(
                "  no notification: there is no notify-send; the tray shows them where there is one\n"));
        if (rule.command.isEmpty())
            continue;
        QString error;
        const int exit = runCommand(news, &error);
        print(exit >= 0 ? Words::tr("  the command ended with %1\n").arg(exit)
                        : Words::tr("  the command failed: %1\n").arg(error));
        if (exit != 0)
            code = Failed;
    }
    return code;
}

int watch(const QString &file)
{
    QList<WatchRule> rules;
    QString error;
    if (!readRules(file, rules, &error)) {
        printError(QStringLiteral("parallel-monitor: ") + plain(error) + u'\n');
        return Failed;
    }
    Signals signals_; // before any thread
    Watching watching(rules);
    QObject::connect(&signals_, &Signals::interrupted, &watching,
                     [](int number) { QCoreApplication::exit(128 + number); });
    print(Words::tr("Watching. Ctrl+C ends it.\n"));
    return QCoreApplication::exec();
}

} // namespace monitor::text

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a running task knows of itself, and what it tells: its number and name, its progress as
/// a signal, its log lines, and Qt's messages.

#include "support/gate.h"
#include "support/journalfolder.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/journal.h>
#include <libparallel/parallel.h>

#include <QtCore/qdir.h>
#include <QtCore/qloggingcategory.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qset.h>
#include <QtCore/qtemporarydir.h>

#include <atomic>
#include <mutex>
#include <thread>

using namespace parallel;

namespace {

Q_LOGGING_CATEGORY(lcJob, "job")

std::mutex messagesMutex;
QStringList messages;

void keepMessage(QtMsgType, const QMessageLogContext &context, const QString &text)
{
    const std::lock_guard lock(messagesMutex);
    messages.append(QString::fromLatin1(context.category) + u' ' + text);
}

/// Lines of two tasks, one of them nested, and one with a password.
QString logging()
{
    quint64 outerId = 0;
    quint64 innerId = 0;
    {
        const TaskMessages kept;
        const auto inner = task("inner", [&](int) {
            innerId = thisTask::id();
            thisTask::log(QStringLiteral("inside"));
        });
        const auto threads = parallel::threads(2); // ends before what its calls refer to
        task("outer", [&] {
            outerId = thisTask::id();
            thisTask::log(QStringLiteral("before"));
            const auto group = parallel::group();
            inner(1);
            group.wait();
            thisTask::log(QStringLiteral("postgres://me:secret@host/db"), QtWarningMsg);
            qCCritical(lcJob) << "after";
        })();
    }
    Journal journal;
    if (!journal.open(qEnvironmentVariable("PARALLEL_RECORD")))
        return journal.errorString();
    const auto all = journal.log();
    const auto ofOuter = journal.log(outerId);
    const auto ofInner = journal.log(innerId);
    if (all.size() != 4 || ofOuter.size() != 3 || ofInner.size() != 1)
        return QStringLiteral("%1 lines, %2 and %3").arg(all.size()).arg(ofOuter.size()).arg(ofInner.size());
    if (ofInner.first().text != QStringLiteral("inside") || ofInner.first().type != QtInfoMsg)
        return QStringLiteral("the inner one: ") + ofInner.first().text;
    if (ofOuter.at(0).text != QStringLiteral("before") || ofOuter.at(2).text != QStringLiteral("after")
        || ofOuter.at(2).type != QtCriticalMsg || ofOuter.at(1).type != QtWarningMsg)
        return QStringLiteral("the outer one: ") + ofOuter.at(2).text;
    if (ofOuter.at(1).text.contains(QStringLiteral("secret")))
        return QStringLiteral("it shows a password");
    bool found = false;
    journal.forEach([&](const Journal::Record &record) {
        if (record.id == outerId)
            found = journal.name(record) == QStringLiteral("outer") && ofOuter.first().time >= record.started
                    && ofOuter.last().time <= record.finished;
    });
    return found ? QString() : QStringLiteral("the lines are not of the time of their task");
}

/// More lines than a live journal keeps.
QString loggingForLong()
{
    const auto threads = parallel::threads(2);
    constexpr int lines = 60'000; // of some hundred bytes
    const auto talk = task("talk", [] {
        for (int i = 0; i < lines; ++i)
            thisTask::log(QStringLiteral("line %1 ").arg(i) + QString(100, u'x'));
    });
    talk();
    parallel::barrier();
    const QDir folder(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/parallel"));
    const QStringList files = folder.entryList({QStringLiteral("*.journal")}, QDir::Files);
    Journal journal;
    if (files.size() != 1 || !journal.open(folder.filePath(files.first())))
        return QStringLiteral("no journal: ") + journal.errorString();
    const auto kept = journal.log();
    if (kept.isEmpty() || kept.size() + qsizetype(journal.missing().lines) != lines)
        return QStringLiteral("%1 lines, and %2 dropped").arg(kept.size()).arg(journal.missing().lines);
    if (!kept.last().text.startsWith(QStringLiteral("line %1 ").arg(lines - 1)))
        return QStringLiteral("the last is ") + kept.last().text;
    const qint64 size = QFileInfo(folder.filePath(files.first())).size();
    return size <= 8 << 20 ? QString() : QStringLiteral("the journal has %1 bytes").arg(size);
}

} // namespace

class tst_ThisTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOutsideATask()
    {
        QCOMPARE(thisTask::id(), quint64(0));
        QCOMPARE(thisTask::name(), QString());
        QCOMPARE(thisTask::prefix(), QString());
        thisTask::log(QStringLiteral("nobody"));
        thisTask::setText(QStringLiteral("nobody"));
        thisTask::setProgress(1, 2);
    }

    void knowsItsNameAndNumber_data() { addThreadedRows(); }
    void knowsItsNameAndNumber()
    {
        QFETCH(int, workers);
        for (const char *const monitor : {"on", "off"}) {
            qputenv("PARALLEL_MONITOR", monitor);
            const auto threads = parallel::threads(workers);
            qunsetenv("PARALLEL_MONITOR");
            QSet<quint64> told;
            connect(&*threads, &Threads::taskFinished, this,
                    [&](const TaskInfo &info) { told.insert(info.id); });
            std::mutex mutex;
            QSet<quint64> known;
            const auto know = task("know", [&](int) {
                const quint64 id = thisTask::id();
                QCOMPARE(thisTask::id(), id);
                QCOMPARE(thisTask::name(), QStringLiteral("know"));
                QCOMPARE(thisTask::prefix(), QStringLiteral("[know #%1] ").arg(id));
                const std::lock_guard lock(mutex);
                known.insert(id);
            });
            for (int i = 0; i < 50; ++i)
                know(i);
            parallel::map(know, std::views::iota(0, 50));
            parallel::barrier();
            threads->wait();
            QCOMPARE(known.size(), 100);
            QCOMPARE(told, known);
        }
    }

    /// The latest that a task has told comes, and comes before its end.
    void tellsItsProgressBySignal_data() { addThreadedRows(); }
    void tellsItsProgressBySignal()
    {
        QFETCH(int, workers);
        for (const char *const monitor : {"on", "off"}) {
            qputenv("PARALLEL_MONITOR", monitor);
            Gate gate;
            const auto threads = parallel::threads(workers);
            qunsetenv("PARALLEL_MONITOR");
            const OpenAtEnd opened(gate);
            QList<TaskInfo> told;
            bool ended = false;
            connect(&*threads, &Threads::taskProgressed, this, [&](const TaskInfo &info) {
                QCOMPARE(QThread::currentThread(), thread());
                QVERIFY(!ended);
                told.append(info);
                if (info.done == 100'000)
                    gate.open();
            });
            connect(&*threads, &Threads::taskFinished, this, [&] { ended = true; });
            const auto load = task("load", [&](const QString &) {
                for (int i = 1; i <= 100'000; ++i)
                    thisTask::setProgress(i, 200'000);
                thisTask::setText(QStringLiteral("half"));
                gate.pass(); // the signal comes while it runs
                thisTask::setText(QStringLiteral("all"));
            });
            load(QStringLiteral("orders"));
            parallel::barrier();
            threads->wait();
            QVERIFY(!told.isEmpty());
            QVERIFY(told.size() < 10'000);
            QCOMPARE(told.last().text, QStringLiteral("all"));
            const auto half = std::find_if(told.cbegin(), told.cend(),
                                           [](const TaskInfo &info) { return info.done == 100'000; });
            QVERIFY(half != told.cend());
            QCOMPARE(half->total, 200'000);
            QCOMPARE(half->name, QStringLiteral("load"));
            QCOMPARE(half->arguments, QStringLiteral("orders"));
            QCOMPARE(half->state, TaskState::Running);
            QCOMPARE(half->id, told.last().id);
        }
    }

    void linesAreInTheJournal()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("job.journal"));
        QCOMPARE(runChild("logging", {QStringLiteral("PARALLEL_RECORD=") + file}), QString());
        QVERIFY2(lastChildError().contains(QStringLiteral("[outer #")), qPrintable(lastChildError()));
    }

    void aLiveJournalKeepsTheLatestLines()
    {
        QTemporaryDir folder;
        const JournalFolder live(folder);
        QCOMPARE(runChild("loggingForLong", {live.variable()}), QString());
    }

    void messagesSayTheirTask_data() { addAllRows(); }
    void messagesSayTheirTask()
    {
        QFETCH(int, workers);
        const QtMessageHandler theirs = qInstallMessageHandler(&keepMessage);
        messages.clear();
        {
            const TaskMessages messagesWithTasks;
            qCWarning(lcJob) << "outside";
            inScope(workers, [] { task("load", [] { qCWarning(lcJob) << "inside"; })(); });
            qCWarning(lcJob) << "after";
        }
        qCWarning(lcJob) << "end";
        QVERIFY(qInstallMessageHandler(theirs) == &keepMessage);
        QCOMPARE(messages.size(), 4);
        QCOMPARE(messages.at(0), QStringLiteral("job outside"));
        if (workers == noScope) // a call as of the plain function
            QCOMPARE(messages.at(1), QStringLiteral("job inside"));
        else
            QVERIFY2(QRegularExpression(QStringLiteral("^job \\[load #[0-9]+\\] inside$"))
                         .match(messages.at(1))
                         .hasMatch(),
                     qPrintable(messages.at(1)));
        QCOMPARE(messages.at(2), QStringLiteral("job after"));
        QCOMPARE(messages.at(3), QStringLiteral("job end"));
    }

    void andTheAttempt()
    {
        const QtMessageHandler theirs = qInstallMessageHandler(&keepMessage);
        messages.clear();
        {
            const TaskMessages messagesWithTasks;
            const auto threads = parallel::threads(2);
            const auto flaky = task("flaky", [] {
                                   qCWarning(lcJob) << "trying";
                                   if (thisTask::attempt() < 2)
                                       throw std::runtime_error("not yet");
                               }).retry({.attempts = 2, .firstDelay = std::chrono::milliseconds(1)});
            flaky();
        }
        qInstallMessageHandler(theirs);
        QCOMPARE(messages.size(), 2);
        QVERIFY2(messages.at(1).contains(QStringLiteral(", attempt 2] trying")), qPrintable(messages.at(1)));
        QVERIFY2(!messages.at(0).contains(QStringLiteral("attempt")), qPrintable(messages.at(0)));
    }

    /// A handler that came later stays.
    void takesNoHandlerAway()
    {
        const QtMessageHandler theirs = qInstallMessageHandler(nullptr);
        {
            const TaskMessages messagesWithTasks;
            qInstallMessageHandler(&keepMessage);
        }
        QVERIFY(qInstallMessageHandler(theirs) == &keepMessage);
    }
};

PARALLEL_TEST_MAIN(tst_ThisTask, {"logging", &logging}, {"loggingForLong", &loggingForLong})
#include "tst_thistask.moc"

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Two runs beside each other: times by name against the usual spread, and the calls that
/// failed in one of them only.

#include "journalmaker.h"
#include "madehistory.h"
#include "support/waits.h"

#include "history/comparison.h"
#include "history/differencewords.h"
#include "history/runs.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

using namespace monitor;
using namespace parallel::journal;
using parallel::Journal;

namespace {

constexpr quint64 second = 1'000'000'000;
const QDate monday(2026, 11, 30);

struct Call
{
    const char *name;
    const char *arguments;
    bool fails;
};

void write(const QString &path, std::initializer_list<Call> calls)
{
    JournalMaker maker(path);
    quint64 at = 0;
    for (const Call &call : calls) {
        TaskRecord task = record(call.fails ? RecordState::Failed : RecordState::Succeeded);
        task.name = maker.addText(TextKind::Name, call.name);
        task.arguments = maker.addText(TextKind::Arguments, call.arguments);
        task.queued = task.started = at * second + 1;
        task.finished = ++at * second + 1;
        if (call.fails)
            task.text = maker.addText(TextKind::Error, "IoError\nno space");
        maker.addTask(task);
        ++maker.pool().called;
        ++maker.pool().started;
        ++(call.fails ? maker.pool().failed : maker.pool().succeeded);
    }
    maker.close(qint64(at * second));
}

Comparison compareFiles(const QString &before, const QString &after, const QList<RunSummary> &usual = {})
{
    Journal journals[2];
    if (!journals[0].open(before) || !journals[1].open(after))
        qFatal("cannot be opened");
    Work work;
    return compare(journals[0], journals[1], usual, work);
}

QStringList argumentsOf(const QList<CallDifference> &calls)
{
    QStringList arguments;
    for (const CallDifference &call : calls)
        arguments << call.name + u' ' + call.arguments
                         + (call.wasCalled ? QString() : QStringLiteral(" new"));
    return arguments;
}

const NameDifference *find(const Comparison &comparison, const char *name)
{
    for (const NameDifference &each : comparison.names) {
        if (each.name == QLatin1String(name))
            return &each;
    }
    return nullptr;
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsAreMatchedByNameAndArguments()
    {
        const QString before = m_folder.filePath(QStringLiteral("before.journal"));
        const QString after = m_folder.filePath(QStringLiteral("after.journal"));
        write(before, {{"load", "a", false},
                       {"load", "b", true},
                       {"load", "c", true},
                       {"check", "a", false},
                       {"load", "e", true}});
        write(after, {{"load", "a", true},
                      {"load", "b", false},
                      {"load", "c", true},
                      {"check", "a", false},
                      {"load", "d", true}});
        const Comparison comparison = compareFiles(before, after);
        QCOMPARE(argumentsOf(comparison.broken), QStringList({"load a", "load d new"}));
        QCOMPARE(argumentsOf(comparison.mended), QStringList({"load b", "load e new"}));
        QCOMPARE(comparison.brokenCount, quint64(2));
        QCOMPARE(comparison.mendedCount, quint64(2));
        QCOMPARE(comparison.failedInBoth, quint64(1));
        QCOMPARE(comparison.broken.first().error, QStringLiteral("IoError: no space"));
        Journal journal;
        QVERIFY(journal.open(after));
        QCOMPARE(journal.arguments(journal.record(comparison.broken.first().slot)), QStringLiteral("a"));
    }

    /// What differs as any two nights do is not marked; what differs by more is.
    void differencesAreHeldAgainstTheUsual()
    {
        const QTemporaryDir folder;
        QList<MadeNight> nights = makeNights(20, 5);
        for (MadeNight::Name &name : nights[19].names) {
            if (name.name == QLatin1String("extract"))
                name.seconds *= 3;
        }
        nights[19].names.append({QStringLiteral("archive"), 100, 0.1, 0.2});
        QStringList paths;
        for (const MadeNight &night : std::as_const(nights))
            paths << writeNight(folder.path(), night, 0.2, monday);
        Work work;
        readRuns(folder.path(), Depth::Whole, work);
        const QList<RunSummary> usual = usualRuns(paths[18], paths[19]);
        QCOMPARE(usual.size(), 18);
        const Comparison slow = compareFiles(paths[18], paths[19], usual);
        QCOMPARE(slow.names.first().name, QStringLiteral("extract"));
        QVERIFY(find(slow, "extract")->isMarked);
        QVERIFY(find(slow, "archive")->isMarked);
        QCOMPARE(factorText(*find(slow, "archive")), QStringLiteral("new"));
        QVERIFY(factorText(*find(slow, "extract")).startsWith(u'+'));
        QVERIFY2(headline(slow).contains(QLatin1String(" longer")), qPrintable(headline(slow)));
        int marked = 0; // of pairs of nights that differ as nights do
        for (int night = 0; night + 1 < 18; ++night) {
            for (const NameDifference &name : compareFiles(paths[night], paths[night + 1], usual).names)
                marked += name.isMarked;
        }
        QVERIFY2(marked <= 6, qPrintable(QString::number(marked))); // of 68
    }

    void asText()
    {
        const QString before = m_folder.filePath(QStringLiteral("a.journal"));
        const QString after = m_folder.filePath(QStringLiteral("b.journal"));
        write(before, {{"load", "a", false}, {"load", "b", true}});
        write(after, {{"load", "a", true}, {"load", "b", false}, {"load", "c", false}});
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(MONITOR), {QStringLiteral("--compare"), before, after});
        QVERIFY(process.waitForFinished(hangMs));
        QCOMPARE(process.exitCode(), 0);
        const QString out = QString::fromUtf8(process.readAllStandardOutput());
        for (const char *part :
             {"took 2.00 s", "1.00 s longer", "2 → 3", "1 call fails now that did not before",
              "load  a  IoError: no space", "1 call failed before and does not now"})
            QVERIFY2(out.contains(QString::fromUtf8(part)), qPrintable(out));
        process.start(QStringLiteral(MONITOR), {QStringLiteral("--compare"), before});
        QVERIFY(process.waitForFinished(hangMs));
        QCOMPARE(process.exitCode(), 2);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"

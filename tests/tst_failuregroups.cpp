// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Failures by name and message, and the arguments of what failed, for another run.

#include "journalmaker.h"
#include "support/waits.h"

#include "reader/errorkind.h"
#include "reader/exporter.h"
#include "reader/failuregroups.h"
#include "reader/gatherer.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

using namespace monitor;
using namespace parallel::journal;
using parallel::Journal;

namespace {

constexpr quint64 second = 1'000'000'000;

/// Forty extracts, a row for every fifth of which there is no page; ten loads that meet a
/// deadlock, and one that does not know a date.
void writeFailures(const QString &path)
{
    JournalMaker maker(path);
    const TextRef extract = maker.addText(TextKind::Name, "extract");
    const TextRef load = maker.addText(TextKind::Name, "load");
    const auto add = [&](TextRef name, quint64 at, const QByteArray &arguments, const QByteArray &error) {
        TaskRecord task = record(error.isEmpty() ? RecordState::Succeeded : RecordState::Failed);
        task.name = name;
        task.queued = at * second + 1;
        task.started = at * second + 1;
        task.finished = (at + 1) * second + 1;
        if (!arguments.isEmpty())
            task.arguments = maker.addText(TextKind::Arguments, arguments);
        if (!error.isEmpty())
            task.text = maker.addText(TextKind::Error, error);
        maker.addTask(task);
        ++maker.pool().called;
        ++maker.pool().started;
        ++(error.isEmpty() ? maker.pool().succeeded : maker.pool().failed);
    };
    for (quint64 i = 0; i < 40; ++i) {
        const QByteArray page = "https://crm.example.com/orders?page=" + QByteArray::number(i);
        add(extract, i, page, i % 5 == 0 ? "HttpError\n404 Not Found: " + page : QByteArray());
    }
    for (quint64 i = 0; i < 10; ++i)
        add(load, 50 + i, "orders_" + QByteArray::number(i) + ".csv",
            "DatabaseError\ndeadlock detected\nprocess " + QByteArray::number(4000 + i) + " waits");
    add(load, 70, "two\nlines", "ValueError\n“2026-13-01” is not a date");
    maker.close(qint64(80 * second));
}

struct Result
{
    int code;
    QString out;
    QString error;
};

Result run(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(MONITOR), arguments);
    if (!process.waitForFinished(hangMs)) {
        process.kill();
        return {-1, {}, QStringLiteral("it did not end")};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

class TestFailureGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_path = m_folder.filePath(QStringLiteral("failures.journal"));
        writeFailures(m_path);
        QVERIFY(m_journal.open(m_path));
    }

    void byNameAndMessage()
    {
        const QList<FailureGroup> groups = FailureGroups::of(m_journal, Work()).groups();
        QCOMPARE(groups.size(), 3);
        QCOMPARE(groups[0].name, QStringLiteral("load"));
        QCOMPARE(groups[0].type, QStringLiteral("DatabaseError"));
        QCOMPARE(groups[0].count, quint64(10));
        QCOMPARE(groups[0].kind, QStringLiteral("deadlock detected process # waits"));
        QCOMPARE(groups[0].first, qint64(51 * second));
        QCOMPARE(groups[0].last, qint64(60 * second));
        QCOMPARE(groups[0].examples.size(), std::size_t(3));
        QCOMPARE(groups[0].message(), QStringLiteral("DatabaseError: deadlock detected process 4000 waits"));
        QCOMPARE(groups[1].name, QStringLiteral("extract"));
        QCOMPARE(groups[1].count, quint64(8));
        QCOMPARE(groups[1].first, qint64(1 * second));
        QCOMPARE(groups[1].last, qint64(36 * second));
        QCOMPARE(groups[2].count, quint64(1));
    }

    void ofAFilter()
    {
        Work work;
        const auto groups = FailureGroups::of(m_journal, Query::parse(QStringLiteral("name:extract")), work);
        QCOMPARE(groups.groups().size(), 1);
        QCOMPARE(FailureGroups::tasksOf(m_journal, groups.groups().first(), work).size(), std::size_t(8));
    }

    void asText()
    {
        const Result result = run({QStringLiteral("--failures"), m_path});
        QCOMPARE(result.code, 3);
        const QStringList lines = result.out.trimmed().split(u'\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY2(lines[1].trimmed().startsWith(QLatin1String("10  ")), qPrintable(lines[1]));
        QVERIFY2(lines[1].contains(QLatin1String("load     DatabaseError: deadlock detected")),
                 qPrintable(lines[1]));
        QVERIFY2(lines[2].contains(QLatin1String("extract  HttpError: 404 Not Found")), qPrintable(lines[2]));
        const QString good = m_folder.filePath(QStringLiteral("good.journal"));
        makeJob(good, {.tasks = 20, .failing = 0});
        const Result none = run({QStringLiteral("--failures"), good});
        QCOMPARE(none.code, 0);
        QCOMPARE(none.out, QStringLiteral("Nothing failed.\n"));
    }

    void argumentsOfWhatFailed()
    {
        const QString file = m_folder.filePath(QStringLiteral("failed.txt"));
        const Result result = run({QStringLiteral("--export"), file, m_path});
        QCOMPARE(result.code, 0);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(written.readAll()).split(u'\n');
        QCOMPARE(lines.size(), 8 + 10 + 1 + 1);
        QCOMPARE(lines[0], QStringLiteral("https://crm.example.com/orders?page=0"));
        QCOMPARE(lines[18], QStringLiteral("two lines"));
        QCOMPARE(lines.last(), QString());
    }

    void argumentsOfAFilter()
    {
        const QString file = m_folder.filePath(QStringLiteral("some.txt"));
        const Result result = run({QStringLiteral("--export"), file, QStringLiteral("--filter"),
                                   QStringLiteral("state:failed name:extract"), m_path});
        QCOMPARE(result.code, 0);
        QVERIFY2(result.out.contains(QLatin1String("8 tasks")), qPrintable(result.out));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll().count('\n'), 8);
    }

    /// What cannot be run again as it is, is said.
    void whatIsNotWholeIsSaid()
    {
        const QString path = m_folder.filePath(QStringLiteral("odd.journal"));
        Slots all;
        {
            JournalMaker maker(path);
            for (const char *arguments : {"postgresql://ann:***@h/db#t", "a long one…", "fine", ""}) {
                TaskRecord task = record(RecordState::Failed);
                if (*arguments)
                    task.arguments = maker.addText(TextKind::Arguments, arguments);
                all.push_back(maker.addTask(task));
            }
        }
        Journal journal;
        QVERIFY(journal.open(path));
        QByteArray written;
        QBuffer buffer(&written);
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        Work work;
        QString error;
        QString note;
        QVERIFY(writeArguments(journal, all, buffer, work, &error, &note));
        QCOMPARE(written, QByteArray("postgresql://ann:***@h/db#t\na long one…\nfine\n"));
        QCOMPARE(note,
                 QStringLiteral("1 tasks have no arguments and are left out; 1 lines were cut when they were "
                                "recorded; 1 lines have *** in the place of a password"));
    }

    void aReportHasThemByWhatTheySay()
    {
        const QString path = m_folder.filePath(QStringLiteral("many.journal"));
        {
            JournalMaker maker(path);
            const TextRef name = maker.addText(TextKind::Name, "load");
            const auto fail = [&](const QByteArray &text) {
                TaskRecord task = record(RecordState::Failed);
                task.name = name;
                task.text = maker.addText(TextKind::Error, "std::runtime_error\n" + text);
                maker.addTask(task);
            };
            // Sixty ways to fail once, and then the two that count.
            const QByteArray words = "abcdefghijklmnopqrstuvwxyz";
            for (int i = 0; i < 60; ++i)
                fail(QByteArray("once: ") + words.at(i % 26) + words.at(i / 26));
            for (int i = 0; i < 30; ++i)
                fail("timeout after " + QByteArray::number(1000 + i) + " ms at 10.0.0."
                     + QByteArray::number(i));
            for (int i = 0; i < 13; ++i)
                fail("duplicate key “orders_" + QByteArray::number(i) + "” in 'stock'");
        }
        Journal journal;
        QVERIFY(journal.open(path));
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        Work work;
        QString error;
        QVERIFY(writeReport(journal, *Gatherer::gather(journal), buffer, work, &error));
        const QString page = QString::fromUtf8(buffer.data());
        const QString table =
            page.section(QStringLiteral("<h2>Failures</h2>"), 1).section(QStringLiteral("</table>"), 0, 0);
        const QStringList rows = table.split(QStringLiteral("<tr>")).mid(2);
        QCOMPARE(rows.size(), 50);
        QVERIFY2(rows[0].contains(QLatin1String(">30<")) && rows[0].contains(QLatin1String("timeout after")),
                 qPrintable(rows[0]));
        QVERIFY2(rows[1].contains(QLatin1String(">13<")) && rows[1].contains(QLatin1String("duplicate key")),
                 qPrintable(rows[1]));
        QVERIFY(page.contains(QLatin1String("And 12 more, of other kinds")));
    }

    void errorKinds_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("same");
        const auto row = [](const char *what, const char *one, const char *other, bool same) {
            QTest::newRow(what) << QString::fromUtf8(one) << QString::fromUtf8(other) << same;
        };
        row("numbers", "after 3 attempts", "after 12,007 attempts", true);
        row("words with numbers", "no table orders_2026_11", "no table orders_2026_12", true);
        row("addresses of memory", "bad pointer 0x7f00deadbeef", "bad pointer 0x55d0", true);
        row("addresses of servers", "503 from https://crm.example.com/a",
            "503 from https://dwh.example.com/b", true);
        row("paths", "cannot open /srv/a.csv", "cannot open /srv/landing/b.csv", true);
        row("quotes", "“a” is not a date", "“zzz” is not a date", true);
        row("plain quotes", "no column 'id' here", "no column 'name' here", true);
        row("what they say", "timeout", "duplicate key", false);
        row("an apostrophe", "can't connect, it's down", "can't connect, it's refused", false);
        row("what follows an address", "/a: no such file", "/b: permission denied", false);
    }

    void errorKinds()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(bool, same);
        QVERIFY2((errorKind(one) == errorKind(other)) == same,
                 qPrintable(errorKind(one) + u'\n' + errorKind(other)));
    }

private:
    QTemporaryDir m_folder;
    QString m_path;
    Journal m_journal;
};

QTEST_GUILESS_MAIN(TestFailureGroups)
#include "tst_failuregroups.moc"

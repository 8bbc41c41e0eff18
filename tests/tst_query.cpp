// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What queries find, what they refuse, and in which order a sort brings tasks: each
// compared with a plain walk over the same tasks.

#include "reader/query.h"
#include "reader/search.h"
#include "reader/sort.h"
#include "reader/words.h"

#include "journalmaker.h"

#include <QtCore/qtemporarydir.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <functional>

using namespace monitor;
using parallel::Journal;
using parallel::journal::TextKind;

using Matches = std::function<bool(const Journal &, const Journal::Record &)>;
Q_DECLARE_METATYPE(Matches)

class TestQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void finds_data();
    void finds();
    void isRefused_data();
    void isRefused();
    void quotes();
    void clockTimes();
    void clockTimesBeforeTheStart();
    void sorts_data();
    void sorts();
    void sortsTexts();
    void searchesInTheBackground();

private:
    QTemporaryDir m_folder;
    std::shared_ptr<Journal> m_journal;
};

void TestQuery::initTestCase()
{
    const QString path = m_folder.filePath(QStringLiteral("job.journal"));
    makeJob(path, {.tasks = 40000, .workers = 16, .failing = 0.02, .completed = 0.9, .closed = false});
    m_journal = std::make_shared<Journal>();
    QVERIFY2(m_journal->open(path), qPrintable(m_journal->errorString()));
    QCOMPARE(m_journal->state(), Journal::State::Died);
}

void TestQuery::finds_data()
{
    using State = Journal::TaskState;
    QTest::addColumn<Matches>("matches");
    const auto row = [](const char *query, const Matches &matches) { QTest::newRow(query) << matches; };
    const auto has = [](const QString &text, const char *part) {
        return text.contains(QLatin1String(part), Qt::CaseInsensitive);
    };
    row("", [](auto &, auto &) { return true; });
    row("state:failed", [](auto &, auto &task) { return task.state == State::Failed; });
    row("state:failed,died",
        [](auto &, auto &task) { return task.state == State::Failed || task.state == State::Running; });
    row("state:never-ran", [](auto &, auto &task) { return task.state == State::Queued; });
    row("state:queued", [](auto &, auto &) { return false; }); // it has died
    row("-state:completed", [](auto &, auto &task) { return !task.isCompleted(); });
    row("name:LOAD", [=](auto &journal, auto &task) { return has(journal.name(task), "load"); });
    row("name:=load", [](auto &journal, auto &task) { return journal.name(task) == QLatin1String("load"); });
    row("name:=loa", [](auto &, auto &) { return false; });
    row("args:_07_ !name:load", [=](auto &journal, auto &task) {
        return has(journal.arguments(task), "_07_") && !has(journal.name(task), "load");
    });
    row("args:\"orders, part 03\"",
        [=](auto &journal, auto &task) { return has(journal.arguments(task), "orders, part 03"); });
    row("error:deadlock", [=](auto &journal, auto &task) { return has(journal.error(task), "deadlock"); });
    row("error:ioerror", [=](auto &journal, auto &task) { return has(journal.errorType(task), "ioerror"); });
    row("timeout", [=](auto &journal, auto &task) {
        return has(journal.name(task), "timeout") || has(journal.arguments(task), "timeout")
               || has(journal.error(task), "timeout") || has(journal.errorType(task), "timeout");
    });
    row("scope:night", [](auto &, auto &) { return true; });
    row("scope:day", [](auto &, auto &) { return false; });
    row("worker:3", [](auto &, auto &task) { return task.worker == 3; });
    row("id:17", [](auto &, auto &task) { return task.id == 17; });
    row("id:5,100..200,>39990", [](auto &, auto &task) {
        return task.id == 5 || (task.id >= 100 && task.id <= 200) || task.id > 39990;
    });
    row("parent:17", [](auto &, auto &task) { return task.parent == 17; });
    row("group:4", [](auto &, auto &task) { return task.group == 4; });
    row("progress:>50", [](auto &, auto &task) { return task.progress > 5000; });
    row("ran:>100ms", [](auto &journal, auto &task) { return task.ran(journal.now()) > 100'000'000; });
    row("ran:1ms..2ms state:succeeded", [](auto &journal, auto &task) {
        const qint64 ran = task.ran(journal.now());
        return ran >= 1'000'000 && ran <= 2'000'000 && task.state == State::Succeeded;
    });
    row("waited:<0.1s", [](auto &journal, auto &task) { return task.waited(journal.now()) < 100'000'000; });
    row("at:+1s..+2s", [](auto &journal, auto &task) {
        const qint64 begin = task.hasRun() ? task.started : task.queued; // as the timeline shows it
        return begin <= 2'000'000'000
               && (task.isCompleted() ? task.finished : journal.now()) >= 1'000'000'000;
    });
}

void TestQuery::finds()
{
    QFETCH(Matches, matches);
    const Query query = Query::parse(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(query.isValid(), qPrintable(query.errorString()));
    Work work;
    const Slots found = query.run(*m_journal, work);
    Slots expected;
    m_journal->forEach([&](const Journal::Record &task) {
        if (matches(*m_journal, task))
            expected.push_back(task.slot);
    });
    QCOMPARE(found.size(), expected.size());
    QVERIFY(found == expected);
    QCOMPARE(work.done() >= work.total(), true);
}

void TestQuery::isRefused_data()
{
    QTest::addColumn<QString>("says");
    QTest::addColumn<int>("position");
    QTest::newRow("colour:red") << "accepted are state, name, args" << 0;
    QTest::newRow("name:load state:broken") << "accepted are queued, running" << 10;
    QTest::newRow("id:x") << "id:100..200" << 0;
    QTest::newRow("ran:>2parsecs") << "units: ns, us, ms" << 0;
    QTest::newRow("progress:200") << "part of 100" << 0;
    QTest::newRow("at:noon") << "at:03:12:05" << 0;
    QTest::newRow("name:") << "needs a value" << 0;
    QTest::newRow("a \"b c") << "not closed" << 2;
    QTest::newRow("http://example.com") << "quote it: \"http://example.com\"" << 0;
}

void TestQuery::isRefused()
{
    QFETCH(QString, says);
    QFETCH(int, position);
    const Query query = Query::parse(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(!query.isValid());
    QVERIFY2(query.errorString().contains(says), qPrintable(query.errorString()));
    QCOMPARE(query.errorPosition(), position);
}

void TestQuery::quotes()
{
    for (const QString value :
         {"load", "two words", "say \"hi\"", "back\\slash", "http://x", "-x", "=y", "a  b"}) {
        for (const QString key : {"", "name"}) {
            const Query query = Query::parse(Query::term(key, value));
            QVERIFY2(query.isValid(), qPrintable(query.errorString()));
            QCOMPARE(query.terms().size(), 1);
        }
    }
    QCOMPARE(Query::term("name", "=a b"), QStringLiteral("name:=\"a b\""));
    QCOMPARE(Query::parse("  a   name:\"b c\" ").terms(), (QStringList{"a", "name:\"b c\""}));
}

void TestQuery::clockTimes()
{
    const QDateTime started = m_journal->info().started;
    const QString from = started.addMSecs(1000).toString(QStringLiteral("HH:mm:ss.zzz"));
    const QString to = started.addMSecs(2000).toString(QStringLiteral("HH:mm:ss.zzz"));
    const QString date = started.addMSecs(1000).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz"));
    const auto count = [&](const QString &text) {
        Work work;
        return Query::parse(text).run(*m_journal, work).size();
    };
    const std::size_t expected = count(QStringLiteral("at:+1s..+2s"));
    QVERIFY(expected > 0);
    QCOMPARE(count(QStringLiteral("at:%1..%2").arg(from, to)), expected);
    QCOMPARE(count(QStringLiteral("at:%1..+2s").arg(date)), expected);
}

void TestQuery::clockTimesBeforeTheStart()
{
    const QDateTime started = m_journal->info().started;
    const auto count = [&](const QString &text) {
        Work work;
        return Query::parse(text).run(*m_journal, work).size();
    };
    // As one reads it off the clock: the minute in which it began, and the next ones.
    const QString minute = started.addSecs(-1).toString(QStringLiteral("H:mm"));
    const QString to = started.addMSecs(2000).toString(QStringLiteral("HH:mm:ss.zzz"));
    const std::size_t expected = count(QStringLiteral("at:+0s..+2s"));
    QVERIFY(expected > 0);
    QCOMPARE(count(QStringLiteral("at:%1..%2").arg(minute, to)), expected);
    const QString hourBefore = started.addSecs(-3600).toString(QStringLiteral("HH:mm:ss"));
    QCOMPARE(count(QStringLiteral("at:%1..%2").arg(hourBefore, to)), expected);
}

void TestQuery::sorts_data()
{
    QTest::addColumn<int>("column");
    for (int column = 0; column < columnCount; ++column)
        QTest::addRow("column %d", column) << column;
}

void TestQuery::sorts()
{
    QFETCH(int, column);
    const Journal &journal = *m_journal;
    // what is to be compared, and nothing for what has no value
    const auto textOf = [&](const Journal::Record &task) -> QByteArray {
        switch (Column(column)) {
        case Column::Name:
            return journal.name(task).toUtf8().toLower();
        case Column::Arguments:
            return journal.arguments(task).toUtf8().toLower();
        default:
            return task.text ? (journal.errorType(task) + u'\n' + journal.error(task)).toUtf8().toLower()
                             : QByteArray();
        }
    };
    const auto numberOf = [&](const Journal::Record &task) -> qint64 {
        const auto orNone = [](qint64 value) { return value == 0 ? -1 : value; };
        switch (Column(column)) {
        case Column::Id:
            return qint64(task.id);
        case Column::State:
            return qint64(shownState(task.state, journal.state()));
        case Column::Worker:
            return orNone(task.worker);
        case Column::Waited:
            return task.waited(journal.now());
        case Column::Ran:
            return task.ran(journal.now());
        case Column::Progress:
            return task.progress;
        case Column::Group:
            return orNone(task.group);
        case Column::Parent:
            return orNone(qint64(task.parent));
        case Column::Queued:
            return task.queued;
        case Column::Started:
            return task.started;
        case Column::Finished:
            return task.finished;
        default:
            return 0;
        }
    };
    const bool isText = Column(column) == Column::Name || Column(column) == Column::Arguments
                        || Column(column) == Column::Outcome;
    Work work;
    const Slots all = Query().run(journal, work);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        Slots sorted = all;
        std::reverse(sorted.begin(), sorted.end()); // where they were does not matter
        sortSlots(journal, sorted, Column(column), order, work);
        Slots copy = sorted;
        std::sort(copy.begin(), copy.end());
        QVERIFY(copy == all);
        const auto isAfter = [&](quint32 a, quint32 b) { // a stands before b, and should not
            const Journal::Record left = journal.record(a);
            const Journal::Record right = journal.record(b);
            int compared = 0;
            bool noLeft = false;
            bool noRight = false;
            if (isText) {
                compared = textOf(left).compare(textOf(right));
                noLeft = textOf(left).isEmpty();
                noRight = textOf(right).isEmpty();
            } else {
                compared = numberOf(left) < numberOf(right) ? -1 : numberOf(left) > numberOf(right);
                noLeft = numberOf(left) < 0;
                noRight = numberOf(right) < 0;
            }
            if (noLeft != noRight)
                return noLeft;
            if (compared == 0)
                return a > b;
            return order == Qt::AscendingOrder ? compared > 0 : compared < 0;
        };
        for (std::size_t i = 1; i < sorted.size(); ++i) {
            if (isAfter(sorted[i - 1], sorted[i]))
                QFAIL(qPrintable(
                    QStringLiteral("at %1: slot %2 before %3").arg(i).arg(sorted[i - 1]).arg(sorted[i])));
        }
    }
}

void TestQuery::sortsTexts()
{
    // long common beginnings, prefixes of each other, every byte, none at all
    const QString path = m_folder.filePath(QStringLiteral("texts.journal"));
    QList<QByteArray> texts = {"",
                               "a",
                               "A",
                               "aa",
                               "ab",
                               "b",
                               "\xff\xfe",
                               "zürich",
                               "Zurich",
                               QByteArray(2000, 'x'),
                               QByteArray(2000, 'x') + "y",
                               QByteArray(100, 'q'),
                               QByteArray(100, 'q') + "1"};
    for (int i = 0; i < 3000; ++i)
        texts.append(QByteArray(i % 3 * 40, 'p') + QByteArray::number(i * 7919 % 1000)
                     + QByteArray(i % 5, char('a' + i % 26)));
    JournalMaker maker(path);
    for (const QByteArray &text : std::as_const(texts)) {
        parallel::journal::TaskRecord task = {};
        task.queued = 1;
        task.state = 1;
        task.arguments = text.isEmpty() ? 0 : maker.addText(TextKind::Arguments, text);
        maker.addTask(task);
    }
    Journal journal;
    QVERIFY(journal.open(path));
    Work work;
    Slots sorted = Query().run(journal, work);
    sortSlots(journal, sorted, Column::Arguments, Qt::AscendingOrder, work);
    QList<QByteArray> found;
    for (const quint32 slot : sorted)
        found.append(journal.text(journal.record(slot).arguments).utf8.toByteArray().toLower().left(1024));
    QList<QByteArray> expected;
    for (const QByteArray &text : std::as_const(texts))
        expected.append(text.toLower().left(1024));
    std::stable_sort(expected.begin(), expected.end(), [](const QByteArray &a, const QByteArray &b) {
        return a.isEmpty() != b.isEmpty() ? b.isEmpty() : a < b;
    });
    QCOMPARE(found.size(), expected.size());
    for (qsizetype i = 0; i < found.size(); ++i)
        QCOMPARE(found[i], expected[i]);
}

void TestQuery::searchesInTheBackground()
{
    Search search(m_journal);
    QSignalSpy finished(&search, &Search::finished);
    QSignalSpy cancelled(&search, &Search::cancelled);
    search.start(Query::parse("state:failed"), Column::Ran, Qt::DescendingOrder);
    QVERIFY(search.isRunning());
    search.start(Query::parse("id:1..3")); // replaces the other
    QVERIFY(finished.wait(10000));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<SlotsPtr>()->size(), 3u);
    QVERIFY(!search.isRunning());

    search.start(Query());
    search.cancel();
    QCOMPARE(cancelled.size(), 1);
    search.sort(finished.first().first().value<SlotsPtr>(), Column::Id, Qt::DescendingOrder);
    QVERIFY(finished.wait(10000));
    QCOMPARE(finished.size(), 2);
    QCOMPARE(m_journal->record(finished.last().first().value<SlotsPtr>()->front()).id, 3u);
    search.start(Query());
}

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"

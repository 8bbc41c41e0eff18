// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What a history says is different, and that it says nothing of mere noise.

#include "madehistory.h"

#include "history/sentence.h"
#include "reader/errorkind.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <cmath>
#include <random>

using namespace monitor;
using parallel::Journal;

namespace {

RunSummary summaryOf(const MadeNight &night)
{
    RunSummary run;
    run.program = QStringLiteral("nightly-elt");
    run.started = QDateTime(QDate(2026, 11, 30), QTime(3, 12)).addDays(-night.daysAgo);
    run.state = night.died ? Journal::State::Died : Journal::State::Finished;
    run.workers = night.workers;
    for (const MadeNight::Name &name : night.names) {
        const double mean = name.seconds * std::exp(name.spread * name.spread / 2);
        run.names.append({name.name, quint64(name.calls), 0, qint64(name.seconds * 1e9),
                          qint64(name.seconds * std::exp(1.645 * name.spread) * 1e9),
                          name.calls * mean * 1e9});
        run.called += quint64(name.calls);
        run.succeededTime += run.names.back().total;
    }
    for (const MadeNight::Failure &failure : night.failures) {
        run.failures.append({failure.name, failure.type, errorKind(failure.text), failure.text,
                             quint64(failure.count), run.started, run.started});
        run.failed += quint64(failure.count);
    }
    run.cancelled = quint64(night.cancelled);
    run.succeeded = run.called - run.failed - run.cancelled;
    run.duration = qint64(run.succeededTime / night.workers * night.stretch * (night.died ? 0.3 : 1));
    return run;
}

QList<RunSummary> summariesOf(const QList<MadeNight> &nights)
{
    QList<RunSummary> runs;
    for (const MadeNight &night : nights)
        runs.append(summaryOf(night));
    return runs;
}

void slowDown(MadeNight &night, const char *name, double times)
{
    for (MadeNight::Name &each : night.names) {
        if (each.name == QLatin1String(name))
            each.seconds *= times;
    }
}

} // namespace

class TestChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKind_data();
    void eachKind();
    void namesAllThatWasPlanted();
    void noiseIsNoChange();
    void otherNoiseIsNoChangeEither();
    void plantedChangesAreFound();
    void tooFewRuns();
    void whatStillRuns();
    void whatIsOldIsUsual();
};

using Plant = std::function<void(QList<MadeNight> &)>;
Q_DECLARE_METATYPE(Plant)

void TestChanges::eachKind_data()
{
    QTest::addColumn<Plant>("plant");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *what, const Plant &plant, const char *says) {
        QTest::newRow(what) << plant << QString::fromUtf8(says);
    };
    const auto from = [](qsizetype night, const std::function<void(MadeNight &)> &change) {
        return [=](QList<MadeNight> &nights) {
            for (qsizetype i = night - 1; i < nights.size(); ++i)
                change(nights[i]);
        };
    };
    // Night 30 is Monday, 30 November; night 21 the 21st.
    row("slower", from(21, [](MadeNight &n) { slowDown(n, "extract", 2); }),
        "“extract” p95 [^;]+ since Sat 21 Nov");
    row("slower tonight", from(30, [](MadeNight &n) { slowDown(n, "extract", 3); }),
        "“extract” p95 [^;]+ s(;|\\.$)");
    row("faster", from(26, [](MadeNight &n) { slowDown(n, "load", 0.5); }),
        "“load” p95 [^;]+ since Thursday");
    row("longer", from(30, [](MadeNight &n) { n.stretch *= 2.2; }), "^\\d+ (s|min) longer");
    row("shorter", from(24, [](MadeNight &n) { n.stretch *= 0.5; }), "shorter since Tuesday");
    row("more calls", from(28, [](MadeNight &n) { n.names[1].calls *= 1.5; }),
        "calls of “load” more since Saturday");
    row("fewer calls", from(28, [](MadeNight &n) { n.names[0].calls *= 0.5; }),
        "calls of “extract” fewer since Saturday");
    row("new name",
        from(25,
             [](MadeNight &n) {
                 n.names.append({QStringLiteral("archive"), 300, 0.4, 0.3});
             }),
        "“archive” is new since Wednesday, with 300 calls");
    row("gone name", from(29, [](MadeNight &n) { n.names.removeLast(); }),
        "No “notify” any more since Sunday");
    row("new failure",
        from(27,
             [](MadeNight &n) {
                 n.failures.append({QStringLiteral("load"), QStringLiteral("DatabaseError"),
                                    QStringLiteral("duplicate key “%1”").arg(n.daysAgo), 13});
             }),
        "13 new failures of “load” since Friday: “duplicate key");
    row(
        "more failures",
        [](QList<MadeNight> &nights) {
            for (MadeNight &night : nights)
                night.failures.clear();
            for (qsizetype i = 0; i < 30; ++i)
                nights[i].failures.append({QStringLiteral("extract"), QStringLiteral("HttpError"),
                                           QStringLiteral("503 from page %1").arg(i),
                                           i == 29 ? 130 : 2 + int(i % 3)});
        },
        "130 failures of “extract”, usually 3: “503 from page 29”");
    row("cancelled", from(30, [](MadeNight &n) { n.cancelled = 80; }), "80 calls cancelled\\.$");
    row("workers", from(23, [](MadeNight &n) { n.workers = 4; }), "4 workers instead of 8 since Mon 23 Nov");
    row("died tonight", from(30, [](MadeNight &n) { n.died = true; }), "^It died after \\d");
    row(
        "died before", [](QList<MadeNight> &nights) { nights[23].died = true; },
        "[Tt]he run of Tuesday died after \\d");
}

void TestChanges::eachKind()
{
    QFETCH(Plant, plant);
    QFETCH(QString, says);
    QList<MadeNight> nights = makeNights(30, 4);
    const QString before = sentenceOf(summariesOf(nights), 29);
    QVERIFY2(before.startsWith(QLatin1String("As usual: it took ")), qPrintable(before));
    plant(nights);
    const QString sentence = sentenceOf(summariesOf(nights), 29);
    QVERIFY2(QRegularExpression(says).match(sentence).hasMatch(), qPrintable(sentence));
}

void TestChanges::namesAllThatWasPlanted()
{
    QList<MadeNight> nights = makeNights(30, 9);
    plantChanges(nights);
    const QString sentence = sentenceOf(summariesOf(nights), 29);
    for (const char *part : {"“extract” p95", "since Sat 21 Nov", "13 new failures of “load” since Friday",
                             "duplicate key", "the run of Tuesday died", "longer since"})
        QVERIFY2(sentence.contains(QString::fromUtf8(part)), qPrintable(sentence));
}

/// False alarms: over 200 histories that differ by noise only, 2 % at most.
void TestChanges::noiseIsNoChange()
{
    for (const double noise : {0.05, 0.1, 0.2, 0.3}) {
        int alarms = 0;
        QStringList said;
        for (quint64 seed = 1; seed <= 200; ++seed) {
            const QList<RunSummary> runs = summariesOf(makeNights(30, seed * 1000, noise));
            if (!changesOf(runs, 29).isEmpty()) {
                ++alarms;
                said << sentenceOf(runs, 29);
            }
        }
        qInfo("noise %.2f: %d false alarms of 200 %s", noise, alarms, qPrintable(said.join(u' ')));
        QVERIFY2(alarms <= 4, qPrintable(said.join(u'\n')));
    }
}

/// Weekends that have less to do, and nights whose times have long tails.
void TestChanges::otherNoiseIsNoChangeEither()
{
    for (const int count : {30, 60}) {
        int alarms = 0;
        QStringList said;
        for (quint64 seed = 1; seed <= 200; ++seed) {
            std::mt19937_64 random(seed);
            std::student_t_distribution<double> tailed(3);
            QList<MadeNight> nights = makeNights(count, seed * 77, 0.05);
            for (MadeNight &night : nights) {
                const bool weekend = (night.daysAgo + int(seed)) % 7 < 2;
                const double server = std::exp(0.05 * tailed(random));
                for (MadeNight::Name &name : night.names) {
                    name.calls = std::round(name.calls * (weekend ? 0.6 : 1));
                    name.seconds *= server * std::exp(0.05 * tailed(random));
                }
            }
            const QList<RunSummary> runs = summariesOf(nights);
            if (!changesOf(runs, count - 1).isEmpty()) {
                ++alarms;
                said << sentenceOf(runs, count - 1);
            }
        }
        qInfo("%d nights: %d false alarms of 200", count, alarms);
        QVERIFY2(alarms <= 4, qPrintable(said.join(u'\n')));
    }
}

/// … and not by being deaf: a name that takes twice as long is found nearly always.
void TestChanges::plantedChangesAreFound()
{
    int found = 0;
    int onTheDay = 0;
    for (quint64 seed = 1; seed <= 100; ++seed) {
        QList<MadeNight> nights = makeNights(30, seed, 0.1);
        for (qsizetype i = 20; i < 30; ++i)
            slowDown(nights[i], "extract", 2);
        const QList<Change> changes = changesOf(summariesOf(nights), 29);
        for (const Change &change : changes) {
            if (change.name == QLatin1String("extract") && change.kind == Change::P95) {
                ++found;
                onTheDay += qAbs(change.at - 20) <= 1;
            }
        }
    }
    qInfo("%d of 100 found, %d of them to a night", found, onTheDay);
    QVERIFY(found >= 98);
    QVERIFY(onTheDay >= 95);
}

void TestChanges::tooFewRuns()
{
    QList<MadeNight> nights = makeNights(4, 1);
    slowDown(nights[3], "extract", 9);
    QVERIFY(changesOf(summariesOf(nights), 3).isEmpty());
    QCOMPARE(sentenceOf(summariesOf(nights), 3),
             QStringLiteral("Too few runs before it to tell what is usual: 3 of 8."));
    QCOMPARE(sentenceOf(summariesOf(nights), 0),
             QStringLiteral("Nothing to hold it against yet: it is the first whole run here."));
    QCOMPARE(sentenceOf({}, 0), QStringLiteral("No run is recorded here yet."));
}

void TestChanges::whatStillRuns()
{
    QList<RunSummary> runs = summariesOf(makeNights(30, 1));
    runs[29].state = Journal::State::Running;
    runs[29].duration /= 10;
    QVERIFY(sentenceOf(runs, 29).contains(QLatin1String("so far, usually")));
    runs[29].duration *= 30;
    QVERIFY(sentenceOf(runs, 29).contains(QLatin1String("longer than usual")));
}

void TestChanges::whatIsOldIsUsual()
{
    QList<MadeNight> nights = makeNights(40, 4);
    for (qsizetype i = 10; i < 40; ++i)
        slowDown(nights[i], "extract", 3);
    const QString sentence = sentenceOf(summariesOf(nights), 39);
    QVERIFY2(sentence.startsWith(QLatin1String("As usual")), qPrintable(sentence));
}

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"

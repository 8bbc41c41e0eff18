// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The first page of a program: its runs, what is different in the last one, and the way to
/// each of them.

#include "madehistory.h"
#include "support/windowtest.h"

#include "models/trendmodels.h"
#include "views/comparisonpage.h"
#include "views/detailspanel.h"
#include "views/historypage.h"
#include "views/runschart.h"
#include "views/sessionpane.h"

#include <QtCore/qelapsedtimer.h>
#include <QtTest/qabstractitemmodeltester.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlistview.h>
#include <QtWidgets/qtableview.h>

#include <cmath>

using namespace monitor;

class TestWindowHistory : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderOpensAtItsHistory()
    {
        openRecordings();
        const QString sentence = find<QLabel>("historySentence")->text();
        for (const char *part :
             {"“extract” p95", "13 new failures of “load” since", "duplicate key", " died after "})
            QVERIFY2(sentence.contains(QString::fromUtf8(part)), qPrintable(sentence));
        QVERIFY(!m_window->job());
        QVERIFY(m_window->historyPage()->isVisible());
        QCOMPARE(m_window->historyPage()->history()->runs().size(), 30);
        QVERIFY(m_window->windowTitle().startsWith(QLatin1String("History of nightly-elt")));
    }

    void tablesTellOfAllRuns()
    {
        openRecordings();
        const QAbstractItemModel &names = *m_window->historyPage()->names()->model();
        QCOMPARE(names.rowCount(), 4);
        QCOMPARE(names.index(0, NameTrendModel::Name).data().toString(), QStringLiteral("extract"));
        QCOMPARE(names.index(0, NameTrendModel::P95).data(PlaceRole).toInt(), 1);
        QCOMPARE(names.index(0, NameTrendModel::Trend).data(SeriesRole).value<QList<double>>().size(), 30);
        const QAbstractItemModel &failures = *m_window->historyPage()->failures()->model();
        QCOMPARE(failures.index(0, FailureTrendModel::Latest).data().toString(), QStringLiteral("13"));
        QCOMPARE(failures.index(0, FailureTrendModel::All).data().toString(), QStringLiteral("52"));
        QCOMPARE(failures.index(0, FailureTrendModel::Runs).data().toString(), QStringLiteral("4"));
        QVERIFY(failures.index(0, FailureTrendModel::Message)
                    .data()
                    .toString()
                    .startsWith(QLatin1String("DatabaseError: duplicate key")));
    }

    void aClickOpensTheRun()
    {
        openRecordings();
        RunsChart *const chart = m_window->historyPage()->chart();
        const QList<RunSummary> runs = m_window->historyPage()->history()->runs();
        QVERIFY(chart->barOf(28).isValid());
        QTest::mouseClick(chart, Qt::LeftButton, {}, chart->barOf(28).center());
        QVERIFY(m_window->job());
        QCOMPARE(m_window->currentPath(), runs[28].path);
        QVERIFY(!m_window->historyPage()->isVisible());
    }

    void keysOpenTheRunToo()
    {
        openRecordings();
        RunsChart *const chart = m_window->historyPage()->chart();
        const QList<RunSummary> runs = m_window->historyPage()->history()->runs();
        QTest::keyClick(chart, Qt::Key_End);
        QTest::keyClick(chart, Qt::Key_Left);
        QTest::keyClick(chart, Qt::Key_Left);
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(m_window->currentPath(), runs[27].path);
    }

    /// … from the list at the left, which has the history and its latest runs.
    void theListHasAHistoryAndItsLatestRuns()
    {
        openRecordings();
        SessionModel *const model = m_window->sessions()->model();
        const QString key = SessionModel::historyKey(m_recordings->path(), QStringLiteral("nightly-elt"));
        QVERIFY(model->rowOf(key) > 0);
        QCOMPARE(model->rowCount(), 2 + 1 + 5); // two headings
        const QList<RunSummary> runs = m_window->historyPage()->history()->runs();
        QVERIFY(model->rowOf(runs[29].path) > 0);
        QVERIFY(model->rowOf(runs[24].path) < 0);
        QListView *const list = m_window->sessions()->list();
        list->setCurrentIndex(model->index(model->rowOf(runs[29].path)));
        QCOMPARE(m_window->currentPath(), runs[29].path);
        list->setCurrentIndex(model->index(model->rowOf(key)));
        QVERIFY(!m_window->job());
        QVERIFY(m_window->historyPage()->isVisible());
    }

    void twoRunsBesideEachOther()
    {
        openRecordings();
        const QList<RunSummary> runs = m_window->historyPage()->history()->runs();
        Q_EMIT m_window->historyPage()->comparisonChosen(runs[10].path, runs[29].path);
        ComparisonPage *const page = m_window->comparison();
        QVERIFY(page->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(page->isComplete(), hangMs);
        QCOMPARE(page->names()->model()->rowCount(), 4);
        QCOMPARE(page->names()->model()->index(0, 0).data().toString(), QStringLiteral("extract"));
        QVERIFY(page->calls()->model()->rowCount() >= 13);
        // One scale for both: as long as the longer one.
        QCOMPARE(page->window()->end(), double(std::max(runs[10].duration, runs[29].duration)));
        // A call that failed leads to its run.
        page->calls()->setCurrentIndex(page->calls()->model()->index(0, 0));
        QTest::keyClick(page->calls(), Qt::Key_Return);
        QCOMPARE(m_window->currentPath(), runs[29].path);
        QVERIFY(m_window->details()->task());
    }

    void aRunThatIsGoneIsSaid()
    {
        openRecordings();
        const QList<RunSummary> runs = m_window->historyPage()->history()->runs();
        m_window->openComparison(runs[10].path, m_recordings->filePath(QStringLiteral("gone.journal")));
        QVERIFY(!m_window->comparison()->isVisible());
        QVERIFY(find<QLabel>("emptyTitle")->text().startsWith(QLatin1String("gone.journal")));
    }

    void aNewRunAppears()
    {
        openRecordings();
        MadeNight next = makeNights(1, 77).first();
        next.daysAgo = -1;
        writeNight(m_recordings->path(), next, share);
        m_sessions->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_window->historyPage()->history()->runs().size(), 31, hangMs);
    }

    void modelsAreModels()
    {
        NameTrendModel names;
        FailureTrendModel failures;
        const QAbstractItemModelTester testNames(&names,
                                                 QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester testFailures(&failures,
                                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
        NameTrend trend;
        trend.name = QStringLiteral("load");
        trend.p95 = {1e9, std::nan(""), 2e9}; // it did not run in the second
        names.setTrends({trend, trend});
        QCOMPARE(names.index(0, NameTrendModel::Trend).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("1.00 s, –, 2.00 s"));
        failures.setTrends({FailureTrend()});
        names.setTrends({});
        failures.setTrends({});
    }

    /// The window answers while a thousand runs are read.
    void aThousandRuns()
    {
        m_recordings = std::make_unique<QTemporaryDir>();
        const QList<MadeNight> nights = makeNights(1000, 7);
        for (const MadeNight &night : nights)
            writeNight(m_recordings->path(), night, 0.01);
        openWindow();
        QElapsedTimer clock;
        clock.start();
        QVERIFY(m_window->openJournal(m_recordings->path()));
        qInfo("the page is there after %lld ms", clock.elapsed());
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->historyPage()->history()->runs().isEmpty(), hangMs);
        qInfo("its bars after %lld ms", clock.elapsed());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->historyPage()->history()->isComplete(), hangMs);
        qInfo("all of it after %lld ms", clock.elapsed());
        QCOMPARE(m_window->historyPage()->history()->runs().size(), 1000);
        QVERIFY(m_window->sessions()->model()->rowCount() < 12);
    }

private:
    static constexpr double share = 0.1; // of the calls

    void openRecordings()
    {
        m_recordings = std::make_unique<QTemporaryDir>();
        QList<MadeNight> nights = makeNights(30, 9);
        plantChanges(nights);
        for (const MadeNight &night : std::as_const(nights))
            writeNight(m_recordings->path(), night, share);
        openWindow();
        QVERIFY(m_window->openJournal(m_recordings->path()));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->historyPage()->history()->isComplete(), hangMs);
    }

    std::unique_ptr<QTemporaryDir> m_recordings;
};

QTEST_MAIN(TestWindowHistory)
#include "tst_windowhistory.moc"

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What tasks logged, in the window: in the details, in the log of the run, and found by a search.

#include "support/windowtest.h"

#include "views/detailspanel.h"
#include "views/logpane.h"
#include "views/mainwindow.h"
#include "views/taskpane.h"
#include "views/timelinepanel.h"
#include "views/timelineview.h"
#include "views/whypane.h"

#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>
#include <QtTest/qabstractitemmodeltester.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qplaintextedit.h>
#include <QtWidgets/qtableview.h>
#include <QtWidgets/qtabwidget.h>

using namespace monitor;
using parallel::journal::RecordState;

class TestWindowLog : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void modelKeepsWhatItHas()
    {
        LogModel model;
        const QAbstractItemModelTester tester(&model);
        const QDateTime started = QDateTime::currentDateTime();
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
        QList<parallel::Journal::LogLine> lines{{1, 0, QtInfoMsg, QStringLiteral("one")}};
        model.setLines(lines, started);
        resets.clear();
        lines << parallel::Journal::LogLine{2, 5, QtWarningMsg, QStringLiteral("two\nmore")};
        model.setLines(lines, started);
        QCOMPARE(inserts.count(), 1);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(model.index(1, LogModel::Text).data().toString(), QStringLiteral("two more"));
        QCOMPARE(model.index(1, LogModel::Kind).data().toString(), QStringLiteral("warning"));
        model.setFilter(QStringLiteral("TWO"), {});
        QCOMPARE(model.rowCount(), 1);
        model.setFilter({}, std::pair<qint64, qint64>(0, 4));
        QCOMPARE(model.rowCount(), 1);
        lines.removeFirst(); // the oldest made room
        model.setLines(lines, started);
        model.setFilter({}, {});
        QCOMPARE(model.rowCount(), 1);
    }

    void saysTheDayWhereItIsAnother()
    {
        const QDateTime started(QDate(2026, 11, 30), QTime(23, 0));
        constexpr qint64 hour = 3'600'000'000'000;
        LogModel model;
        model.setLines(
            {{0, 0, QtInfoMsg, QStringLiteral("a")}, {0, 2 * hour, QtInfoMsg, QStringLiteral("b")}}, started);
        QCOMPARE(model.index(0, LogModel::Time).data().toString(), QStringLiteral("23:00:00.000"));
        QCOMPARE(model.index(1, LogModel::Time).data().toString(), QStringLiteral("1 Dec 01:00:00.000"));
    }

    void byKeys()
    {
        openLogged();
        QTRY_COMPARE_WITH_TIMEOUT(m_window->log()->view()->model()->rowCount(), 3, hangMs);
        find<QTabWidget>("tabs")->setCurrentWidget(m_window->tasks());
        m_window->activateWindow(); // where no window manager does it
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), 60'000));
        QTest::keyClick(m_window.get(), Qt::Key_8, Qt::ControlModifier);
        QCOMPARE(find<QTabWidget>("tabs")->currentWidget(), m_window->log());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->log()->view()->hasFocus(), hangMs);
        m_window->log()->view()->selectAll();
        QTest::keySequence(m_window->log()->view(), QKeySequence::Copy);
        const QStringList copied = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(copied.size(), 3);
        QVERIFY2(copied[1].endsWith(QLatin1String("\twarning\t#2\ttrying again")), qPrintable(copied[1]));
    }

    void saidByTasks()
    {
        openLogged();
        LogPane *const log = m_window->log();
        QTRY_COMPARE_WITH_TIMEOUT(log->view()->model()->rowCount(), 3, hangMs);
        QCOMPARE(log->view()->model()->index(1, LogModel::Kind).data().toString(), QStringLiteral("warning"));

        QTest::keyClicks(log->searchBox(), QStringLiteral("again"));
        QCOMPARE(log->view()->model()->rowCount(), 1);
        QTest::mouseClick(log->view()->viewport(), Qt::LeftButton, {},
                          log->view()->visualRect(log->view()->model()->index(0, LogModel::Text)).center());
        QTRY_COMPARE_WITH_TIMEOUT(m_window->details()->task(), m_second, hangMs);
        const auto shown = [&] { return find<QPlainTextEdit>("detailLog")->toPlainText(); };
        QVERIFY2(shown().contains(QLatin1String("warning: trying again")), qPrintable(shown()));
        QCOMPARE(shown().count(u'\n'), 1);
        log->searchBox()->clear();

        // A task that said nothing has no place for it.
        m_window->details()->setTask(m_silent);
        QVERIFY(find<QPlainTextEdit>("detailLog")->isHidden());

        // Newer lines come by themselves.
        m_maker->addLine(1, 9'000'000, QtInfoMsg, "later");
        m_maker->pool().called = ++m_maker->pool().started;
        QTRY_COMPARE_WITH_TIMEOUT(log->view()->model()->rowCount(), 4, hangMs);
    }

    void ofTheChosenTimeOnly()
    {
        openLogged();
        QTRY_COMPARE_WITH_TIMEOUT(m_window->log()->view()->model()->rowCount(), 3, hangMs);
        Filter filter;
        filter.range = Filter::Range{3'000'000, 5'000'000};
        m_window->filters()->set(filter);
        QCOMPARE(m_window->log()->view()->model()->rowCount(), 1);
        m_window->filters()->undo();
        QCOMPARE(m_window->log()->view()->model()->rowCount(), 3);
    }

    void foundByWhatTheySaid_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("tasks");
        QTest::newRow("log") << QStringLiteral("log:again") << 1;
        QTest::newRow("bare") << QStringLiteral("CONNECTED") << 1;
        QTest::newRow("not") << QStringLiteral("-log:connected") << 2;
        QTest::newRow("none") << QStringLiteral("log:nobody") << 0;
    }

    void foundByWhatTheySaid()
    {
        QFETCH(QString, query);
        QFETCH(int, tasks);
        openLogged();
        Filter filter;
        filter.text = query;
        m_window->filters()->set(filter);
        QTRY_COMPARE_WITH_TIMEOUT(rows(), tasks, hangMs);
    }

    void whatPoliciesHoldBack()
    {
        openLogged([this] {
            for (int i = 0; i < 3; ++i) {
                auto waiting = record(RecordState::Queued);
                waiting.name = m_maker->addText(parallel::journal::TextKind::Name, "fetch");
                waiting.state |= parallel::journal::waitsFlag;
                waiting.started = quint64(i == 0 ? parallel::journal::WaitReason::Rate
                                                 : parallel::journal::WaitReason::Limit);
                m_maker->addTask(waiting);
            }
            m_maker->pool().called += 3;
        });
        find<QTabWidget>("tabs")->setCurrentWidget(m_window->why());
        const QAbstractItemModel *const held = m_window->why()->held()->model();
        QTRY_COMPARE_WITH_TIMEOUT(held->rowCount(), 2, hangMs);
        QVERIFY(m_window->why()->held()->isVisible());
        QCOMPARE(held->index(0, 0).data().toString(), QStringLiteral("fetch"));
        QCOMPARE(held->index(0, 1).data().toString(), QStringLiteral("limit"));
        QCOMPARE(held->index(0, 2).data().toString(), QStringLiteral("2"));
        QCOMPARE(held->index(1, 1).data().toString(), QStringLiteral("rate"));
    }

private:
    /// Three tasks, two of which said something, with the log of the run in front.
    void openLogged(const std::function<void()> &more = {})
    {
        m_maker = std::make_unique<JournalMaker>(path("logged.journal"));
        auto task = record(RecordState::Succeeded);
        task.name = m_maker->addText(parallel::journal::TextKind::Name, "load");
        m_maker->addTask(task);
        m_second = m_maker->addTask(task);
        m_silent = m_maker->addTask(task);
        m_maker->addLine(1, 1'000'000, QtInfoMsg, "connected");
        m_maker->addLine(2, 6'000'000, QtInfoMsg, "done");
        m_maker->addLine(2, 4'000'000, QtWarningMsg, "trying again");
        m_maker->pool().called = m_maker->pool().started = m_maker->pool().succeeded = 3;
        if (more)
            more();
        openWindow();
        QVERIFY(m_window->openJournal(path("logged.journal")));
        find<QTabWidget>("tabs")->setCurrentWidget(m_window->log());
    }

    quint32 m_second = 0;
    quint32 m_silent = 0;
};

QTEST_MAIN(TestWindowLog)
#include "tst_windowlog.moc"

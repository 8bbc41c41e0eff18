// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The failures of a job by name and message, in the window, why it took so long, and the menus
/// of rows.

#include "support/windowtest.h"

#include "models/failuremodel.h"
#include "views/detailspanel.h"
#include "views/failurespane.h"
#include "views/statetile.h"
#include "views/taskpane.h"
#include "views/whypane.h"

#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>
#include <QtTest/qabstractitemmodeltester.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qmenu.h>
#include <QtWidgets/qtableview.h>
#include <QtWidgets/qtabwidget.h>

using namespace monitor;

class TestWindowFailures : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aRowForEachKind()
    {
        openFailures();
        const QAbstractItemModel &model = *table()->model();
        quint64 sum = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            sum += model.index(row, FailureModel::Count).data().toULongLong();
            QVERIFY(!model.index(row, FailureModel::Message).data().toString().isEmpty());
            QVERIFY(!model.index(row, FailureModel::First).data().toString().isEmpty());
        }
        QCOMPARE(sum, 7u);
        QVERIFY(model.rowCount() < 7);
    }

    void enterShowsTheTasks()
    {
        openFailures();
        const int count = table()->model()->index(0, FailureModel::Count).data().toInt();
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_COMPARE(rows(), count);
        QVERIFY(m_window->tasks()->isVisible());
        QVERIFY(find<StateTile>("tile-failed")->isChecked());
    }

    void argumentsOfARowAreCopied()
    {
        openFailures();
        QGuiApplication::clipboard()->clear();
        const int count = table()->model()->index(0, FailureModel::Count).data().toInt();
        m_window->failures()->copyArguments(0);
        QTRY_COMPARE(QGuiApplication::clipboard()->text().trimmed().split(u'\n').size(), count);
    }

    void aFilterHoldsHereToo()
    {
        openFailures();
        Filter filter;
        filter.name = QStringLiteral("no such task");
        m_window->filters()->set(filter);
        QTRY_COMPARE(table()->model()->rowCount(), 0);
        m_window->filters()->set(Filter());
        QTRY_VERIFY(table()->model()->rowCount() > 0);
    }

    void whyItTookSoLong()
    {
        Scene scene;
        scene.live = false;
        scene.closed = true;
        scene.completed = 1;
        openScene(scene);
        find<QTabWidget>("tabs")->setCurrentWidget(m_window->why());
        QVERIFY(!m_window->details()->isVisible()); // it has the room
        QTRY_VERIFY_WITH_TIMEOUT(m_window->why()->isComplete(), hangMs);
        QVERIFY(find<QLabel>("whyWords")->text().contains(QLatin1String("tail")));
        QVERIFY(m_window->why()->shares()->model()->rowCount() >= 5);
        const QAbstractItemModel &estimates = *m_window->why()->estimates()->model();
        QCOMPARE(estimates.index(0, 0).data().toString(), QStringLiteral("as it was, with 12 workers"));
        QCOMPARE(estimates.index(1, 0).data().toString(), QStringLiteral("with 6 workers"));
        QTableView *const steps = m_window->why()->steps();
        int row = 0;
        while (row < steps->model()->rowCount()
               && steps->model()->index(row, 0).data(TextRows::SlotRole).toUInt() == 0)
            ++row;
        steps->setCurrentIndex(steps->model()->index(row, 0));
        QTest::keyClick(steps, Qt::Key_Return);
        QCOMPARE(m_window->details()->task(),
                 steps->model()->index(row, 0).data(TextRows::SlotRole).toUInt());
        QVERIFY(m_window->details()->isVisible());
    }

    void theMenuOfARowFilters()
    {
        openScene();
        QTableView *const tasks = m_window->tasks()->table();
        const QString name = tasks->model()->index(0, int(Column::Name)).data().toString();
        choose(tasks, QStringLiteral("Only “%1”").arg(name));
        QCOMPARE(m_window->filters()->filter().name, name);
        QTRY_VERIFY(rows() > 0 && rows() < 1800);
        const int with = rows();
        choose(tasks, QStringLiteral("Without “%1”").arg(name));
        QTRY_COMPARE(rows(), 1800 - with);
        m_window->filters()->set(Filter());
        QTRY_COMPARE(rows(), 1800);
        tasks->selectRow(0);
        choose(tasks, QStringLiteral("Copy arguments"));
        QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    }

    /// What it does with several, one step takes back.
    void theMenuOfSeveralRowsIsForAllOfThem()
    {
        openScene();
        QTableView *const tasks = m_window->tasks()->table();
        const QAbstractItemModel &model = *tasks->model();
        QStringList names;
        for (int row = 0; row < 12; ++row) {
            tasks->selectionModel()->select(model.index(row, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
            names << model.index(row, int(Column::Name)).data().toString();
        }
        QVERIFY(names.removeDuplicates() > 0 && names.size() > 1);
        const auto selectAllOfThem = [&] {
            tasks->clearSelection();
            tasks->selectionModel()->select(QItemSelection(model.index(0, 0), model.index(11, 0)),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
        };
        choose(tasks, QStringLiteral("Only these 12 tasks"));
        QTRY_COMPARE(rows(), 12);
        m_window->filters()->undo();
        QTRY_COMPARE(rows(), 1800);
        selectAllOfThem();
        choose(tasks, QStringLiteral("Without tasks of their names"));
        for (const QString &name : std::as_const(names))
            QVERIFY(m_window->filters()->filter().text.contains(
                Query::term(QStringLiteral("name"), u'=' + name)));
        m_window->filters()->undo();
        QVERIFY(m_window->filters()->filter().isEmpty());
    }

private:
    QTableView *table() const { return m_window->failures()->table(); }

    void openFailures()
    {
        openScene();
        find<QTabWidget>("tabs")->setCurrentWidget(m_window->failures());
        QTRY_VERIFY(table()->model()->rowCount() > 0);
    }

    /// Opens the menu of the first row and takes what is called so.
    static void choose(QTableView *view, const QString &text)
    {
        bool chosen = false;
        QTimer timer;
        timer.setInterval(10);
        QObject::connect(&timer, &QTimer::timeout, view, [&] {
            auto *const menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            if (!menu)
                return;
            timer.stop();
            for (QAction *const action : menu->actions()) {
                if (action->text() == text) {
                    chosen = true;
                    action->trigger();
                }
            }
            menu->close();
        });
        timer.start();
        Q_EMIT view->customContextMenuRequested(view->visualRect(view->model()->index(0, 1)).center());
        QVERIFY2(chosen, qPrintable(text));
    }
};

QTEST_MAIN(TestWindowFailures)
#include "tst_windowfailures.moc"

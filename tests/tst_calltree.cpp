// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Nested calls as a tree with sums, and as a flame.

#include "journalmaker.h"
#include "support/windowtest.h"

#include "models/calltreemodel.h"
#include "views/callspane.h"
#include "views/detailspanel.h"
#include "views/flameview.h"

#include <QtTest/qabstractitemmodeltester.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qtabwidget.h>
#include <QtWidgets/qtreeview.h>

using namespace monitor;
using namespace parallel::journal;
using parallel::Journal;

namespace {

constexpr quint64 second = 1'000'000'000;

/// a (1 s) calls b (2 s) and c (2 s) at the same time; c calls d, which fails; e calls nothing.
std::unique_ptr<JournalMaker> makeTree(const QString &path)
{
    auto maker = std::make_unique<JournalMaker>(path);
    const auto add = [&](const char *name, int worker, quint64 parent, quint64 from, quint64 to,
                         bool fails = false) {
        TaskRecord task = record(fails ? RecordState::Failed : RecordState::Succeeded);
        task.name = maker->addText(TextKind::Name, name);
        task.arguments = maker->addText(TextKind::Arguments, "of it");
        task.parent = parent;
        task.worker = quint16(worker);
        task.queued = from * second + 1;
        task.started = from * second + 1;
        task.finished = to * second + 1;
        if (fails)
            task.text = maker->addText(TextKind::Error, "IoError\nno space");
        maker->addTask(task);
        ++maker->pool().called;
        ++maker->pool().started;
        ++(fails ? maker->pool().failed : maker->pool().succeeded);
    };
    add("a", 1, 0, 0, 1);
    add("e", 3, 0, 0, 9);
    add("b", 1, 1, 1, 3);
    add("c", 2, 1, 1, 3);
    add("d", 2, 4, 3, 7, true);
    maker->close(qint64(9 * second));
    return maker;
}

} // namespace

class TestCallTree : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void sumsOfWhatIsBelow()
    {
        makeTree(path("tree.journal"));
        Journal journal;
        QVERIFY(journal.open(path("tree.journal")));
        Work work;
        const CallTree tree = CallTree::of(journal, work);
        QCOMPARE(tree.roots().size(), std::size_t(1));
        QCOMPARE(tree.leaves(), quint64(1));
        const quint32 a = tree.roots()[0];
        QCOMPARE(tree.sum(a).calls, 3u);
        QCOMPARE(tree.sum(a).failed, 1u);
        QCOMPARE(tree.sum(a).work, qint64(9 * second));
        QCOMPARE(tree.sum(a).end, qint64(7 * second));
        QCOMPARE(tree.children(a).size(), std::size_t(2));
        QCOMPARE(tree.children(tree.children(a)[1]).size(), std::size_t(1));
        // b and c ran at the same time: c has a line of its own, and d the one below.
        const std::vector<FlameBar> flame = flameOf(tree, a);
        QCOMPARE(flame.size(), std::size_t(4));
        QList<int> lines;
        for (const FlameBar &bar : flame)
            lines << bar.line;
        QCOMPARE(lines, QList<int>({0, 1, 2, 3}));
        QCOMPARE(flameOf(tree, a, 2).size(), std::size_t(2));
    }

    void theModelIsAModel()
    {
        makeTree(path("tree.journal"));
        const auto journal = std::make_shared<Journal>();
        QVERIFY(journal->open(path("tree.journal")));
        Work work;
        CallTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTree(std::make_shared<const CallTree>(CallTree::of(*journal, work)), journal);
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex a = model.index(0, 0);
        QCOMPARE(a.data().toString(), QStringLiteral("a of it"));
        QCOMPARE(model.index(0, CallTreeModel::Below).data().toString(), QStringLiteral("3"));
        QCOMPARE(model.index(0, CallTreeModel::Took).data().toString(), QStringLiteral("1.00 s"));
        QCOMPARE(model.index(0, CallTreeModel::All).data().toString(), QStringLiteral("9.00 s"));
        QCOMPARE(model.index(0, CallTreeModel::Failed).data().toString(), QStringLiteral("1"));
        const QModelIndex c = model.index(1, 0, a);
        QCOMPARE(c.data().toString(), QStringLiteral("c of it"));
        QCOMPARE(c.parent(), a);
        QCOMPARE(model.rowCount(c), 1);
        model.setTree(nullptr, nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void treeAndFlameInTheWindow()
    {
        makeTree(path("tree.journal"));
        openWindow();
        QVERIFY(m_window->openJournal(path("tree.journal")));
        find<QTabWidget>("tabs")->setCurrentWidget(m_window->calls());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->calls()->isComplete(), hangMs);
        QTreeView *const view = m_window->calls()->view();
        FlameView *const flame = m_window->calls()->flame();
        const QModelIndex a = view->model()->index(0, 0);
        view->setCurrentIndex(a);
        const CallTree &tree = *static_cast<CallTreeModel *>(view->model())->tree();
        const quint32 d = tree.children(tree.children(tree.roots()[0])[1])[0];
        const QRectF bar = flame->rectOf(d);
        QVERIFY(bar.width() > flame->rectOf(tree.roots()[0]).width());
        QTest::mouseClick(flame->viewport(), Qt::LeftButton, {}, bar.center().toPoint());
        QCOMPARE(m_window->details()->task(), tree.call(d).slot);
        view->expandAll();
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(m_window->details()->task(), tree.call(tree.roots()[0]).slot);
    }
};

QTEST_MAIN(TestCallTree)
#include "tst_calltree.moc"

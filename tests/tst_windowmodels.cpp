// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "support/scene.h"
#include "support/waits.h"

#include "models/filter.h"
#include "models/job.h"
#include "models/sessionmodel.h"
#include "models/statisticsmodel.h"
#include "models/taskfinder.h"
#include "models/taskwords.h"
#include "views/elide.h"
#include "views/theme.h"

#include <QtCore/qitemselectionmodel.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qabstractitemmodeltester.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>
#include <QtWidgets/qapplication.h>

#include <numeric>

using namespace monitor;
using parallel::Journal;

class tst_windowmodels : public QObject
{
    Q_OBJECT

private:
    static constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;
    QTemporaryDir m_folder;
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void tasksAreShownAsRecorded()
    {
        Scene scene;
        scene.live = false;
        scene.closed = true;
        scene.completed = 1;
        scene.tasks = 300;
        makeScene(path("done.journal"), scene);
        const auto job = Job::open(path("done.journal"), nullptr);
        QVERIFY(job);
        TaskFinder finder;
        const QAbstractItemModelTester tester(finder.model(), strict);
        finder.setJob(job.get());
        QTRY_COMPARE(finder.model()->rowCount(), 300);
        const Journal::Record first = finder.model()->record(0);
        QCOMPARE(first.id, 1u);
        QCOMPARE(finder.model()->index(0, int(Column::Name)).data().toString(), job->journal()->name(first));
        QCOMPARE(finder.model()->index(0, int(Column::State)).data().toString(), word(Shown::Succeeded));

        Filter filter;
        filter.state = Shown::Failed;
        finder.setFilter(filter);
        QTRY_COMPARE(finder.model()->rowCount(), 7);
        QVERIFY(!finder.model()->index(0, int(Column::Outcome)).data().toString().isEmpty());
        finder.setFilter(Filter());
        finder.setSorting(Column::Ran, Qt::DescendingOrder);
        QTRY_VERIFY(finder.model()->rowCount() == 300 && !finder.isSearching());
        const qint64 now = finder.model()->now();
        QVERIFY(finder.model()->record(0).ran(now) >= finder.model()->record(1).ran(now));
        QVERIFY(finder.model()->record(1).ran(now) >= finder.model()->record(200).ran(now));
        finder.setJob(nullptr);
    }

    void selectionFollowsItsTasks()
    {
        makeScene(path("live.journal"), {});
        auto journal = std::make_shared<Journal>();
        QVERIFY(journal->open(path("live.journal")));
        TaskModel model;
        const QAbstractItemModelTester tester(&model, strict);
        model.setJournal(journal);
        QItemSelectionModel selection(&model);
        model.setSlots(std::make_shared<Slots>(Slots{1, 2, 3, 4}));
        selection.select(model.index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const auto selected = [&] {
            QList<quint32> slots;
            for (const QModelIndex &index : selection.selectedRows())
                slots << index.data(TaskModel::SlotRole).toUInt();
            return slots;
        };
        model.setSlots(std::make_shared<Slots>(Slots{1, 2, 3, 4, 5, 6})); // more came
        QCOMPARE(selected(), QList<quint32>{3});
        model.setSlots(std::make_shared<Slots>(Slots{6, 5, 4, 3, 2, 1})); // sorted otherwise
        QCOMPARE(selected(), QList<quint32>{3});
        model.setSlots(std::make_shared<Slots>(Slots{3, 9})); // fewer
        QCOMPARE(selected(), QList<quint32>{3});
        QCOMPARE(model.rowCount(), 2);
        model.setSlots(std::make_shared<Slots>(Slots{9, 10, 11, 12})); // it is not among them
        QCOMPARE(selected(), QList<quint32>{});
        model.setSlots(std::make_shared<Slots>());
        QCOMPARE(model.rowCount(), 0);
    }

    void millionsOfRowsComeInSteps()
    {
        TaskModel model;
        model.setJournal(std::make_shared<Journal>());
        QItemSelectionModel selection(&model);
        auto many = std::make_shared<Slots>(3'000'000);
        std::iota(many->begin(), many->end(), 1);

        model.setSlots(many);
        QCOMPARE(model.found(), 3'000'000);
        QVERIFY(model.rowCount() > 100 && model.rowCount() < 3'000'000); // the first at once
        QCOMPARE(model.showRowOf(2'000'000), 1'999'999);                 // or one that is wanted
        QVERIFY(model.rowCount() >= 2'000'000);
        selection.select(model.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QTRY_COMPARE(model.rowCount(), 3'000'000);

        model.setSlots(std::make_shared<Slots>(Slots{7, 2})); // fewer, while one is selected
        QCOMPARE(selection.selectedRows().value(0).row(), 1);
        QVERIFY(!model.index(2, 0).isValid() || !model.index(2, 0).data().isValid()
                || model.index(2, 0).data().toString().isEmpty());
        model.setSlots(std::make_shared<Slots>(Slots{7, 2, 9})); // and more, before all have gone
        QCOMPARE(selection.selectedRows().value(0).row(), 1);
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(2, 0).data(TaskModel::SlotRole).toUInt(), 9u);
    }

    void sessionsComeAndGo()
    {
        QTemporaryDir folder;
        Sessions sessions;
        sessions.setFolder(folder.path());
        sessions.start();
        SessionModel model(&sessions);
        const QAbstractItemModelTester tester(&model, strict);
        QCOMPARE(model.rowCount(), 0);
        auto live = makeScene(folder.filePath(QStringLiteral("a.journal")));
        Scene over;
        over.live = false;
        over.closed = true;
        over.completed = 1;
        makeScene(folder.filePath(QStringLiteral("b.journal")), over);
        sessions.refresh();
        QTRY_COMPARE(model.rowCount(), 4); // two headings, two processes
        const QString path = folder.filePath(QStringLiteral("a.journal"));
        QCOMPARE(model.rowOf(path), 1);
        QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsSelectable));
        live.reset(); // it dies
        sessions.refresh();
        QTRY_VERIFY(model.index(model.rowOf(path)).data(SessionModel::SessionRole).value<Session>().state
                    == Journal::State::Died);
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(QFile::remove(path));
        sessions.refresh();
        QTRY_VERIFY(sessions.session(path).gone || model.rowOf(path) < 0);
    }

    void statisticsSumByName()
    {
        Scene scene;
        scene.live = false;
        scene.closed = true;
        scene.completed = 1;
        makeScene(path("sums.journal"), scene);
        Journal journal;
        QVERIFY(journal.open(path("sums.journal")));
        const SnapshotPtr snapshot = Gatherer::gather(journal);
        StatisticsModel model;
        const QAbstractItemModelTester tester(&model, strict);
        model.setNames(snapshot->names);
        QCOMPARE(model.rowCount(), 5);
        for (int column = 0; column < StatisticsModel::columns; ++column) {
            model.sort(column, Qt::AscendingOrder);
            model.sort(column, Qt::DescendingOrder);
        }
        model.sort(StatisticsModel::Total, Qt::DescendingOrder);
        QVERIFY(snapshot->names.first().ran.total() > 0);
        QCOMPARE(model.name(0), snapshot->names.first().name);
        QCOMPARE(model.index(0, StatisticsModel::RanHistogram)
                     .data(StatisticsModel::BarsRole)
                     .value<QList<double>>()
                     .size(),
                 StatisticsModel::bars);
        model.setNames({});
        QCOMPARE(model.rowCount(), 0);
    }

    void filtersCanBeTakenBack()
    {
        FilterHistory history;
        Filter filter;
        filter.text = QStringLiteral("a");
        history.set(filter, true);
        filter.text = QStringLiteral("ab");
        history.set(filter, true); // typing is one step
        filter.state = Shown::Failed;
        filter.range = Filter::Range{5, 10};
        history.set(filter);
        QCOMPARE(history.filter().queryText(), QStringLiteral("ab state:failed at:+5ns..+10ns"));
        QVERIFY(Query::parse(history.filter().queryText()).isValid());
        history.undo();
        QCOMPARE(history.filter().text, QStringLiteral("ab"));
        QVERIFY(!history.filter().state);
        history.undo();
        QVERIFY(history.filter().isEmpty());
        QVERIFY(!history.canUndo());
        history.redo();
        history.redo();
        QCOMPARE(history.filter(), filter);
    }

    void whatIsClickedIsMeantExactly()
    {
        using namespace parallel::journal;
        JournalMaker maker(path("alike.journal"));
        std::strcpy(maker.pool(0).name, "load");
        std::strcpy(maker.pool(1).name, "reload");
        maker.pool(1).id = 2;
        for (int i = 0; i < 4; ++i) {
            TaskRecord task = record(RecordState::Succeeded);
            task.name = maker.addText(TextKind::Name, i % 2 ? "store" : "restore");
            task.pool = quint16(i / 2);
            task.worker = 3;
            maker.addTask(task);
        }
        Journal journal;
        QVERIFY(journal.open(path("alike.journal")));
        const auto found = [&](const Filter &filter) {
            Work work;
            return Query::parse(filter.queryText()).run(journal, work);
        };
        Filter byName;
        byName.name = QStringLiteral("store");
        QCOMPARE(found(byName).size(), 2u);
        Filter byLane;
        byLane.lane = Filter::Lane{0, 3, 1};
        QCOMPARE(found(byLane).size(), 2u);
    }

    void scopesOfOneNameAreToldApart()
    {
        using namespace parallel::journal;
        JournalMaker maker(path("namesakes.journal"));
        for (int i = 0; i < 3; ++i) {
            std::strcpy(maker.pool(i).name, i == 1 ? "load" : "nightly");
            maker.pool(i).id = quint32(i + 1);
            TaskRecord task = record(RecordState::Succeeded);
            task.pool = quint16(i);
            task.worker = 3;
            maker.addTask(task);
        }
        Journal journal;
        QVERIFY(journal.open(path("namesakes.journal")));
        const ScopeLabels labels(journal.pools());
        QCOMPARE(labels.scope(0), QStringLiteral("nightly #1"));
        QCOMPARE(labels.scope(1), QStringLiteral("load"));
        QCOMPARE(labels.worker(2, 3), QStringLiteral("nightly #3-3"));
        QCOMPARE(labels.worker(2, 3, 9), QStringLiteral("nigh #3-3"));

        const auto poolsFound = [&](const QString &query) {
            Work work;
            QList<int> pools;
            for (const quint32 slot : Query::parse(query).run(journal, work))
                pools << journal.record(slot).pool;
            return pools;
        };
        Filter filter;
        filter.lane = Filter::Lane{2, 3, 3};
        QCOMPARE(poolsFound(filter.queryText()), QList<int>{2});
        QCOMPARE(poolsFound(QStringLiteral("scope:=nightly")), (QList<int>{0, 2}));
        QCOMPARE(poolsFound(QStringLiteral("scope:=\"nightly #3\"")), QList<int>{2});
        QCOMPARE(poolsFound(QStringLiteral("-scope:#1")), (QList<int>{1, 2}));
        QCOMPARE(poolsFound(QStringLiteral("scope:#1..2")), (QList<int>{0, 1}));
    }

    void whatProgramsSayIsShownAsItIs()
    {
        using namespace parallel::journal;
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a.journal"));
        Scene scene;
        scene.program = "to-50%2";
        scene.commandLine = "to-50%2 https://example.com/a%2Fb%3Fc";
        const auto maker = makeScene(file, scene);
        TaskRecord task = record(RecordState::Succeeded);
        task.name = maker->addText(TextKind::Name, "half%2");
        const quint32 slot = maker->addTask(task);
        Sessions sessions;
        sessions.setFolder(folder.path());
        sessions.refresh();
        const SessionModel model(&sessions);
        const QModelIndex index = model.index(model.rowOf(file));
        QVERIFY(index.data(Qt::ToolTipRole)
                    .toString()
                    .startsWith(QLatin1String("to-50%2 https://example.com/a%2Fb%3Fc\n")));
        QVERIFY(index.data(Qt::AccessibleTextRole).toString().startsWith(QLatin1String("to-50%2, pid ")));
        Journal journal;
        QVERIFY(journal.open(file));
        const Journal::Record read = journal.record(slot);
        const QString text = asText(journal, read, QString(), QString(), 0);
        QVERIFY(text.contains(QStringLiteral("half%2 #%1\n").arg(read.id)));
        QVERIFY(text.contains(QStringLiteral("to-50%2, pid ")));
    }

    void whatDiffersIsNotElided()
    {
        const QFontMetrics metrics(QApplication::font());
        const QString base = QStringLiteral("https://crm.example.com/v2/some/more/folders/orders?page=");
        const int width = metrics.horizontalAdvance(base) / 2;
        QStringList pages;
        for (int i = 0; i < 4; ++i)
            pages << base + QString::number(117 + i)
                         + QStringLiteral("&per_page=500&sort=descending&token=none");
        QStringList seen;
        for (int i = 1; i < 3; ++i) {
            const QString shown = elidedWhereAlike(pages[i], pages[i - 1], pages[i + 1], metrics, width);
            QVERIFY(metrics.horizontalAdvance(shown) <= width);
            QVERIFY2(shown.contains(QString::number(117 + i)), qPrintable(shown));
            seen << shown;
        }
        QVERIFY(seen[0] != seen[1]);
        // Among others its beginning and its end are shown.
        QVERIFY(elidedWhereAlike(pages[0], {}, {}, metrics, width).startsWith(QLatin1String("https://")));
        QVERIFY(elidedWhereAlike(pages[0], {}, {}, metrics, width).endsWith(QLatin1String("token=none")));
        QCOMPARE(elidedWhereAlike(QStringLiteral("ab"), QStringLiteral("ac"), {}, metrics, 500),
                 QStringLiteral("ab"));
        // A number is whole or not there.
        QCOMPARE(wholeOrNothing(QStringLiteral("8.25 ms"), metrics, 500), QStringLiteral("8.25 ms"));
        QCOMPARE(wholeOrNothing(QStringLiteral("8.25 ms"), metrics,
                                metrics.horizontalAdvance(QStringLiteral("8.25"))),
                 QString(QChar(0x2026)));
    }

    void sessionsOfOneNameAreToldApart()
    {
        QTemporaryDir folder;
        std::vector<std::unique_ptr<JournalMaker>> jobs;
        for (const char *arguments : {"--shop 1", "--shop 2", "--shop 2"}) {
            Scene scene;
            scene.tasks = 20;
            scene.program = "job";
            scene.commandLine = QByteArray("job ") + arguments;
            jobs.push_back(
                makeScene(folder.filePath(QString::number(jobs.size()) + QStringLiteral(".journal")), scene));
        }
        Scene other;
        other.tasks = 20;
        jobs.push_back(makeScene(folder.filePath(QStringLiteral("other.journal")), other));
        Sessions sessions;
        sessions.setFolder(folder.path());
        sessions.refresh();
        SessionModel model(&sessions);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto which = [&](const QString &file) {
            return model.index(model.rowOf(folder.filePath(file)))
                .data(SessionModel::DistinctionRole)
                .toString();
        };
        QCOMPARE(which(QStringLiteral("0.journal")), QStringLiteral("--shop 1"));
        QVERIFY(which(QStringLiteral("1.journal")).startsWith(QLatin1String("pid ")));
        QVERIFY(which(QStringLiteral("other.journal")).isEmpty());
    }

    void whatMadeRoomSaysSo()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("job.journal"));
        JournalMaker maker(file);
        const quint32 slot = maker.addTask(record(parallel::journal::RecordState::Succeeded));
        const auto journal = std::make_shared<Journal>();
        QVERIFY(journal->open(file));
        TaskModel model;
        model.setJournal(journal);
        model.setSlots(std::make_shared<const Slots>(Slots{slot}));
        maker.task(slot).state = 0;
        QVERIFY(model.index(0, int(Column::Arguments)).data().toString().contains(QLatin1String("not kept")));
        QVERIFY(!model.index(0, 0).data(TaskModel::ShownRole).isValid());
    }
};

QTEST_MAIN(tst_windowmodels)
#include "tst_windowmodels.moc"

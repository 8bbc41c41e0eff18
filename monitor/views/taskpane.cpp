// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/taskpane.h"

#include "views/filterbar.h"
#include "views/glyphs.h"
#include "views/tables.h"
#include "views/taskdelegate.h"

#include <QtGui/qaccessible.h>
#include <QtGui/qevent.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qprogressbar.h>
#include <QtWidgets/qpushbutton.h>
#include <QtWidgets/qscrollbar.h>
#include <QtWidgets/qtableview.h>
#include <QtWidgets/qtoolbutton.h>

namespace monitor {

TaskPane::TaskPane(FilterHistory *history, QWidget *parent) : QWidget(parent), m_history(history)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_filters = new FilterBar(history);

    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("tasks"));
    m_table->setAccessibleName(tr("Tasks"));
    m_table->setModel(m_finder.model());
    m_table->setItemDelegate(new TaskDelegate(m_table));
    setUpTable(m_table, 8);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setWordWrap(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *const header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicator(int(Column::Id), Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setTextElideMode(Qt::ElideRight);
    static constexpr int widths[columnCount] = {8, 10, 27, 14, 6, 8, 8, 12, 20, 14, 9, 12, 15, 15, 15};
    setColumnWidths(m_table, widths);
    // What came of a task is in sight; of its progress few tell.
    header->moveSection(header->visualIndex(int(Column::Progress)),
                        header->visualIndex(int(Column::Outcome)));
    for (const Column column : {Column::Waited, Column::Ran})
        makeRoomFor(m_table, int(column), QStringLiteral("999 ms"));
    for (const Column column : {Column::Queued, Column::Started, Column::Finished})
        makeRoomFor(m_table, int(column), QStringLiteral("27 Nov 00:00:00.000"));
    for (const Column column : {Column::Id, Column::Parent, Column::Worker, Column::Group})
        makeRoomFor(m_table, int(column), column == Column::Worker ? number(999) : number(999'999));
    m_widths.insert(int(Column::Progress), m_table->columnWidth(int(Column::Progress)));
    m_table->setColumnHidden(int(Column::Progress), true); // until a task tells of any
    for (int i = int(Column::Outcome) + 1; i < columnCount; ++i)
        m_table->setColumnHidden(i, true);
    connect(header, &QHeaderView::customContextMenuRequested, this, &TaskPane::columnMenu);
    connect(header, &QHeaderView::sectionResized, this,
            [this] { m_arranged = m_arranged || (!m_sharing && isVisible()); });
    connect(header, &QHeaderView::sortIndicatorChanged, this, &TaskPane::sortBy);

    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QTableView::customContextMenuRequested, this, &TaskPane::rowMenu);
    m_empty = addEmptyText(m_table);
    // Qt tells assistive technologies of other rows, but not of the same in another layout.
    connect(m_finder.model(), &QAbstractItemModel::layoutChanged, this, [this] {
        if (!QAccessible::isActive())
            return;
        QAccessibleTableModelChangeEvent changed(m_table, QAccessibleTableModelChangeEvent::ModelReset);
        QAccessible::updateAccessibility(&changed);
    });

    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("secondary"));
    m_words->setFont(Theme::font(0.92));
    m_words->setTextInteractionFlags(Qt::NoTextInteraction);
    m_newer = new QToolButton;
    m_newer->setObjectName(QStringLiteral("newTasks"));
    m_newer->hide();
    connect(m_newer, &QToolButton::clicked, this, [this] { Q_EMIT followingChanged(true); });

    m_search = new QWidget;
    m_searched = new QProgressBar;
    m_searched->setTextVisible(false);
    m_searched->setMaximumWidth(160);
    auto *const stop = new QToolButton;
    stop->setText(tr("Stop"));
    stop->setObjectName(QStringLiteral("stopSearch"));
    connect(stop, &QToolButton::clicked, &m_finder, &TaskFinder::cancel);
    auto *const searchLayout = new QHBoxLayout(m_search);
    searchLayout->setContentsMargins(0, 0, 0, 0);
    searchLayout->addWidget(m_searched);
    searchLayout->addWidget(stop);
    m_search->hide();

    auto *const foot = new QHBoxLayout;
    foot->setContentsMargins(Theme::gap, 3, Theme::gap, 4);
    foot->addWidget(m_words, 1);
    foot->addWidget(m_search);
    foot->addWidget(m_newer);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filters);
    layout->addWidget(m_table, 1);
    layout->addLayout(foot);

    connect(history, &FilterHistory::changed, this, [this] {
        m_finder.setFilter(m_history->filter());
        m_seek = m_finder.isSearching();
        const Query &query = m_finder.query();
        m_filters->setError(query.isValid() ? QString() : query.errorString());
        updateWords();
    });
    connect(&m_finder, &TaskFinder::found, this, &TaskPane::take);
    connect(&m_finder, &TaskFinder::searchingChanged, this, [this] {
        if (!m_finder.isSearching())
            m_search->hide();
        updateWords();
    });
    connect(&m_finder, &TaskFinder::progressChanged, this, [this](quint64 done, quint64 total) {
        m_searched->setRange(0, 1000);
        m_searched->setValue(total ? int(done * 1000 / total) : 0);
        m_search->setVisible(m_finder.isSearching());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                const quint32 slot = index.isValid() ? index.data(TaskModel::SlotRole).toUInt() : 0;
                if (slot != 0) {
                    m_chosen = slot;
                    m_chosenId = m_job ? m_job->journal()->record(slot).id : 0;
                }
                Q_EMIT currentChanged(slot);
            });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_table->selectionModel()->hasSelection())
            stopFollowing();
        Q_EMIT selectionChanged();
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT taskActivated(index.data(TaskModel::SlotRole).toUInt());
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { stopFollowing(); });
    m_further.setSingleShot(true);
    m_further.setInterval(50);
    m_further.callOnTimeout(this, [this] {
        if (m_following)
            showNewest();
    });
    m_table->viewport()->installEventFilter(this);
    m_table->installEventFilter(this);
}

/// What is sought by sorting is what took longest, and it is to be seen.
void TaskPane::sortBy(int column, Qt::SortOrder order)
{
    const bool longestFirst = Column(column) == Column::Waited || Column(column) == Column::Ran
                              || Column(column) == Column::Progress;
    if (Column(column) != m_finder.sortColumn() && longestFirst && order == Qt::AscendingOrder) {
        m_table->horizontalHeader()->setSortIndicator(column, Qt::DescendingOrder); // comes back here
        return;
    }
    m_toTop = m_finder.sortColumn() != Column(column) || m_finder.sortOrder() != order;
    m_finder.setSorting(Column(column), order);
}

void TaskPane::setJob(Job *job)
{
    m_job = job;
    m_wanted = 0;
    m_chosen = 0;
    m_toTop = false;
    m_progressSeen = false;
    if (!m_arranged) {
        m_sharing = true;
        m_table->setColumnHidden(int(Column::Progress), true);
        m_sharing = false;
    }
    m_finder.setFrozen(false);
    m_finder.setJob(job);
    m_following = true;
    if (job)
        connect(job, &Job::refreshed, this, &TaskPane::updateWords);
    updateWords();
}

bool TaskPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_table->viewport()) {
        shareWidth();
        if (m_following) // once the table has its new size
            QMetaObject::invokeMethod(this, &TaskPane::showNewest, Qt::QueuedConnection);
    }
    if (event->type() == QEvent::Wheel && watched == m_table->viewport()) {
        stopFollowing();
    } else if (event->type() == QEvent::KeyPress && watched == m_table) {
        auto *const key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy)) {
            copyRows(m_table);
            return true;
        }
        if (key->key() == Qt::Key_Escape && m_table->selectionModel()->hasSelection()) {
            m_table->clearSelection();
            m_chosen = 0;
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TaskPane::setFollowing(bool follow)
{
    m_following = follow;
    m_finder.setFrozen(!follow);
    if (follow)
        showNewest();
    updateWords();
}

void TaskPane::stopFollowing()
{
    if (!m_following || !m_job || m_job->isOver())
        return;
    Q_EMIT followingChanged(false);
}

/// What has just begun or ended: where times grow to, and, in the order of the calls,
/// where those that have run meet those that wait.
void TaskPane::showNewest()
{
    if (!m_job || m_job->isOver())
        return;
    const Column column = m_finder.sortColumn();
    const bool grows = m_finder.sortOrder() == Qt::AscendingOrder;
    if (column == Column::Id || column == Column::Queued) {
        const QModelIndex newest = m_finder.model()->index(m_finder.model()->newestRun(grows), 0);
        const int left = m_table->horizontalScrollBar()->value(); // which is the user's
        m_table->scrollTo(newest,
                          grows ? QAbstractItemView::PositionAtBottom : QAbstractItemView::PositionAtTop);
        m_table->horizontalScrollBar()->setValue(left);
        if (grows) { // the first row is seen whole, below the header
            QScrollBar *const bar = m_table->verticalScrollBar();
            const int row = m_table->verticalHeader()->defaultSectionSize();
            bar->setValue((bar->value() + row - 1) / row * row);
        }
        if (m_finder.model()->rowCount() < m_finder.model()->found())
            m_further.start();
    } else if (column == Column::Started || column == Column::Finished) {
        if (grows)
            m_table->scrollToBottom();
        else
            m_table->scrollToTop();
    }
}

void TaskPane::take()
{
    if (m_wanted) {
        const quint32 slot = std::exchange(m_wanted, 0);
        select(slot);
    } else if (std::exchange(m_seek, false)) {
        showChosen();
    }
    if (m_following)
        showNewest();
    if (std::exchange(m_toTop, false) && !(m_following && m_job && !m_job->isOver() && followsOrder()))
        m_table->scrollToTop();
    updateWords();
}

/// What was chosen before a filter hid it, or moved it, is chosen and to be seen again.
void TaskPane::showChosen()
{
    if (!m_chosen || !m_job || m_job->journal()->record(m_chosen).id != m_chosenId)
        return; // nothing was, or its place is another task's by now
    const int row = m_finder.model()->showRowOf(m_chosen);
    if (row < 0)
        return;
    if (!m_table->selectionModel()->hasSelection())
        m_table->selectionModel()->setCurrentIndex(
            m_finder.model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (m_toTop)
        return;
    QMetaObject::invokeMethod(m_table, "updateGeometries"); // it scrolls as far as it knows rows
    m_table->scrollTo(m_table->currentIndex(), QAbstractItemView::PositionAtCenter);
}

/// Is it sorted by when things happen, so that there is a newest one to follow?
bool TaskPane::followsOrder() const
{
    const Column column = m_finder.sortColumn();
    return column == Column::Id || column == Column::Queued || column == Column::Started
           || column == Column::Finished;
}

void TaskPane::updateWords()
{
    m_filters->setSnapshot(m_job ? m_job->snapshot() : nullptr);
    if (m_job && !m_arranged) { // nothing took longer than the job
        m_sharing = true; // it is not the user who does it
        for (const Column column : {Column::Waited, Column::Ran})
            makeRoomFor(m_table, int(column), duration(m_job->snapshot()->now));
        // Numbers of calls, and some that no call got.
        makeRoomFor(m_table, int(Column::Id), number(m_job->snapshot()->total() * 5 / 4));
        m_sharing = false;
    }
    if (m_job && m_job->snapshot()->tellsProgress && !m_arranged && !m_progressSeen) {
        m_progressSeen = true;
        shareWidth();
    }
    if (m_job)
        fitStates(m_job->snapshot()->state);
    const int rows = m_finder.model()->found();
    const Filter &filter = m_history->filter();
    QString words;
    if (m_job) {
        const Snapshot &s = *m_job->snapshot();
        // Without a filter it has all, or soon: new tasks come a moment later than their count.
        words = !filter.isEmpty() ? tr("%1 of %2 tasks", nullptr, plural(s.total()))
                                        .arg(number(quint64(rows)), number(s.total()))
                                  : tr("%1 tasks", nullptr, plural(quint64(rows))).arg(number(quint64(rows)));
        if (s.missing.dropped())
            words += tr(" · %1 older ones made room for these", nullptr, plural(s.missing.dropped()))
                         .arg(number(s.missing.dropped()));
        if (s.missing.unrecorded)
            words += tr(" · %1 not recorded: %2", nullptr, plural(s.missing.unrecorded))
                         .arg(number(s.missing.unrecorded), s.missing.fault);
        if (s.missing.texts)
            words +=
                tr(" · %1 texts not recorded", nullptr, plural(s.missing.texts)).arg(number(s.missing.texts));
        if (s.damaged)
            words += tr(" · %1 damaged records left out", nullptr, plural(s.damaged)).arg(number(s.damaged));
    }
    m_words->setText(words);

    QString empty;
    if (m_job && rows == 0) {
        if (m_finder.isSearching())
            empty = tr("Searching…");
        else if (!filter.isEmpty())
            empty = tr("No task is like that.\nCtrl+Z takes the last filter back, Esc in the search box all "
                       "of them.");
        else
            empty = m_job->isOver()
                        ? tr("This process called no tasks.")
                        : tr("No tasks yet.\nThey appear here as soon as the program calls them.");
    }
    m_empty->setText(empty);
    m_empty->setVisible(!empty.isEmpty());

    const quint64 newer = m_finder.newTasks();
    const bool outdated = m_finder.isOutdated();
    const bool offer = !m_following && m_job && (newer > 0 || outdated);
    m_newer->setVisible(offer);
    if (offer) {
        m_newer->setText(newer > 0 ? tr("%1 new ↓", nullptr, plural(newer)).arg(number(newer))
                                   : tr("Changed ↓"));
        m_newer->setToolTip(outdated ? tr("Tasks have begun or ended since these were found: look again")
                                     : tr("Follow the newest"));
    }
}

QList<quint32> TaskPane::selectedSlots() const
{
    QList<quint32> slots;
    const SlotsPtr tasks = static_cast<const TaskModel *>(m_table->model())->tasks();
    // By ranges: everything may be selected, and that may be ten million.
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom() && tasks && std::size_t(row) < tasks->size(); ++row)
            slots << (*tasks)[std::size_t(row)];
    }
    return slots;
}

void TaskPane::select(quint32 slot)
{
    if (m_finder.isSearching()) {
        m_wanted = slot;
        return;
    }
    const int row = m_finder.model()->showRowOf(slot);
    if (row < 0) { // what else is selected is not what is looked at
        m_table->clearSelection();
        return;
    }
    const QModelIndex index = m_finder.model()->index(row, 0);
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect
                                                          | QItemSelectionModel::Rows);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

} // namespace monitor

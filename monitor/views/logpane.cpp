// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/logpane.h"

#include "models/filter.h"
#include "models/job.h"
#include "reader/words.h"
#include "views/tables.h"
#include "views/theme.h"
#include "views/trenddelegate.h"

#include <QtGui/qaction.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qscrollbar.h>
#include <QtWidgets/qtableview.h>

namespace monitor {

namespace {

constexpr qint64 pauseMs = 1000; // while the job goes on

} // namespace

LogPane::LogPane(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("logSearch"));
    m_search->setPlaceholderText(tr("Search what was said"));
    m_search->setAccessibleName(tr("Search what was said"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this,
            [this] { m_model.setFilter(m_search->text(), m_range); });
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("secondary"));

    m_view = new QTableView;
    m_view->setObjectName(QStringLiteral("log"));
    m_view->setAccessibleName(tr("Log of the run"));
    m_view->setModel(&m_model);
    setUpTable(m_view, 6);
    m_view->setSortingEnabled(false); // it is in the order of time
    m_view->horizontalHeader()->setSortIndicatorShown(false);
    static constexpr int widths[] = {20, 9, 12};
    setColumnWidths(m_view, widths);
    m_view->horizontalHeader()->setSectionResizeMode(LogModel::Text, QHeaderView::Stretch);
    m_view->setItemDelegate(new TrendDelegate(-1, {}, m_view)); // its margins
    m_empty = addEmptyText(m_view);
    m_empty->setText(
        tr("No task has said anything. thisTask::log() and Qt's messages in tasks are kept here."));
    connect(m_view, &QTableView::clicked, this, &LogPane::choose);
    connect(m_view, &QTableView::activated, this, &LogPane::choose);
    auto *const copying = new QAction(tr("Copy"), m_view);
    copying->setShortcut(QKeySequence::Copy);
    copying->setShortcutContext(Qt::WidgetShortcut);
    connect(copying, &QAction::triggered, this, [this] { copyRows(m_view); });
    m_view->addAction(copying);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);

    auto *const head = new QHBoxLayout;
    head->setContentsMargins(Theme::gap, 4, Theme::gap, 4);
    head->setSpacing(2 * Theme::gap);
    head->addWidget(m_search, 1);
    head->addWidget(m_note);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LogPane::sayWhatIsMissing);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &LogPane::sayWhatIsMissing);
}

void LogPane::setJob(Job *job)
{
    m_reader.cancel();
    m_finder.reset();
    m_job = job;
    m_wasOver = false;
    m_since.invalidate();
    m_model.setLines({}, {});
    if (job) {
        m_finder = std::make_unique<Search>(job->journal());
        connect(m_finder.get(), &Search::finished, this, [this](const SlotsPtr &found) {
            if (!found->empty())
                Q_EMIT taskChosen(found->front());
        });
        connect(job, &Job::refreshed, this, &LogPane::take);
    }
    take();
}

void LogPane::setFilter(const Filter &filter)
{
    m_range.reset();
    if (filter.range)
        m_range.emplace(filter.range->from, filter.range->to);
    m_model.setFilter(m_search->text(), m_range);
}

void LogPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    take();
}

void LogPane::take()
{
    if (!m_job || !isVisible() || m_reader.isRunning() || m_wasOver)
        return;
    const bool over = m_job->isOver();
    if (!over && m_since.isValid() && !m_since.hasExpired(pauseMs))
        return;
    const auto lines = std::make_shared<QList<parallel::Journal::LogLine>>();
    m_reader.start([journal = m_job->journal(), lines](Work &) { *lines = journal->log(); },
                   [this, started = m_job->snapshot()->info.started, lines, over] {
                       m_wasOver = over;
                       m_since.start();
                       const QScrollBar *const bar = m_view->verticalScrollBar();
                       const bool atEnd = bar->value() == bar->maximum();
                       m_model.setLines(std::move(*lines), started);
                       if (atEnd)
                           m_view->scrollToBottom(); // the newest stays in view until somebody scrolls
                   });
}

void LogPane::sayWhatIsMissing()
{
    m_empty->setVisible(m_model.lineCount() == 0);
    QString note = m_model.rowCount() == m_model.lineCount()
                       ? tr("%1 lines", nullptr, plural(quint64(m_model.lineCount())))
                             .arg(number(quint64(m_model.lineCount())))
                       : tr("%1 of %2 lines", nullptr, plural(quint64(m_model.lineCount())))
                             .arg(number(quint64(m_model.rowCount())), number(quint64(m_model.lineCount())));
    if (const quint64 missing = m_job ? m_job->snapshot()->missing.lines : 0; missing > 0)
        note += tr(", %1 older ones made room", nullptr, plural(missing)).arg(number(missing));
    m_note->setText(m_model.lineCount() == 0 ? QString() : note);
}

void LogPane::choose(const QModelIndex &index)
{
    if (const quint64 task = index.data(LogModel::TaskRole).toULongLong(); task != 0 && m_finder)
        m_finder->start(Query::parse(Query::term(QStringLiteral("id"), QString::number(task))));
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/statisticspane.h"

#include "models/job.h"
#include "views/histogramdelegate.h"
#include "views/tables.h"
#include "views/theme.h"

#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qtableview.h>

namespace monitor {

StatisticsPane::StatisticsPane(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("statistics"));
    m_table->setAccessibleName(tr("Statistics by task name"));
    m_table->setModel(&m_model);
    auto *const delegate = new HistogramDelegate(m_table);
    delegate->setColorOf([this](const QString &name) {
        if (!m_job)
            return -1;
        const Lanes::Hold hold(m_job->lanes());
        const int number = m_job->lanes().names().number(name);
        return number < 0 ? -1 : m_job->lanes().names().color(number);
    });
    m_table->setItemDelegate(delegate);
    setUpTable(m_table, 14);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView *const header = m_table->horizontalHeader();
    header->setSortIndicator(StatisticsModel::Total, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    static constexpr int widths[StatisticsModel::columns] = {15, 10, 9,  13, 10, 10, 10,
                                                             10, 10, 17, 11, 11, 17};
    setColumnWidths(m_table, widths);

    // Run beside wait: too few workers and a slow server look different.
    header->moveSection(header->visualIndex(StatisticsModel::RanHistogram), 5);
    header->moveSection(header->visualIndex(StatisticsModel::WaitedHistogram), 6);
    header->moveSection(header->visualIndex(StatisticsModel::Mean), 10);

    m_empty = addEmptyText(m_table);
    m_empty->setText(tr("No task has ended yet. Times appear here as they do."));

    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("secondary"));
    m_words->setFont(Theme::font(0.92));
    m_words->setWordWrap(true);
    m_words->setContentsMargins(Theme::gap, 3, Theme::gap, 4);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_words);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_taking)
            return;
        const QModelIndexList rows = m_table->selectionModel()->selectedRows();
        Q_EMIT nameSelected(rows.isEmpty() ? QString() : m_model.name(rows.first().row()));
    });
}

void StatisticsPane::setJob(Job *job)
{
    m_job = job;
    if (job)
        connect(job, &Job::refreshed, this, &StatisticsPane::take);
    take();
}

/// What the times say about where the whole time goes.
QString StatisticsPane::verdict() const
{
    double waited = 0;
    double ran = 0;
    for (const NameStatistics &row : m_job->snapshot()->names) {
        waited += row.waited.total();
        ran += row.ran.total();
    }
    if (waited <= 0 || ran <= 0)
        return {};
    const QString times =
        tr("Tasks waited %1 and ran %2 in all.").arg(duration(qint64(waited)), duration(qint64(ran)));
    if (waited > 2 * ran)
        return times + u' '
               + tr("They wait far longer than they run: more workers would help, if what they talk to can "
                    "take it.");
    if (ran > 10 * waited)
        return times + u' ' + tr("They hardly wait: the time goes into the tasks themselves.");
    return times;
}

void StatisticsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    take();
}

void StatisticsPane::take()
{
    if (m_job && !isVisible())
        return; // read when it is looked at
    m_taking = true;
    m_model.setSnapshot(m_job ? m_job->snapshot() : nullptr);
    m_taking = false;
    m_empty->setVisible(m_model.rowCount() == 0);
    QString words = m_job ? verdict() : QString();
    if (m_job && !m_job->snapshot()->complete)
        words = tr("Reading: %1 tasks so far.").arg(number(m_job->snapshot()->summed));
    m_words->setText(words);
}

void StatisticsPane::setFilter(const Filter &filter)
{
    const int row = filter.name.isEmpty() ? -1 : m_model.rowOf(filter.name);
    m_taking = true;
    if (row < 0)
        m_table->clearSelection();
    else
        m_table->selectRow(row);
    m_taking = false;
}

} // namespace monitor

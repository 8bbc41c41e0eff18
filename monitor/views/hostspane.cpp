// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/hostspane.h"

#include "models/job.h"
#include "views/tables.h"

#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qtableview.h>

#include <utility>

namespace monitor {

HostsPane::HostsPane(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("hosts"));
    m_table->setAccessibleName(tr("Processes that run tasks of this job"));
    m_table->setModel(&m_model);
    setUpTable(m_table, 10);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView *const header = m_table->horizontalHeader();
    header->setSortIndicatorShown(false);
    static constexpr int widths[HostsModel::columns] = {24, 10, 9, 9, 10, 8, 8, 9, 10};
    setColumnWidths(m_table, widths);
    for (int column = HostsModel::Process; column < HostsModel::columns; ++column)
        makeRoomFor(m_table, column, QString());
    makeRoomFor(m_table, HostsModel::Last, QStringLiteral("00:00:00"));
    header->setSectionResizeMode(HostsModel::Host, QHeaderView::Stretch);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT hostChosen(m_model.searchFor(index.row())); });
    m_empty = addEmptyText(m_table);

    m_words = layOutTable(this, m_table);
    m_words->setWordWrap(true);
}

void HostsPane::setJob(Job *job)
{
    m_job = job;
    m_model.setSnapshot({});
    if (job)
        connect(job, &Job::refreshed, this, &HostsPane::take);
    take();
}

void HostsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    take();
}

void HostsPane::take()
{
    const SnapshotPtr snapshot = m_job ? m_job->snapshot() : nullptr;
    const bool isFilled = snapshot && !snapshot->remoteWorkers.isEmpty();
    if (isFilled != std::exchange(m_isFilled, isFilled))
        Q_EMIT filled(isFilled);
    if (!isVisible())
        return;
    m_model.setSnapshot(snapshot);
    const QString words = m_model.words();
    m_words->setText(words.isEmpty() && m_model.rowCount() > 0 ? tr("Enter shows the tasks of a host.")
                                                               : words);
    m_empty->setText(snapshot && !snapshot->complete ? tr("Reading…")
                                                     : tr("All tasks of this job ran in its own process."));
    m_empty->setVisible(m_model.rowCount() == 0);
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/failurespane.h"

#include "models/job.h"
#include "reader/exporter.h"
#include "reader/words.h"
#include "views/glyphs.h"
#include "views/tables.h"
#include "views/trenddelegate.h"

#include <QtCore/qbuffer.h>
#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qmenu.h>
#include <QtWidgets/qtableview.h>

namespace monitor {

FailuresPane::FailuresPane(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("failures"));
    m_table->setAccessibleName(tr("Failures by name and message"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new TrendDelegate(-1, {}, m_table));
    setUpTable(m_table, 10);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *const header = m_table->horizontalHeader();
    header->setSortIndicatorShown(false);
    static constexpr int widths[FailureModel::columns] = {9, 14, 40, 12, 12};
    setColumnWidths(m_table, widths);
    makeRoomFor(m_table, FailureModel::First, QStringLiteral("00:00:00.000"));
    makeRoomFor(m_table, FailureModel::Last, QStringLiteral("00:00:00.000"));
    header->setSectionResizeMode(FailureModel::Message, QHeaderView::Stretch);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_table, &QTableView::customContextMenuRequested, this, &FailuresPane::menu);
    m_empty = addEmptyText(m_table);

    m_words = layOutTable(this, m_table);
}

void FailuresPane::setJob(Job *job)
{
    m_job = job;
    m_gatherer.cancel();
    m_copier.cancel();
    m_query = Query();
    m_gatheredAt.reset();
    m_model.setGroups({}, {});
    if (job)
        connect(job, &Job::refreshed, this, &FailuresPane::take);
    take();
}

void FailuresPane::setFilter(const Filter &filter)
{
    Filter others = filter;
    others.state.reset(); // they all failed
    const Query query = Query::parse(others.queryText());
    if (!query.isValid() || query.text() == m_query.text())
        return;
    m_query = query;
    m_gatherer.cancel();
    m_gatheredAt.reset();
    take();
}

void FailuresPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    take();
}

/// In the background, and only where there are more failures than were seen.
void FailuresPane::gather()
{
    const SnapshotPtr snapshot = m_job->snapshot();
    const bool same = m_gatheredAt && m_gatheredAt->failed == snapshot->failed
                      && m_gatheredAt->complete == snapshot->complete;
    if (m_gatherer.isRunning() || same)
        return;
    const auto groups = std::make_shared<QList<FailureGroup>>();
    const std::shared_ptr<const parallel::Journal> journal = m_job->journal();
    m_gatherer.start([journal, query = m_query,
                      groups](Work &work) { *groups = FailureGroups::of(*journal, query, work).groups(); },
                     [this, journal, snapshot, groups] {
                         m_gatheredAt = snapshot;
                         m_model.setGroups(*groups, journal);
                         take();
                     });
}

void FailuresPane::take()
{
    if (!m_job || !isVisible())
        return;
    gather();
    const bool filtered = !m_query.terms().isEmpty();
    const int rows = m_model.rowCount();
    quint64 count = 0;
    for (int row = 0; row < rows; ++row)
        count += m_model.group(row).count;
    m_words->setText(rows == 0 ? QString()
                               : tr("%1 %2%3. Enter shows the tasks of one.")
                                     .arg(tr("%1 failures", nullptr, plural(count)).arg(number(count)),
                                          tr("of %1 kinds", "after: 3 failures", plural(quint64(rows)))
                                              .arg(number(quint64(rows))),
                                          filtered ? tr(" that the filter finds") : QString()));
    m_empty->setText(!m_gatheredAt ? tr("Looking for failures…")
                     : filtered    ? tr("Nothing that the filter finds has failed.")
                                   : tr("Nothing has failed."));
    m_empty->setVisible(rows == 0);
}

void FailuresPane::choose(int row)
{
    if (row >= 0 && row < m_model.rowCount())
        Q_EMIT groupChosen(m_model.group(row).name, FailureModel::searchFor(m_model.group(row)));
}

void FailuresPane::menu(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    if (!index.isValid())
        return;
    const int row = index.row();
    const FailureGroup group = m_model.group(row);
    QMenu menu(this);
    connect(menu.addAction(glyphIcon(Glyph::Search), tr("Show these tasks")), &QAction::triggered, this,
            [this, row] { choose(row); });
    connect(
        menu.addAction(glyphIcon(Glyph::Copy), tr("Copy the message")), &QAction::triggered, this,
        [group] { QGuiApplication::clipboard()->setText(group.type + QStringLiteral(": ") + group.text); });
    connect(menu.addAction(tr("Copy the arguments of all %1").arg(number(group.count))), &QAction::triggered,
            this, [this, row] { copyArguments(row); });
    menu.exec(m_table->viewport()->mapToGlobal(at));
}

void FailuresPane::copyArguments(int row)
{
    if (!m_job || row < 0 || row >= m_model.rowCount())
        return;
    struct Copied
    {
        QByteArray lines;
        QString note;
    };
    const auto copied = std::make_shared<Copied>();
    m_copier.start(
        [journal = m_job->journal(), group = m_model.group(row), copied](Work &work) {
            const Slots tasks = FailureGroups::tasksOf(*journal, group, work);
            QBuffer buffer(&copied->lines);
            buffer.open(QIODevice::WriteOnly);
            QString error;
            writeArguments(*journal, tasks, buffer, work, &error, &copied->note);
        },
        [this, copied] {
            QGuiApplication::clipboard()->setText(QString::fromUtf8(copied->lines));
            const auto lines = quint64(copied->lines.count('\n'));
            QString said = tr("Copied: %1 lines", nullptr, plural(lines)).arg(number(lines));
            if (!copied->note.isEmpty())
                said += QStringLiteral(" (%1)").arg(copied->note);
            Q_EMIT this->said(said);
        });
}

} // namespace monitor

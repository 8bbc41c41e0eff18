// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The columns of the table of tasks: how wide, which, and what is copied of them.

#include "views/taskpane.h"
#include "views/theme.h"

#include <QtGui/qaction.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qmenu.h>
#include <QtWidgets/qtableview.h>

#include <algorithm>

namespace monitor {

namespace {

constexpr int leastShared = 31; // digits, of arguments and outcome together

} // namespace

/// Arguments and outcome share what the others leave, until the user arranges them.
void TaskPane::shareWidth()
{
    if (m_arranged)
        return;
    int left = m_table->viewport()->width();
    for (int column = 0; column < columnCount; ++column) {
        if (!m_table->isColumnHidden(column) && column != int(Column::Arguments)
            && column != int(Column::Outcome) && column != int(Column::Progress))
            left -= m_table->columnWidth(column);
    }
    const int digit = QFontMetrics(Theme::font()).horizontalAdvance(u'0');
    m_sharing = true;
    // Where what came of a task would be out of sight, who ran it and how long it waited go.
    for (const Column column : {Column::Worker, Column::Waited}) {
        const int width = m_table->columnWidth(int(column));
        const bool hidden = m_table->isColumnHidden(int(column));
        if (m_columnsChosen)
            break;
        if (!hidden && left < leastShared * digit) {
            m_hiddenWidths.insert(int(column), width);
            m_table->setColumnHidden(int(column), true);
            left += width;
        } else if (hidden && left - m_hiddenWidths.value(int(column)) >= leastShared * digit) {
            m_table->setColumnHidden(int(column), false);
            left -= m_table->columnWidth(int(column));
        }
    }
    // The progress is behind the others, and out of sight where these need the room.
    const int progress =
        m_table->isColumnHidden(int(Column::Progress)) ? 0 : m_table->columnWidth(int(Column::Progress));
    if (left - progress >= 40 * digit)
        left -= progress;
    m_table->setColumnWidth(int(Column::Arguments), std::max(16 * digit, left / 2));
    m_table->setColumnWidth(int(Column::Outcome),
                            std::max(15 * digit, left - m_table->columnWidth(int(Column::Arguments))));
    m_sharing = false;
}

void TaskPane::columnMenu(const QPoint &at)
{
    QMenu menu(this);
    for (int column = 0; column < columnCount; ++column) {
        QAction *const action = menu.addAction(TaskModel::title(Column(column)));
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(column));
        action->setEnabled(column != int(Column::Id));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_columnsChosen = true;
            m_table->setColumnHidden(column, !shown);
            m_progressSeen = m_progressSeen || Column(column) == Column::Progress;
            shareWidth();
        });
    }
    menu.exec(m_table->horizontalHeader()->mapToGlobal(at));
}

QByteArray TaskPane::saveColumns() const
{
    return m_arranged ? m_table->horizontalHeader()->saveState() : QByteArray();
}

void TaskPane::restoreColumns(const QByteArray &columns)
{
    QHeaderView *const header = m_table->horizontalHeader();
    const QSignalBlocker blocker(header);
    m_arranged = header->restoreState(columns);
    if (m_arranged)
        header->setSortIndicator(int(Column::Id), Qt::AscendingOrder); // a new job begins in its own order
}

} // namespace monitor

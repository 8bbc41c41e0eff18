// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The columns of the table of tasks: how wide, which, and what is copied of them.

#include "reader/words.h"
#include "views/tables.h"
#include "views/taskpane.h"
#include "views/theme.h"

#include <QtGui/qaction.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qmenu.h>
#include <QtWidgets/qtableview.h>

#include <algorithm>
#include <array>
#include <span>

using parallel::Journal;

namespace monitor {

namespace {

constexpr int leastShared = 34; // digits, of arguments and outcome together

} // namespace

/// Arguments and outcome share what the others leave, until the user arranges them.
void TaskPane::shareWidth()
{
    if (m_arranged)
        return;
    // What goes where the outcome would be out of sight, unless the user has chosen: what is wanted most
    // comes first.
    static constexpr std::array optional{Column::Waited, Column::Progress, Column::Worker};
    const std::span<const Column> mayGo =
        m_columnsChosen ? std::span<const Column>() : std::span<const Column>(optional);
    int left = m_table->viewport()->width();
    for (int column = 0; column < columnCount; ++column) {
        if (column != int(Column::Arguments) && column != int(Column::Outcome)
            && std::ranges::find(mayGo, Column(column)) == mayGo.end())
            left -= m_table->columnWidth(column); // 0 where it is hidden
    }
    const int digit = QFontMetrics(Theme::font()).horizontalAdvance(u'0');
    m_sharing = true;
    for (const Column column : mayGo) {
        if (column == Column::Progress && !m_progressSeen)
            continue;
        if (!m_table->isColumnHidden(int(column)))
            m_widths.insert(int(column), m_table->columnWidth(int(column)));
        const bool fits = left - m_widths.value(int(column)) >= leastShared * digit;
        m_table->setColumnHidden(int(column), !fits);
        left -= m_table->columnWidth(int(column));
    }
    m_table->setColumnWidth(int(Column::Arguments), std::max(16 * digit, left / 2));
    m_table->setColumnWidth(int(Column::Outcome),
                            std::max(15 * digit, left - m_table->columnWidth(int(Column::Arguments))));
    m_sharing = false;
}

/// As wide as the states that there can be: what ended in order needs little.
void TaskPane::fitStates(Journal::State process)
{
    if (m_arranged || m_fittedTo == process)
        return;
    m_fittedTo = process;
    QStringList words;
    for (const auto state : {Journal::TaskState::Queued, Journal::TaskState::Running,
                             Journal::TaskState::Succeeded, Journal::TaskState::Cancelled})
        words << word(shownState(state, process));
    if (process == Journal::State::Running)
        words << TaskModel::cancelRequested();
    m_sharing = true; // it is not the user who does it
    m_table->setColumnWidth(int(Column::State), 0);
    for (const QString &each : words)
        makeRoomFor(m_table, int(Column::State), each + QStringLiteral("0000")); // beside its shape
    m_sharing = false;
    shareWidth();
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

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/taskmodel.h"

#include "models/taskwords.h"

#include <QtCore/qhash.h>

#include <algorithm>
#include <limits>

using parallel::Journal;

namespace monitor {

namespace {

constexpr int step = 250'000; // rows that a view takes in within some milliseconds

int rows(const SlotsPtr &found)
{
    return found ? int(std::min<std::size_t>(found->size(), std::numeric_limits<int>::max())) : 0;
}

} // namespace

TaskModel::TaskModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_more.setInterval(0);
    m_more.callOnTimeout(this, [this] { m_rows > found() ? showLess() : showMore(m_rows + step); });
}

void TaskModel::setJournal(std::shared_ptr<const Journal> journal)
{
    beginResetModel();
    m_journal = std::move(journal);
    m_slots.reset();
    m_rows = 0;
    m_more.stop();
    m_snapshot.reset();
    m_now = m_journal ? m_journal->now() : 0;
    endResetModel();
}

int TaskModel::found() const
{
    return rows(m_slots);
}

void TaskModel::showMore(int rows)
{
    rows = std::min(rows, found());
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
    if (m_rows == found())
        m_more.stop();
    else
        m_more.start();
}

void TaskModel::showLess()
{
    const int rows = std::max(found(), m_rows - 8 * step);
    beginRemoveRows({}, rows, m_rows - 1);
    m_rows = rows;
    endRemoveRows();
    if (m_rows == found())
        m_more.stop();
    else
        m_more.start();
}

void TaskModel::setSlots(const SlotsPtr &found)
{
    const bool reused =
        m_journal && !m_journal->info().recorded && m_journal->state() == Journal::State::Running;
    m_foundAt = reused ? m_journal->now() : std::numeric_limits<qint64>::max();
    const int before = m_rows;
    const int after = rows(found);
    const bool grows = m_slots && found && before <= this->found() && before <= after
                       && std::equal(m_slots->begin(), m_slots->begin() + before, found->begin());
    if (grows) {
        m_slots = found;
        showMore(before + step);
        return;
    }
    if (persistentIndexList().isEmpty()) {
        beginResetModel();
        m_slots = found;
        m_rows = std::min(after, step);
        endResetModel();
        showMore(m_rows);
        return;
    }

    // The same tasks at other places: what was selected stays selected.
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_rows = after; // the new ones are nothing yet
        endInsertRows();
    }
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList persistent = persistentIndexList(); // with those made just now
    QHash<quint32, int> wanted;
    for (const QModelIndex &index : persistent)
        wanted.insert(slotAt(index.row()), -1);
    qsizetype left = wanted.size();
    for (std::size_t row = 0; row < std::size_t(after) && left > 0; ++row) {
        if (const auto it = wanted.find((*found)[row]); it != wanted.end()) {
            *it = int(row);
            --left;
        }
    }
    QModelIndexList moved;
    for (const QModelIndex &index : persistent) {
        const int row = wanted.value(slotAt(index.row()), -1);
        moved.append(row < 0 ? QModelIndex() : createIndex(row, index.column()));
    }
    m_slots = found;
    changePersistentIndexList(persistent, moved);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    if (after < before)
        showLess();
    else
        m_more.stop();
}

void TaskModel::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    m_now = snapshot ? snapshot->now : 0;
    // One signal, however many rows have changed: the view repaints what it shows.
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1),
                           {Qt::DisplayRole, ShownRole, ProgressRole, CancelRequestedRole});
}

Journal::Record TaskModel::record(int row) const
{
    if (!m_journal)
        return {};
    // What was called since stands where a task was that has made room for it.
    const Journal::Record task = m_journal->record(slotAt(row));
    return task.queued <= m_foundAt ? task : Journal::Record();
}

/// 0, where no task ever is: there is none at that row, or not yet.
quint32 TaskModel::slotAt(int row) const
{
    const auto index = std::size_t(row);
    return m_slots && row >= 0 && index < m_slots->size() ? (*m_slots)[index] : 0;
}

Shown TaskModel::shown(const Journal::Record &task) const
{
    return shownState(task.state, m_snapshot ? m_snapshot->state : Journal::State::Running);
}

int TaskModel::showRowOf(quint32 slot)
{
    if (!m_slots)
        return -1;
    const auto place = std::find(m_slots->begin(), m_slots->begin() + found(), slot);
    if (place == m_slots->begin() + found())
        return -1;
    const int row = int(place - m_slots->begin());
    if (row >= m_rows)
        showMore(row + 1);
    return row;
}

int TaskModel::newestRun(bool grows) const
{
    // Calls begin about in their order, so those that have come before those that wait.
    const auto waits = [&](int row) {
        const Journal::Record task = record(row);
        return task.isValid() && task.state == Journal::TaskState::Queued;
    };
    int low = 0;
    int high = m_rows;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (waits(middle) != grows)
            low = middle + 1;
        else
            high = middle;
    }
    return std::clamp(grows ? low : low - 1, 0, std::max(0, m_rows - 1));
}

QString TaskModel::scopeLabel(int slot) const
{
    return m_snapshot ? m_snapshot->scopes.scope(slot) : QString();
}

int TaskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int TaskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : monitor::columnCount;
}

bool TaskModel::isNumeric(Column column)
{
    switch (column) {
    case Column::Id:
    case Column::Worker:
    case Column::Waited:
    case Column::Ran:
    case Column::Group:
    case Column::Parent:
    case Column::Queued:
    case Column::Started:
    case Column::Finished:
        return true;
    default:
        return false;
    }
}

QString TaskModel::cancelRequested()
{
    return tr("cancel requested");
}

QString TaskModel::title(Column column)
{
    switch (column) {
    case Column::Id:
        return tr("Id");
    case Column::Name:
        return tr("Name");
    case Column::Arguments:
        return tr("Arguments");
    case Column::State:
        return tr("State");
    case Column::Worker:
        return tr("Worker");
    case Column::Waited:
        return tr("Waited");
    case Column::Ran:
        return tr("Ran");
    case Column::Progress:
        return tr("Progress");
    case Column::Outcome:
        return tr("Outcome");
    case Column::Scope:
        return tr("Scope");
    case Column::Group:
        return tr("Group");
    case Column::Parent:
        return tr("Parent");
    case Column::Queued:
        return tr("Queued");
    case Column::Started:
        return tr("Started");
    case Column::Finished:
        return tr("Finished");
    }
    return {};
}

QString TaskModel::text(const Journal::Record &task, Column column) const
{
    switch (column) {
    case Column::Id:
        return number(task.id);
    case Column::Name:
        return m_journal->name(task);
    case Column::Arguments:
        return oneLine(m_journal->arguments(task));
    case Column::State:
        return isCancelRequested(task) ? cancelRequested() : word(shown(task));
    case Column::Worker:
        return m_snapshot ? m_snapshot->scopes.worker(task.worker) : QString();
    case Column::Waited:
        return duration(task.waited(m_now));
    case Column::Ran:
        return duration(task.ran(m_now));
    case Column::Progress:
        return task.progress < 0 ? QString() : percent(task.progress / 1e4);
    case Column::Outcome:
        return outcome(*m_journal, task);
    case Column::Scope:
        return scopeLabel(task.pool);
    case Column::Group:
        return task.group ? number(task.group) : QString();
    case Column::Parent:
        return task.parent ? number(task.parent) : QString();
    case Column::Queued:
        return clock(*m_journal, task.queued);
    case Column::Started:
        return clock(*m_journal, task.started);
    case Column::Finished:
        return clock(*m_journal, task.finished);
    }
    return {};
}

QString TaskModel::toolTip(const Journal::Record &task, Column column) const
{
    // Plain text in <qt>: long ones are wrapped, and nobody's markup is obeyed.
    const auto wrapped = [](const QString &text) {
        return text.isEmpty()
                   ? QString()
                   : QStringLiteral("<qt>%1</qt>")
                         .arg(text.left(2000).toHtmlEscaped().replace(u'\n', QLatin1String("<br>")));
    };
    switch (column) {
    case Column::Name:
        return wrapped(m_journal->name(task));
    case Column::Arguments:
        return wrapped(m_journal->arguments(task));
    case Column::Outcome:
        return wrapped(m_journal->error(task));
    case Column::Progress:
        return wrapped(m_journal->progressText(task));
    default:
        return {};
    }
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_journal)
        return {};
    const auto column = Column(index.column());
    switch (role) {
    case Qt::TextAlignmentRole:
        return int((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SlotRole:
        return slotAt(index.row());
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
    case ShownRole:
    case CancelRequestedRole:
    case ProgressRole:
    case NameRole:
        break;
    default:
        return {};
    }
    const Journal::Record task = record(index.row());
    if (!task.isValid()) // dropped to make room since it was found
        return role != Qt::DisplayRole       ? QVariant()
               : column == Column::Outcome   ? QVariant(tr("dropped"))
               : column == Column::Arguments ? QVariant(tr("not kept: made room for newer ones"))
                                             : QVariant();
    switch (role) {
    case Qt::ToolTipRole:
        return toolTip(task, column);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(title(column), text(task, column));
    case ShownRole:
        return int(shown(task));
    case CancelRequestedRole:
        return isCancelRequested(task);
    case ProgressRole:
        return task.progress < 0 ? -1.0 : task.progress / 1e4;
    case NameRole:
        return m_journal->name(task);
    default:
        return text(task, column);
    }
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= monitor::columnCount)
        return {};
    if (role == Qt::DisplayRole)
        return title(Column(section));
    if (role == Qt::TextAlignmentRole)
        return int((isNumeric(Column(section)) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/slots.h"
#include "reader/snapshot.h"
#include "reader/sort.h"
#include "reader/words.h"

#include <QtCore/qabstractitemmodel.h>
#include <QtCore/qtimer.h>

namespace monitor {

/// The table of tasks: a list of slots over the mapped journal. Nothing is copied;
/// a cell is read from the file when it is on the screen.
class TaskModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        SlotRole = Qt::UserRole, ///< quint32
        ShownRole,               ///< int(Shown)
        CancelRequestedRole,     ///< bool
        ProgressRole,            ///< 0 … 1, or -1: none told
        NameRole,                ///< the task's name, in every column
    };

    explicit TaskModel(QObject *parent = nullptr);

    /// Begins anew, with no rows. Null: nothing is open.
    void setJournal(std::shared_ptr<const parallel::Journal> journal);
    const parallel::Journal *journal() const { return m_journal.get(); }

    /// These rows, in this order. Rows that were there keep their selection. Of
    /// millions, the first come (or go) now and the others in the next turns of the
    /// event loop: a view has an entry for each, and the window is to answer meanwhile.
    void setSlots(const SlotsPtr &found);
    SlotsPtr tasks() const { return m_slots; }
    /// The newest times and states; only what is on the screen is read again.
    void setSnapshot(const SnapshotPtr &snapshot);

    parallel::Journal::Record record(int row) const;
    Shown shown(const parallel::Journal::Record &task) const;
    /// Its row, which the views know from now on. -1: not among those found.
    int showRowOf(quint32 slot);
    /// The row of the newest task that has begun, with the next one that waits, where rows
    /// are in the order of the calls (\a grows: the first call comes first). Of those that
    /// the views know yet.
    int newestRun(bool grows) const;
    /// How many rows there will be when the views know all.
    int found() const;
    /// The journal's time as of the last snapshot.
    qint64 now() const { return m_now; }
    QString scopeLabel(int slot) const;

    static QString title(Column column);
    /// Instead of its state.
    static QString cancelRequested();
    static bool isNumeric(Column column);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void showMore(int rows);
    void showLess();
    quint32 slotAt(int row) const;

    QString text(const parallel::Journal::Record &task, Column column) const;
    QString toolTip(const parallel::Journal::Record &task, Column column) const;

    std::shared_ptr<const parallel::Journal> m_journal;
    SlotsPtr m_slots;
    int m_rows = 0; // how many of them the views know
    QTimer m_more;
    SnapshotPtr m_snapshot;
    qint64 m_now = 0;
    qint64 m_foundAt = 0; // time point; later ones are others in the place of those found
};

} // namespace monitor

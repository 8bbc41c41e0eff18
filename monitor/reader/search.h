// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "query.h"
#include "sort.h"

#include <QtCore/qobject.h>

#include <functional>

namespace monitor {

/// Runs a query and a sort in a thread of its own. Belongs to one thread, which
/// is never blocked by it.
class Search : public QObject
{
    Q_OBJECT

public:
    explicit Search(std::shared_ptr<const parallel::Journal> journal, QObject *parent = nullptr);
    /// Cancels what runs; waits some milliseconds for it at most.
    ~Search() override;

    /// Finds what matches and sorts it. Replaces what still runs, of which
    /// nothing more is heard.
    void start(const Query &query, Column column = Column::Id, Qt::SortOrder order = Qt::AscendingOrder);
    /// Sorts what has been found already.
    void sort(SlotsPtr found, Column column, Qt::SortOrder order);
    void cancel();
    bool isRunning() const;

Q_SIGNALS:
    /// A few times a second while it takes long.
    void progressChanged(quint64 done, quint64 total);
    void finished(const monitor::SlotsPtr &found);
    void cancelled();

private:
    void run(std::function<SlotsPtr(Work &)> what);

    class Private;
    const std::unique_ptr<Private> d;
};

} // namespace monitor

Q_DECLARE_METATYPE(monitor::SlotsPtr)

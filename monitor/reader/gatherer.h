// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "snapshot.h"
#include "work.h"

#include <QtCore/qobject.h>

namespace monitor {

/// Follows one journal in a thread of its own and hands out snapshots, at most
/// ten a second and never using more than a tenth of a core for long. Chunks of
/// the file that are complete are summed once and never read again.
///
/// Refreshes the journal itself. A job that has ended is summed once; a big file
/// gives a first snapshot with exact counts at once, and further ones as it is
/// being read.
class Gatherer : public QObject
{
    Q_OBJECT

public:
    explicit Gatherer(std::shared_ptr<parallel::Journal> journal, QObject *parent = nullptr);
    /// Ends its thread; waits some milliseconds at most.
    ~Gatherer() override;

    /// The newest snapshot; never null.
    SnapshotPtr snapshot() const;
    std::shared_ptr<parallel::Journal> journal() const;

    /// Gathers once, here and now, everything; or less, once \a work is cancelled.
    static SnapshotPtr gather(parallel::Journal &journal, const Work &work = {});

Q_SIGNALS:
    /// Emitted in this object's thread, when something changed.
    void changed(const monitor::SnapshotPtr &snapshot);
    /// The process has ended, in either way; the last snapshot was handed out.
    void ended();

private:
    class Private;
    const std::unique_ptr<Private> d;
};

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/journal.h>

#include <QtCore/qhash.h>

namespace monitor {

/// How people tell the scopes of a job apart: by their names, and where several have
/// the same (two blocks of one program, neither named) by their numbers in the order
/// of opening too: "nightly #2".
class ScopeLabels
{
public:
    ScopeLabels() = default;
    explicit ScopeLabels(const QList<parallel::Journal::Pool> &pools,
                         const QList<parallel::Journal::RemoteWorker> &remote = {});

    /// \a slot: as in Journal::Record::pool. "?": unknown.
    QString scope(int slot) const;
    /// "nightly-3", "nightly #2-3"; of worker 0 the scope's alone; of another process's "host-3", or
    /// "host:pid-3" where that host has several. Of long names \a most characters.
    QString worker(int slot, int worker, int most = 1000) const;
    /// "3", or "host-3" of another process's. Empty of 0.
    QString worker(int worker) const;
    /// What workers are in order by: this process's first, then by host, process and number.
    int rank(int worker) const;
    bool isRemote(int worker) const { return m_remote.contains(worker); }
    qsizetype remoteCount() const { return m_remote.size(); }

private:
    struct Label
    {
        QString name;
        QString number; ///< " #2", or empty.
        int rank = 0;
    };
    QHash<int, Label> m_labels;
    QHash<int, Label> m_remote; ///< By Record::worker.
};

} // namespace monitor

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
    explicit ScopeLabels(const QList<parallel::Journal::Pool> &pools);

    /// \a slot: as in Journal::Record::pool. "?": unknown.
    QString scope(int slot) const;
    /// "nightly-3", "nightly #2-3"; of worker 0 the scope's alone. Of long names
    /// \a most characters.
    QString worker(int slot, int worker, int most = 1000) const;

private:
    struct Label
    {
        QString name;
        QString number; ///< " #2", or empty.
    };
    QHash<int, Label> m_labels;
};

} // namespace monitor

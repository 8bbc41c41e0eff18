// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/lanes.h"
#include "reader/background.h"
#include "reader/gatherer.h"

#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>

namespace monitor {

/// The process that the window shows: its journal, what is gathered of it, and its
/// lanes. Belongs to the GUI thread; whatever takes long happens in others.
class Job : public QObject
{
    Q_OBJECT

public:
    /// Null: \a error says why. Reads the file's header only.
    static std::unique_ptr<Job> open(const QString &path, QString *error);
    ~Job() override;

    const std::shared_ptr<parallel::Journal> &journal() const { return m_journal; }
    const SnapshotPtr &snapshot() const { return m_snapshot; }
    const Lanes &lanes() const { return m_lanes; }
    /// While it has no lanes yet, or not all.
    bool isReading() const { return m_lanes.progress() < 1; }
    /// Nobody writes it any more.
    bool isOver() const;

Q_SIGNALS:
    /// Up to ten times a second: for counts.
    void snapshotChanged();
    /// After snapshotChanged(), but the more seldom the faster the job is, down to
    /// twice a second: for what is costly to draw.
    void refreshed();
    void lanesChanged();

private:
    explicit Job(std::shared_ptr<parallel::Journal> journal);
    void take(const SnapshotPtr &snapshot);
    void refresh();
    void fillLanes();

    std::shared_ptr<parallel::Journal> m_journal;
    SnapshotPtr m_snapshot;
    Gatherer m_gatherer;
    Lanes m_lanes;
    std::atomic<bool> m_stop{false};
    QTimer m_pause; // between two refreshed()
    bool m_refreshDue = false;
    bool m_fillAgain = false;
    Background m_filler; // of the lanes; it ends before they do
};

} // namespace monitor

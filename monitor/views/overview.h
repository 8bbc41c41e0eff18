// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/filter.h"
#include "reader/snapshot.h"

#include <QtWidgets/qwidget.h>

namespace monitor {

class PlotView;
class ProgressStrip;
class StateTile;

/// How is it going? Five counts, a bar, three plots.
class Overview : public QWidget
{
    Q_OBJECT

public:
    explicit Overview(QWidget *parent = nullptr);

    /// The counts and the bar.
    void setSnapshot(const SnapshotPtr &snapshot);
    void setPlots(const SnapshotPtr &snapshot);
    void setFilter(const Filter &filter);

Q_SIGNALS:
    void stateSelected(std::optional<monitor::Shown> state);
    void rangeSelected(std::optional<monitor::Filter::Range> range);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QList<StateTile *> m_tiles;
    ProgressStrip *m_progress;
    QList<PlotView *> m_plots;
    bool m_narrow = false;
};

} // namespace monitor

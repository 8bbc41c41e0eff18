// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/filter.h"
#include "models/timewindow.h"
#include "reader/snapshot.h"

#include <QtWidgets/qwidget.h>

namespace monitor {

/// The whole time of the job, small: how many workers were busy, where tasks
/// failed, and which part the timeline shows. Drag the part, its ends, or a new one.
class Minimap : public QWidget
{
    Q_OBJECT

public:
    explicit Minimap(TimeWindow *window, QWidget *parent = nullptr);

    void setSnapshot(const SnapshotPtr &snapshot);
    void setRange(const std::optional<Filter::Range> &range);

    QSize sizeHint() const override { return {300, 30}; }
    QSize minimumSizeHint() const override { return {80, 26}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Drag { None, Move, Left, Right, New };
    Drag dragAt(double x) const;
    double timeAt(double x) const;
    double xOf(double time) const;

    TimeWindow *m_window;
    SnapshotPtr m_snapshot;
    std::optional<Filter::Range> m_range;
    Drag m_drag = Drag::None;
    double m_pressedTime = 0;
    double m_pressedFrom = 0;
};

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/filter.h"
#include "reader/snapshot.h"

#include <QtWidgets/qwidget.h>

namespace monitor {

/// One quantity over the whole time of the job, small, with its present value.
class PlotView : public QWidget
{
    Q_OBJECT

public:
    enum class Quantity { Throughput, Queue, Busy };

    explicit PlotView(Quantity quantity, QWidget *parent = nullptr);

    void setSnapshot(const SnapshotPtr &snapshot);
    void setRange(const std::optional<Filter::Range> &range);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rangeSelected(std::optional<monitor::Filter::Range> range);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    double value(const PlotStep &step) const;
    QString valueText(double value) const;
    QString title() const;
    QString now() const;
    QRectF plotArea() const;
    double timeAt(double x) const;

    Quantity m_quantity;
    SnapshotPtr m_snapshot;
    std::optional<Filter::Range> m_range;
    int m_hover = -1;
    double m_pressed = -1;
};

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "history/changes.h"

#include <QtWidgets/qwidget.h>

namespace monitor {

/// The last runs of a program as bars: as high as they took long, parted into what their
/// workers spent on tasks that succeeded, that failed, and waiting. The latest is at the right,
/// as many as there is room for; the band is what is usual.
class RunsChart : public QWidget
{
    Q_OBJECT

public:
    explicit RunsChart(QWidget *parent = nullptr);

    void setRuns(const QList<RunSummary> &runs, const Usual &usual);
    /// Where a run's bar is; null: it is not in sight.
    QRect barOf(qsizetype run) const;

    QSize sizeHint() const override { return {600, 210}; }
    QSize minimumSizeHint() const override { return {240, 150}; }

Q_SIGNALS:
    void runChosen(const QString &path);
    void menuRequested(const QString &path, const QPoint &at);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QRectF plotArea() const;
    qreal slotWidth() const;
    qsizetype first() const;
    qsizetype runAt(const QPointF &at) const;
    qint64 highest() const;
    QString toolTip(const RunSummary &run) const;
    void setCurrent(qsizetype run);
    void paintAxes(QPainter &p) const;
    void paintRun(QPainter &p, qsizetype run) const;
    void paintDates(QPainter &p) const;

    QList<RunSummary> m_runs;
    Usual m_usual;
    qsizetype m_current = -1; // by the keyboard
    qsizetype m_hovered = -1;
};

} // namespace monitor

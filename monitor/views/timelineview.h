// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/filter.h"
#include "models/timewindow.h"
#include "views/lanepainter.h"

#include <QtWidgets/qabstractscrollarea.h>

namespace monitor {

class Job;

/// The lanes with their names at the left and the time above.
///
/// Wheel: closer or farther, at the pointer. Drag: along. Shift+drag, or a drag
/// along the time: selects a range. Click: selects a task; twice: shows just it.
/// Keys: arrows move, + and - zoom, Home and End, 0 shows all, [ and ] go to the
/// neighbouring task, Enter shows the selected task, Esc clears.
class TimelineView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TimelineView(TimeWindow *window, QWidget *parent = nullptr);

    void setJob(Job *job);
    void setFilter(const Filter &filter);
    /// The tasks that a search has found, in any order; others are drawn pale. Null: no search.
    void setFound(const SlotsPtr &found);
    void setByState(bool byState);
    bool isByState() const { return m_byState; }
    /// 0: none.
    void setSelected(quint32 slot);
    quint32 selected() const { return m_selected; }
    /// Where a task is drawn, in the viewport; null if it is not in sight.
    QRect rectOf(quint32 slot) const;
    /// Makes a task that ran visible, as wide as can be seen.
    void reveal(quint32 slot, bool zoom);

    // What is shown, as text.
    int laneCount() const { return int(m_order.size()); }
    QString laneName(int row) const;
    QString laneText(int row) const;    ///< "93 % busy, some failed", in the time that is shown.
    QRect rectOfLane(int row) const;    ///< In the viewport; null if it is not in sight.
    QString selectedText() const;       ///< Of the selected task.
    QString shownTime() const;          ///< "03:12:05 – 03:12:09"

    QSize sizeHint() const override { return {800, 220}; }
    QSize minimumSizeHint() const override { return {200, 90}; }

Q_SIGNALS:
    void taskActivated(quint32 slot);
    void rangeSelected(std::optional<monitor::Filter::Range> range);
    void laneSelected(std::optional<monitor::Filter::Lane> lane);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Drag { None, Pressed, Pan, Range };

    void arrangeLanes();
    void fitNames();
    void updateScrollBar();
    QRect laneArea() const;
    double timeAt(int x) const;
    double xOf(double time) const;
    int rowAt(const QPoint &point) const;
    quint32 scopeOf(int pool) const;
    QStringList taskLines(quint32 slot) const;
    QString toolTipAt(const QPoint &point) const;
    const LanePainter::Item *itemAt(const QPoint &point) const;
    void step(int direction);

    void paintLaneNames(QPainter *painter);
    void paintTime(QPainter *painter);
    void paintRange(QPainter *painter);
    void paintMessage(QPainter *painter, const QString &text);

    TimeWindow *m_window;
    Job *m_job = nullptr;
    Filter m_filter;
    SlotsPtr m_found; // in the order of their slots
    LanePainter m_painter;
    std::vector<int> m_order;
    QStringList m_laneNames;
    qsizetype m_namedPools = 0; // so many were known when the names were made
    int m_widestName = 40; // in pixels
    int m_gutter = 60;
    int m_ruler = 24;
    int m_laneHeight = 22;
    int m_wantedLaneHeight = 0; // 0: as fits
    bool m_byState = false;
    quint32 m_selected = 0;

    Drag m_drag = Drag::None;
    QPoint m_pressed;
    double m_pressedTime = 0;
    double m_pressedFrom = 0;
    int m_pressedScroll = 0;
    QPoint m_hover{-1, -1};
};

} // namespace monitor

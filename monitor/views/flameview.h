// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "analysis/calltree.h"

#include <QtGui/qcolor.h>
#include <QtWidgets/qabstractscrollarea.h>

#include <functional>
#include <memory>

class QPainter;

namespace monitor {

/// One call and all below it as a flame: time goes to the right, deeper calls are further down,
/// and what ran at the same time lies below each other.
class FlameView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit FlameView(QWidget *parent = nullptr);

    /// Null: nothing.
    void setTree(std::shared_ptr<const CallTree> tree);
    /// Shows \a call and what is below it.
    void setRoot(quint32 call);
    /// By the name of a task, as in the lanes.
    void setColorOf(std::function<QColor(const QByteArray &)> colorOf) { m_colorOf = std::move(colorOf); }
    /// Where a call is drawn, in the viewport; null: it is not.
    QRectF rectOf(quint32 call) const;

    QSize sizeHint() const override { return {360, 220}; }

Q_SIGNALS:
    void callChosen(quint32 call);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void paintBars(QPainter &p);
    int lineHeight() const;
    QRectF rectOf(const FlameBar &bar) const;
    const FlameBar *barAt(const QPointF &at) const;
    void updateScrollBar();

    std::shared_ptr<const CallTree> m_tree;
    std::function<QColor(const QByteArray &)> m_colorOf;
    std::vector<FlameBar> m_bars;
    qint64 m_from = 0;
    qint64 m_to = 1;
    int m_lines = 0;
};

} // namespace monitor

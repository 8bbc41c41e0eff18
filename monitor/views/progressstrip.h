// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/snapshot.h"

#include <QtWidgets/qwidget.h>

namespace monitor {

/// How far the job is: a bar of the states' colours, percent, rate, and when it
/// will be done.
class ProgressStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    void setSnapshot(const SnapshotPtr &snapshot);
    /// "93 %   210 /s   done in 6 s"
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    SnapshotPtr m_snapshot;
};

/// The bar alone, also for the list of sessions.
void paintProgressBar(QPainter *painter, const QRectF &rect, quint64 succeeded, quint64 failed,
                      quint64 cancelled, quint64 running, quint64 total, bool died);

} // namespace monitor

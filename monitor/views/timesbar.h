// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/words.h"

#include <QtWidgets/qwidget.h>

namespace monitor {

/// One task's life as a bar: how long it waited, how long it ran.
class TimesBar : public QWidget
{
public:
    explicit TimesBar(QWidget *parent = nullptr);

    /// Nanoseconds; -1: it did not.
    void setTimes(qint64 waited, qint64 ran, Shown state);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qint64 m_waited = -1;
    qint64 m_ran = -1;
    Shown m_state = Shown::Queued;
};

} // namespace monitor

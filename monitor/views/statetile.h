// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/words.h"

#include <QtWidgets/qabstractbutton.h>

namespace monitor {

/// How many tasks are in a state: shape, number, word. A click shows just them.
class StateTile : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StateTile(Shown state, QWidget *parent = nullptr);

    Shown state() const { return m_state; }
    void setShown(Shown state);
    void setCount(quint64 count);
    quint64 count() const { return m_count; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Shown m_state;
    quint64 m_count = 0;
};

} // namespace monitor

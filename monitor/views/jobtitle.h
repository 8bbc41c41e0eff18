// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/snapshot.h"
#include "reader/words.h"

#include <QtWidgets/qwidget.h>

namespace monitor {

/// "● nightly-elt · pid 4121 · 10:21 elapsed", in the middle of the tool bar.
class JobTitle : public QWidget
{
    Q_OBJECT

public:
    explicit JobTitle(QWidget *parent = nullptr);

    void setSnapshot(const SnapshotPtr &snapshot);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_program;
    QString m_rest;
    Shown m_state = Shown::Running;
    bool m_paused = false;
    bool m_shown = false;
};

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/job.h"
#include "reader/words.h"

#include <QtCore/qstringlist.h>
#include <QtWidgets/qwidget.h>

class QLabel;
class QToolButton;

namespace monitor {

/// A line above everything when something has to be known: the process died, the
/// file is damaged, recording stopped, nothing can be controlled.
class Notice : public QWidget
{
    Q_OBJECT

public:
    explicit Notice(QWidget *parent = nullptr);

    void setJob(Job *job);

Q_SIGNALS:
    /// The button was pressed: show these.
    void stateWanted(monitor::Shown state);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void take();

    Job *m_job = nullptr;
    Shown m_tone = Shown::Cancelled;
    Shown m_wanted = Shown::Died;
    QLabel *m_words;
    QToolButton *m_show;
    QToolButton *m_close;
    QStringList m_about;  // what is said, without the numbers in it, which grow
    QStringList m_closed; // what the user has read of these
};

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "answer.h"

#include "history/runs.h"
#include "reader/background.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qjsonarray.h>

namespace monitor::serve {

/// The runs of the programs in some folders, for browsers. Read again when somebody asks and
/// some seconds have passed, once for all who ask. Belongs to one thread.
class ServedHistory : public QObject
{
    Q_OBJECT

public:
    ServedHistory() { m_clock.start(); }

    /// What is known by now; "complete" is false while it is being read.
    QJsonObject object(const QStringList &folders);

private:
    void read(const QStringList &folders, Depth depth);

    QStringList m_folders;
    bool m_complete = false;
    qint64 m_due = 0; // by m_clock
    QJsonArray m_programs;
    QJsonArray m_unreadable;
    QElapsedTimer m_clock;
    Background m_reader; // the last: it ends first
};

} // namespace monitor::serve

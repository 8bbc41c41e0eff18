// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "history/runs.h"
#include "reader/background.h"

#include <QtCore/qobject.h>

namespace monitor {

/// The runs of one program in one folder, as the window shows them. Times and counts are
/// there soon; what needs whole journals follows. Belongs to the GUI thread and reads in
/// another.
class History : public QObject
{
    Q_OBJECT

public:
    explicit History(QObject *parent = nullptr);

    void open(const QString &folder, const QString &program);
    /// Looks whether there are other runs now.
    void refresh();

    QString folder() const { return m_folder; }
    QString program() const { return m_runs.program; }
    /// The oldest first.
    const QList<RunSummary> &runs() const { return m_runs.runs; }
    /// All of them have been read whole.
    bool isComplete() const { return m_complete; }
    const QStringList &unreadable() const { return m_unreadable; }
    /// The index of a journal, or -1.
    qsizetype indexOf(const QString &path) const;

Q_SIGNALS:
    void changed();

private:
    void read(Depth depth);

    QString m_folder;
    ProgramRuns m_runs;
    QStringList m_unreadable;
    bool m_complete = false;
    bool m_again = false; // something has changed while it was being read
    Background m_reader;  // the last member: it ends first
};

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "answer.h"
#include "servedhistory.h"
#include "servedjob.h"

#include "reader/sessions.h"

#include <QtCore/qhash.h>
#include <QtCore/qtimer.h>

#include <map>

namespace monitor::serve {

/// Answers what browsers and Prometheus ask, from what is known of all jobs. It has all of it in
/// its own thread and needs no locks: who asks from another one waits for its turn. A journal
/// is open while somebody looks at its job, and half a minute more.
class Board : public QObject
{
    Q_OBJECT

public:
    /// \a folders: journals and folders of them, beside those found by themselves. What cannot be
    /// read is told by \a error.
    Board(const QStringList &folders, bool control, QString *error);
    ~Board() override;

    /// In this object's thread.
    Answer answer(const Question &question);

private:
    Answer sessions() const;
    Answer job(const QString &id, const QString &what, const Question &question);
    QStringList folders() const;
    void closeUnused();

    const bool m_control;
    Sessions m_sessions;
    QHash<QString, QString> m_paths; ///< Of sessions, by their ids.
    ServedHistory m_history;
    std::map<QString, std::unique_ptr<ServedJob>> m_jobs; ///< By the id of their sessions.
    QTimer m_closing;
};

} // namespace monitor::serve

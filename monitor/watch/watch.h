// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/sessions.h"
#include "watch/rules.h"

#include <QtCore/qhash.h>

#include <functional>

namespace monitor {

/// Something that happened to a job, and the rule that wants it told.
struct WatchNews
{
    WatchEvent event = WatchEvent::Test;
    Session session;
    WatchRule rule;

    /// "nightly-elt died after 12:31, with 18,310 of 20,000 tasks done"
    QString message() const;
};

/// Finds out what is new from one look at all sessions to the next. Each thing is told once.
/// Belongs to one thread.
class Watch
{
public:
    /// How long a program's runs usually take at most, in nanoseconds; -1: nobody knows.
    using UsualTime = std::function<qint64(const Session &)>;

    explicit Watch(QList<WatchRule> rules, UsualTime usualTime = usualTimeBesides);

    /// \a now: nanoseconds of a clock that does not jump. What is over already at the first
    /// look is no news.
    QList<WatchNews> look(const QList<Session> &sessions, qint64 now);

    /// By the runs in the folder of its journal that have a summary.
    static qint64 usualTimeBesides(const Session &session);

private:
    struct Seen
    {
        bool over = false;
        bool failed = false;
        bool late = false;
        bool stuck = false;
        quint64 completed = 0;
        qint64 since = 0; ///< When that changed.
        qint64 limit = -1; ///< Later than this it is late.
    };

    const QList<WatchRule> m_rules;
    const UsualTime m_usualTime;
    QHash<QString, Seen> m_seen;
    bool m_first = true;
};

/// Runs the rule's command in the shell, with what happened in its environment:
/// PARALLEL_EVENT, PARALLEL_MESSAGE, PARALLEL_PROGRAM, PARALLEL_PID, PARALLEL_HOST,
/// PARALLEL_JOURNAL, PARALLEL_FAILED and PARALLEL_ELAPSED (seconds). True: it was started.
bool startCommand(const WatchNews &news, QString *error);
/// That, and waits for its end. Returns the exit code, or -1, and \a error.
int runCommand(const WatchNews &news, QString *error);

} // namespace monitor

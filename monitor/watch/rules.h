// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qlist.h>
#include <QtCore/qset.h>
#include <QtCore/qstring.h>

namespace monitor {

/// What somebody wants to be told of a job.
enum class WatchEvent {
    Started,
    Ended,  ///< Cleanly, whatever failed.
    Failed, ///< The first failure, as soon as it is there.
    Died,
    Late,   ///< It runs for longer than it should.
    Stuck,  ///< It runs, is not paused, and no task has ended for a while.
    Test,   ///< None of these: somebody tries the rules.
};

QString word(WatchEvent event); ///< As in a file of rules: "failed"

/// What is done when something happens to a program.
struct WatchRule
{
    QString program; ///< "*": every one that has no rule of its own.
    QSet<WatchEvent> events{WatchEvent::Failed, WatchEvent::Died, WatchEvent::Late, WatchEvent::Stuck};
    bool notify = true;
    QString command;     ///< For the shell; empty: none.
    qint64 late = -1;    ///< Nanoseconds; -1: a fifth longer than the longest of what is usual.
    qint64 stuck = 600'000'000'000;
};

/// The rules in a file such as
///
///     [nightly-elt]
///     events = ended failed died late stuck
///     late = 1h30m
///     command = mail -s "$PARALLEL_MESSAGE" me@example.com < /dev/null
///
/// False: \a error says in which line what is wrong, and what is accepted.
bool parseRules(const QString &text, QList<WatchRule> &rules, QString *error);

/// The rule for a program; of several the last one. Null: it is not watched.
const WatchRule *ruleFor(const QList<WatchRule> &rules, const QString &program);

/// Where they are kept: in the user's configuration.
QString rulesFile();
/// Without a file: all programs, notifications of what goes wrong.
QList<WatchRule> defaultRules();

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "watch/watch.h"

#include <QtCore/qtimer.h>

#include <memory>

namespace monitor::text {

/// Watches all processes by rules, for as long as its thread has an event loop: tells what
/// happens on standard output, by notifications and by commands.
class Watching : public QObject
{
    Q_OBJECT

public:
    explicit Watching(QList<WatchRule> rules);

Q_SIGNALS:
    /// To be shown by who has a place for it. Where nobody is connected, notify-send does it.
    void notify(const QString &title, const QString &message, bool isBad);

private:
    void look();
    void tell(const WatchNews &news);

    Sessions m_sessions;
    Watch m_watch;
    QTimer m_timer;
};

/// The rules of a file, or of the user's, or the default ones. False: \a error.
bool readRules(const QString &file, QList<WatchRule> &rules, QString *error);

/// Tells what each rule means, and carries it out once. Returns the exit code.
int testRules(const QList<WatchRule> &rules);

/// --watch without a display. Returns the exit code when it is interrupted.
int watch(const QString &file);

} // namespace monitor::text

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qobject.h>
#include <QtCore/qsocketnotifier.h>

#include <memory>

namespace monitor::text {

/// Turns the signals that end, stop or resize a terminal program into Qt's, so that
/// they can be answered in peace. To be made before any other thread is.
class Signals : public QObject
{
    Q_OBJECT

public:
    Signals();
    ~Signals() override;

Q_SIGNALS:
    void interrupted(int number); ///< SIGINT, SIGTERM, SIGHUP
    void stopped();               ///< SIGTSTP: Ctrl+Z
    void continued();             ///< SIGCONT
    void resized();               ///< SIGWINCH

private:
    int m_file = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace monitor::text

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "work.h"

#include <QtCore/qobject.h>
#include <QtCore/qtimer.h>

#include <functional>
#include <memory>
#include <thread>

namespace monitor {

/// One piece of work after the other in a thread of its own, for the objects that
/// the window uses: the newest replaces what still runs. Belongs to one thread.
class Background : public QObject
{
    Q_OBJECT

public:
    explicit Background(QObject *parent = nullptr);
    /// Cancels, and waits until the work has noticed.
    ~Background() override;

    /// Runs \a what in the other thread, then \a then in this one unless it was
    /// cancelled or replaced.
    void start(std::function<void(Work &)> what, std::function<void()> then);
    /// True: something was running.
    bool cancel();
    bool isRunning() const { return m_work != nullptr; }

Q_SIGNALS:
    /// A few times a second while it takes long.
    void progressChanged(quint64 done, quint64 total);

private:
    std::shared_ptr<Work> m_work; // null: nothing runs
    std::jthread m_thread;
    QTimer m_timer;
};

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "background.h"

#include "giveway.h"

namespace monitor {

Background::Background(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_work)
            Q_EMIT progressChanged(m_work->done(), m_work->total());
    });
}

Background::~Background()
{
    cancel();
}

void Background::start(std::function<void(Work &)> what, std::function<void()> then)
{
    cancel();
    const auto work = std::make_shared<Work>();
    m_work = work;
    // It waits for the work before it, which has been cancelled and ends soon.
    m_thread = std::jthread(
        [this, work, what = std::move(what), then = std::move(then), before = std::move(m_thread)]() mutable {
            giveWay();
            if (before.joinable())
                before.join();
            if (!work->isCancelled())
                what(*work);
            QMetaObject::invokeMethod(
                this,
                [this, work, then = std::move(then)] {
                    if (m_work != work || work->isCancelled())
                        return;
                    m_work.reset();
                    m_timer.stop();
                    then();
                },
                Qt::QueuedConnection);
        });
    m_timer.start();
}

bool Background::cancel()
{
    if (!m_work)
        return false;
    m_work->cancel();
    m_work.reset();
    m_timer.stop();
    return true;
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "scope/relay.h"

#include "scope/pool.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>

namespace parallel::detail {

void Relay::tell(TaskInfo info)
{
    const std::lock_guard lock(m_tasksMutex);
    m_tasks.append(std::move(info));
}

void Relay::post()
{
    if (!m_posted.exchange(true, std::memory_order_acq_rel))
        QCoreApplication::postEvent(&m_threads, new QEvent(QEvent::User));
}

void Relay::onQuiet()
{
    m_quiet.store(true, std::memory_order_release);
    post();
}

bool Relay::tick(Pool &pool)
{
    const Progress now = pool.progress();
    const bool changed = now.total() != m_toldTotal.load(std::memory_order_acquire) || now.running > 0
        || m_quiet.load(std::memory_order_acquire);
    if (changed)
        post();
    return changed;
}

bool Relay::belongsToThisThread() const
{
    return m_threads.thread() == QThread::currentThread();
}

void Relay::deliverTasks()
{
    QList<TaskInfo> tasks;
    {
        const std::lock_guard lock(m_tasksMutex);
        tasks.swap(m_tasks);
    }
    for (const TaskInfo &task : std::as_const(tasks)) {
        switch (task.state) {
        case TaskState::Queued:
            break;
        case TaskState::Running:
            Q_EMIT m_threads.taskStarted(task);
            break;
        case TaskState::Failed:
            Q_EMIT m_threads.taskFailed(task);
            [[fallthrough]];
        case TaskState::Succeeded:
        case TaskState::Cancelled:
            Q_EMIT m_threads.taskFinished(task);
            break;
        }
    }
}

void Relay::deliver(Pool &pool)
{
    m_posted.store(false, std::memory_order_release);
    const auto now = Clock::now();
    if (now - m_toldAt < interval) {
        deliverTasks();
        return; // m_quiet and the counts are still there for the next tick
    }
    deliverAll(pool);
}

void Relay::deliverAll(Pool &pool)
{
    const bool quiet = m_quiet.exchange(false, std::memory_order_acq_rel);
    // Counts first: tasks that end meanwhile are told, at worst, before they are counted.
    const Progress progress = pool.progress();
    deliverTasks();
    const bool drained = progress.queued == 0 && progress.running == 0;
    if (progress != m_told) {
        m_told = progress;
        m_toldAt = Clock::now();
        m_toldTotal.store(drained ? progress.total() : -1, std::memory_order_release);
        Q_EMIT m_threads.progressChanged(progress);
    }
    if (drained && progress.total() != m_toldDrained) {
        m_toldDrained = progress.total();
        Q_EMIT m_threads.drained();
    } else if (quiet && !drained) {
        m_quiet.store(true, std::memory_order_release);
    }
}

} // namespace parallel::detail

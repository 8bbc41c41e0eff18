// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "signals/relay.h"

#include "base/logging.h"
#include "base/thrown.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qmetaobject.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <optional>

namespace parallel::detail {

/// A slot may delete the Threads object: then that was the last signal.
template<typename Emit>
void Relay::emitSafely(Emit emitSignal) noexcept
{
    const std::lock_guard emission(m_emission);
    Threads *const threads = m_threads.load(std::memory_order_relaxed);
    if (!threads)
        return;
    try {
        emitSignal(*threads);
    } catch (...) {
        const std::exception_ptr thrown = std::current_exception();
        logInAnyCase([&] {
            qCCritical(lcParallel).noquote().nospace()
                << "a slot that was told of tasks has thrown: " << describe(thrown);
        });
    }
}

Mailbox::Mailbox(Threads *threads, std::function<void()> onEvent)
    : QObject(threads), m_onEvent(std::move(onEvent))
{
}

bool Mailbox::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    const auto onEvent = m_onEvent; // which may end this
    onEvent();
    return true;
}

void Relay::leave()
{
    const std::lock_guard emission(m_emission);
    const std::lock_guard lock(m_receiversMutex);
    m_threads.store(nullptr, std::memory_order_relaxed);
    m_isHeard.store(false, std::memory_order_relaxed);
    m_wantsTasks.store(false, std::memory_order_relaxed);
    m_wantsProgress.store(false, std::memory_order_relaxed);
    Mailbox *const mailbox = std::exchange(m_mailbox, nullptr);
    if (mailbox && mailbox->thread() != QThread::currentThread()) {
        mailbox->setParent(nullptr);
        mailbox->deleteLater();
    }
}

void Relay::startAnew() noexcept
{
    new (&m_emission) std::recursive_mutex; // other threads may have had it
    new (&m_tasksMutex) std::mutex;
    new (&m_tasks) QList<TaskInfo>;
    new (&m_progressed) QHash<quint64, TaskInfo>;
    m_isHeard.store(false, std::memory_order_relaxed);
    m_wantsProgress.store(false, std::memory_order_relaxed);
    m_wantsTasks.store(false, std::memory_order_relaxed);
    m_posted.store(false, std::memory_order_relaxed);
    m_quiet.store(false, std::memory_order_relaxed);
    m_told = {};
    m_toldDrained = 0;
}

template<typename... Signals>
bool Relay::isConnected(const Threads &threads, Signals... signalsOfIt)
{
    return (threads.isSignalConnected(QMetaMethod::fromSignal(signalsOfIt)) || ...);
}

void Relay::lookForReceivers() noexcept
{
    bool wasHeard = true;
    {
        const std::lock_guard lock(m_receiversMutex);
        const Threads *const threads = m_threads.load(std::memory_order_relaxed);
        if (!threads)
            return;
        const bool tasks = isConnected(*threads, &Threads::taskStarted, &Threads::taskFinished,
                                       &Threads::taskFailed, &Threads::taskRetried);
        const bool progress = isConnected(*threads, &Threads::taskProgressed);
        const bool counts = isConnected(*threads, &Threads::progressChanged, &Threads::drained);
        m_wantsTasks.store(tasks, std::memory_order_relaxed);
        m_wantsProgress.store(progress, std::memory_order_relaxed);
        wasHeard = m_isHeard.exchange(tasks || progress || counts, std::memory_order_relaxed);
    }
    if (!wasHeard)
        post(); // what has come before it is told too
}

void Relay::tell(TaskInfo info) noexcept
{
    const std::lock_guard lock(m_tasksMutex);
    try {
        m_tasks.append(std::move(info));
    } catch (const std::bad_alloc &) {
    }
}

void Relay::post() noexcept
{
    if (!m_isHeard.load(std::memory_order_relaxed) || m_posted.exchange(true, std::memory_order_acq_rel))
        return;
    const std::lock_guard lock(m_receiversMutex);
    if (!m_mailbox)
        return;
    try {
        QCoreApplication::postEvent(m_mailbox, new QEvent(QEvent::User));
    } catch (const std::bad_alloc &) {
        m_posted.store(false, std::memory_order_release); // at the next tick
    }
}

void Relay::onQuiet()
{
    m_quiet.store(true, std::memory_order_release);
    post();
}

bool Relay::tick(const Tally &tally)
{
    // Whoever connects after this has it told by lookForReceivers().
    if (!m_isHeard.load(std::memory_order_relaxed))
        return false;
    lookForReceivers();
    const Progress now = tally.progress();
    bool changed = m_quiet.load(std::memory_order_acquire);
    {
        const std::lock_guard lock(m_tasksMutex);
        changed = changed || now != m_told || !m_tasks.isEmpty() || !m_progressed.isEmpty();
    }
    // Where the owner has not looked yet, there is nothing to do until it does, and
    // says so: it may have no event loop, and never look.
    if (!changed || m_posted.load(std::memory_order_acquire))
        return false;
    post();
    return true;
}

bool Relay::belongsToThisThread()
{
    const std::lock_guard lock(m_receiversMutex);
    const Threads *const threads = m_threads.load(std::memory_order_relaxed);
    return threads && threads->thread() == QThread::currentThread();
}

/// One after the other, and those that come meanwhile the next time.
void Relay::deliverTasks() noexcept
{
    qsizetype count = -1;
    for (;;) {
        TaskInfo task;
        {
            const std::lock_guard lock(m_tasksMutex);
            if (count < 0)
                count = m_tasks.size();
            if (count-- == 0 || m_tasks.isEmpty())
                return;
            task = m_tasks.takeFirst();
        }
        if (task.state != TaskState::Running)
            emitProgress(task.id); // before its end
        switch (task.state) {
        case TaskState::Empty:
        case TaskState::Queued:
            emitSafely([&](Threads &threads) { Q_EMIT threads.taskRetried(task); });
            break;
        case TaskState::Running:
            emitSafely([&](Threads &threads) { Q_EMIT threads.taskStarted(task); });
            break;
        case TaskState::Failed:
            emitSafely([&](Threads &threads) { Q_EMIT threads.taskFailed(task); });
            [[fallthrough]];
        case TaskState::Succeeded:
        case TaskState::Cancelled:
            emitSafely([&](Threads &threads) { Q_EMIT threads.taskFinished(task); });
            break;
        }
    }
}

void Relay::emitProgress(quint64 id) noexcept
{
    std::optional<TaskInfo> task;
    {
        const std::lock_guard lock(m_tasksMutex);
        const auto told = m_progressed.find(id);
        if (told == m_progressed.end())
            return;
        task = std::move(*told);
        m_progressed.erase(told);
    }
    emitSafely([&](Threads &threads) { Q_EMIT threads.taskProgressed(*task); });
}

void Relay::deliverProgress() noexcept
{
    QHash<quint64, TaskInfo> tasks;
    {
        const std::lock_guard lock(m_tasksMutex);
        tasks.swap(m_progressed);
    }
    for (const TaskInfo &task : std::as_const(tasks))
        emitSafely([&](Threads &threads) { Q_EMIT threads.taskProgressed(task); });
}

void Relay::onEvent(const Tally &tally) noexcept
{
    m_posted.store(false, std::memory_order_release);
    deliver(tally);
}

void Relay::deliver(const Tally &tally) noexcept
{
    const auto now = Clock::now();
    // An end is told at once, unless there are many a second.
    const bool isEnd = m_quiet.load(std::memory_order_acquire)
                       && now - m_toldAt[m_toldAt.size() - endsAtOnce] >= std::chrono::seconds(1);
    if (isEnd || now - m_toldAt.back() >= interval)
        deliverAll(tally, false);
    else
        deliverTasks(); // m_quiet and the counts are still there for the next tick
}

void Relay::deliverAll(const Tally &tally, bool last) noexcept
{
    m_quiet.store(false, std::memory_order_release);
    // Counts first: tasks that end meanwhile are told, at worst, before they are counted.
    Progress progress;
    unsigned delivery = 0;
    do {
        delivery = ++m_delivery;
        progress = tally.progress();
        deliverTasks();
    } while (m_delivery != delivery); // newer counts have been told inside a slot
    deliverProgress();
    const bool drained = progress.queued == 0 && progress.running == 0;
    // A program may wait a thousand times a second. Its last word has a place kept for it.
    const auto now = Clock::now();
    if (progress != m_told && (last || now - m_toldAt.front() >= std::chrono::seconds(1))) {
        std::shift_left(m_toldAt.begin(), m_toldAt.end(), 1);
        m_toldAt.back() = now;
        {
            const std::lock_guard lock(m_tasksMutex);
            m_told = progress;
        }
        emitSafely([&](Threads &threads) { Q_EMIT threads.progressChanged(progress); });
    }
    if (drained && progress.total() != m_toldDrained) {
        m_toldDrained = progress.total();
        emitSafely([&](Threads &threads) { Q_EMIT threads.drained(); });
    }
}

} // namespace parallel::detail

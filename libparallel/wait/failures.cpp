// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "wait/failures.h"

#include "base/logging.h"

#include <algorithm>
#include <utility>

namespace parallel::detail {

namespace {

void logFurther(const TaskInfo &failure) noexcept
{
    logInAnyCase([&] {
        qCWarning(lcParallel).noquote().nospace()
            << "task " << failure.name << '(' << failure.arguments
            << ") failed too, after the failure that its scope throws: " << failure.error;
    });
}

} // namespace

void Failures::add(const TaskInfo &failure, bool keepAll) noexcept
{
    static std::atomic<quint64> last{0};
    const quint64 number = last.fetch_add(1, std::memory_order_relaxed) + 1;
    bool kept = false;
    {
        const std::lock_guard lock(m_mutex);
        m_any.store(true, std::memory_order_release);
        kept = !m_kept.first.number;
        if (kept)
            m_kept.first = {failure, number};
        if (keepAll) {
            try {
                m_kept.all.append({failure, number});
                kept = true;
            } catch (const std::bad_alloc &) {
                kept = false; // others may be kept, and TaskFailures has only those
            }
        }
    }
    if (!kept) // with no lock held: who reads the log may cancel
        logFurther(failure);
}

void Failures::addCancelled(const char *why) noexcept
{
    const std::lock_guard lock(m_mutex);
    m_any.store(true, std::memory_order_release);
    if (!m_kept.cancelled)
        m_kept.cancelled = why;
}

void Failures::addTimeout(QString what) noexcept
{
    const std::lock_guard lock(m_mutex);
    m_any.store(true, std::memory_order_release);
    m_kept.timedOut = true;
    m_kept.timeout.swap(what); // not assigned: Qt would count inside, where ThreadSanitizer cannot see it
}

const char *Failures::takeCancelled() noexcept
{
    if (!m_any.load(std::memory_order_acquire)) [[likely]]
        return nullptr;
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_kept.cancelled, nullptr);
}

Failures::Kept Failures::takeKept(bool withCancelled) noexcept
{
    Kept kept;
    if (!m_any.load(std::memory_order_acquire)) [[likely]]
        return kept;
    const std::lock_guard lock(m_mutex);
    std::swap(kept, m_kept);
    if (!withCancelled)
        m_kept.cancelled = std::exchange(kept.cancelled, nullptr);
    m_any.store(m_kept.cancelled, std::memory_order_relaxed);
    return kept;
}

void Failures::logAll(const QList<TaskInfo> &lost) noexcept
{
    for (const TaskInfo &task : lost)
        logFurther(task);
}

void Failures::takeOver(Failures &other, QList<TaskInfo> &lost) noexcept
{
    Kept theirs = other.takeKept(false);
    if (!theirs.first.number && !theirs.timedOut)
        return;
    QList<Failure> later; // those that are neither kept nor thrown
    {
        const std::lock_guard lock(m_mutex);
        m_any.store(true, std::memory_order_release);
        if (theirs.first.number) {
            if (!m_kept.first.number || theirs.first.number < m_kept.first.number)
                std::swap(m_kept.first, theirs.first);
        }
        if (m_kept.all.isEmpty()) {
            m_kept.all.swap(theirs.all);
        } else {
            try {
                m_kept.all.append(theirs.all);
                theirs.all.clear();
            } catch (const std::bad_alloc &) { // logged below
            }
        }
        if (theirs.timedOut && !m_kept.timedOut) {
            m_kept.timedOut = true;
            m_kept.timeout.swap(theirs.timeout);
        }
        const auto isKept = [&](const Failure &failure) {
            return std::any_of(m_kept.all.cbegin(), m_kept.all.cend(),
                               [&](const Failure &kept) { return kept.number == failure.number; });
        };
        if (theirs.first.number && (isKept(theirs.first) || !theirs.all.isEmpty()))
            theirs.first = {};
    }
    const auto handOut = [&](const Failure &failure) {
        try {
            lost.append(failure.task);
        } catch (const std::bad_alloc &) {
            logFurther(failure.task);
        }
    };
    if (theirs.first.number)
        handOut(theirs.first);
    for (const Failure &failure : std::as_const(theirs.all))
        handOut(failure);
}

std::exception_ptr Failures::take(bool all) noexcept
{
    Kept kept = takeKept(true);
    std::exception_ptr first = kept.first.task.exception;
    try {
        if (first && (!all || kept.all.isEmpty()))
            return first;
        if (first) {
            std::sort(kept.all.begin(), kept.all.end(),
                      [](const Failure &a, const Failure &b) { return a.number < b.number; });
            QList<TaskInfo> tasks;
            tasks.reserve(kept.all.size());
            for (const Failure &failure : std::as_const(kept.all))
                tasks.append(failure.task);
            return std::make_exception_ptr(TaskFailures(std::move(tasks)));
        }
        if (kept.timedOut) {
            return std::make_exception_ptr(kept.timeout.isEmpty()
                                               ? TimeoutError("the tasks did not finish within the timeout")
                                               : TimeoutError(kept.timeout.toStdString()));
        }
        if (kept.cancelled)
            return std::make_exception_ptr(CancelledError(kept.cancelled));
    } catch (...) { // no memory for the exception
        for (const Failure &failure : std::as_const(kept.all)) {
            if (failure.task.exception != first)
                logFurther(failure.task);
        }
        return first ? first : std::current_exception();
    }
    return nullptr;
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "scope/failures.h"

#include "scope/logging.h"
#include "scope/mask.h"

#include <cxxabi.h>
#include <typeinfo>

#include <cstdlib>

namespace parallel::detail {

namespace {

QString demangled(const char *name)
{
    int status = 0;
    const std::unique_ptr<char, void (*)(void *)> text(abi::__cxa_demangle(name, nullptr, nullptr, &status),
                                                       std::free);
    return QString::fromUtf8(status == 0 ? text.get() : name);
}

} // namespace

QString describe(const std::exception_ptr &exception, const char *separator)
{
    try {
        std::rethrow_exception(exception);
    } catch (const std::exception &e) {
        return demangled(typeid(e).name()) + QLatin1String(separator)
               + masked(QString::fromLocal8Bit(e.what()));
    } catch (...) {
        const std::type_info *const type = abi::__cxa_current_exception_type();
        return type ? demangled(type->name()) : QStringLiteral("unknown exception");
    }
}

void logLost(const char *where, const QString &name, const std::exception_ptr &exception) noexcept
{
    logInAnyCase([&] {
        qCCritical(lcParallel).noquote().nospace()
            << where << ' ' << name << " cannot throw this: " << describe(exception);
    });
}

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
    bool kept = false;
    {
        const std::lock_guard lock(m_mutex);
        m_any.store(true, std::memory_order_release);
        kept = !m_first;
        if (kept)
            m_first = failure.exception;
        if (keepAll) {
            try {
                m_all.append(failure);
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
    if (!m_cancelled)
        m_cancelled = why;
}

void Failures::addTimeout(QString what) noexcept
{
    const std::lock_guard lock(m_mutex);
    m_any.store(true, std::memory_order_release);
    m_timedOut = true;
    m_timeout.swap(what); // not assigned: Qt would count inside, where ThreadSanitizer cannot see it
}

std::exception_ptr Failures::take(bool all) noexcept
{
    if (!m_any.load(std::memory_order_acquire)) [[likely]]
        return nullptr;
    std::exception_ptr first;
    QList<TaskInfo> failures;
    bool timedOut = false;
    QString timeout;
    const char *cancelled = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        m_any.store(false, std::memory_order_relaxed);
        first = std::exchange(m_first, nullptr);
        failures.swap(m_all);
        timedOut = std::exchange(m_timedOut, false);
        timeout.swap(m_timeout);
        cancelled = std::exchange(m_cancelled, nullptr);
    }
    try {
        if (first)
            return all && !failures.isEmpty() ? std::make_exception_ptr(TaskFailures(failures)) : first;
        if (timedOut) {
            return std::make_exception_ptr(timeout.isEmpty()
                                               ? TimeoutError("the tasks did not finish within the timeout")
                                               : TimeoutError(timeout.toStdString()));
        }
        if (cancelled)
            return std::make_exception_ptr(CancelledError(cancelled));
    } catch (...) { // no memory for the exception
        for (const TaskInfo &failure : std::as_const(failures)) {
            if (failure.exception != first)
                logFurther(failure);
        }
        return first ? first : std::current_exception();
    }
    return nullptr;
}

} // namespace parallel::detail

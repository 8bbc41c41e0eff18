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
        return demangled(typeid(e).name()) + QLatin1String(separator) + masked(QString::fromLocal8Bit(e.what()));
    } catch (...) {
        const std::type_info *const type = abi::__cxa_current_exception_type();
        return type ? demangled(type->name()) : QStringLiteral("unknown exception");
    }
}

void logLost(const QString &where, const std::exception_ptr &exception)
{
    qCCritical(lcParallel).noquote().nospace()
        << where << " cannot throw this, because another exception is on its way: " << describe(exception);
}

bool Failures::add(const TaskInfo &failure, bool keepAll)
{
    const std::lock_guard lock(m_mutex);
    m_any.store(true, std::memory_order_release);
    const bool first = m_failures.isEmpty();
    if (first || keepAll) {
        m_failures.append(failure);
    } else {
        qCWarning(lcParallel).noquote().nospace()
            << "task " << failure.name << '(' << failure.arguments
            << ") failed too, after the failure that its scope throws: " << failure.error;
    }
    return first;
}

void Failures::addCancelled(const char *why)
{
    const std::lock_guard lock(m_mutex);
    m_any.store(true, std::memory_order_release);
    if (!m_cancelled)
        m_cancelled = why;
}

void Failures::addTimeout(const QString &what)
{
    const std::lock_guard lock(m_mutex);
    m_any.store(true, std::memory_order_release);
    m_timeout = what;
}

std::exception_ptr Failures::take(bool all)
{
    if (!m_any.load(std::memory_order_acquire)) [[likely]]
        return nullptr;
    QList<TaskInfo> failures;
    QString timeout;
    const char *cancelled = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        m_any.store(false, std::memory_order_relaxed);
        failures.swap(m_failures);
        timeout.swap(m_timeout);
        cancelled = std::exchange(m_cancelled, nullptr);
    }
    if (!failures.isEmpty())
        return all ? std::make_exception_ptr(TaskFailures(std::move(failures))) : failures.first().exception;
    if (!timeout.isEmpty())
        return std::make_exception_ptr(TimeoutError(timeout.toStdString()));
    if (cancelled)
        return std::make_exception_ptr(CancelledError(cancelled));
    return nullptr;
}

bool Failures::isEmpty() const
{
    const std::lock_guard lock(m_mutex);
    return m_failures.isEmpty() && m_timeout.isEmpty() && !m_cancelled;
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/thrown.h"

#include "base/logging.h"
#include "base/mask.h"

#include <libparallel/detail/functor.h>
#include <libparallel/errors.h>
#include <libparallel/outcome.h>

#include <cxxabi.h>

#include <typeinfo>

namespace parallel::detail {

QString describe(const std::exception_ptr &exception, const char *separator)
{
    try {
        std::rethrow_exception(exception);
    } catch (const std::exception &e) {
        return QString::fromUtf8(typeName(typeid(e))) + QLatin1String(separator)
               + masked(QString::fromLocal8Bit(e.what()));
    } catch (...) {
        const std::type_info *const type = abi::__cxa_current_exception_type();
        return type ? QString::fromUtf8(typeName(*type)) : QStringLiteral("unknown exception");
    }
}

void logLost(const char *where, const QString &name, const std::exception_ptr &exception) noexcept
{
    logInAnyCase([&] {
        qCCritical(lcParallel).noquote().nospace()
            << where << ' ' << name << " cannot throw this: " << describe(exception);
    });
}

void logUntaken(const QString &name, const std::exception_ptr &exception) noexcept
{
    try {
        std::rethrow_exception(exception);
    } catch (const CancelledError &) {
    } catch (...) {
        logLost("the destructor of threads", name, exception);
    }
}

QString errorText(const std::exception_ptr &error)
{
    return error ? describe(error) : QString();
}

} // namespace parallel::detail

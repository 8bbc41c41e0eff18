// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/thrown.h"

#include "base/logging.h"
#include "base/mask.h"

#include <libparallel/errors.h>
#include <libparallel/outcome.h>

#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#include <typeinfo>

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

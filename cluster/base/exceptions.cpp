// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/exceptions.h"

#include <libparallel/cluster.h>
#include <libparallel/detail/functor.h>

#include <QtCore/qhash.h>

#include <cxxabi.h>
#include <mutex>
#include <stdexcept>

namespace parallel {

namespace {

constexpr qsizetype longestText = 16 * 1024; // headers have to fit into a frame

struct Types
{
    Types();
    std::mutex mutex;
    QHash<QByteArray, detail::ExceptionType> types; // by what the compiler calls them
};

template<typename... E>
void addAll(Types &all)
{
    (all.types.insert(typeid(E).name(), detail::exceptionType<E>()), ...);
}

/// A RetryAfter knows more than its text.
constexpr detail::ExceptionType retryAfter{[](const std::exception &error) {
                                               const auto &retry = static_cast<const RetryAfter &>(error);
                                               return detail::toWire(retry.delay(), QByteArray(retry.what()));
                                           },
                                           [](const QByteArray &bytes) {
                                               std::chrono::milliseconds delay{};
                                               QByteArray why;
                                               if (!detail::fromWire(bytes, delay, why))
                                                   return std::exception_ptr();
                                               return std::make_exception_ptr(
                                                   RetryAfter(delay, why.toStdString()));
                                           }};

Types::Types()
{
    addAll<std::runtime_error, std::range_error, std::overflow_error, std::underflow_error, std::logic_error,
           std::invalid_argument, std::domain_error, std::length_error, std::out_of_range, Error, ConfigError,
           TimeoutError, CancelledError, UsageError, WorkerLost>(*this);
    types.insert(typeid(RetryAfter).name(), retryAfter);
}

/// Never destroyed, as what static objects throw at their end.
Types &types()
{
    static auto *const it = new Types;
    return *it;
}

bool find(const QByteArray &name, detail::ExceptionType &how)
{
    Types &all = types();
    const std::lock_guard lock(all.mutex);
    const auto found = all.types.constFind(name);
    if (found == all.types.constEnd())
        return false;
    how = *found;
    return true;
}

std::string describe(const QString &host, const QString &type, const QString &text)
{
    return QStringLiteral("on %1: %2: %3").arg(host, type, text).toStdString();
}

} // namespace

void detail::addException(const std::type_info &type, const ExceptionType &how)
{
    Types &all = types();
    const std::lock_guard lock(all.mutex);
    all.types.insert(type.name(), how);
}

void cluster::write(Answer &answer, const std::exception_ptr &thrown)
{
    answer.kind = Answer::Failure;
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception &error) {
        answer.type = typeid(error).name();
        answer.text = QByteArray(error.what()).left(longestText);
        detail::ExceptionType how{};
        try {
            if (find(answer.type, how))
                answer.body = how.write(error);
        } catch (...) { // the program's own operator<<: it comes back as a RemoteError
            answer.body.clear();
        }
    } catch (...) {
        const std::type_info *const type = abi::__cxa_current_exception_type();
        answer.type = type ? type->name() : "";
        answer.text = "an exception that is no std::exception";
    }
    answer.type = answer.type.left(1000);
}

std::exception_ptr cluster::read(const Answer &answer)
{
    if (answer.kind == Answer::Lost)
        return std::make_exception_ptr(WorkerLost(answer.text.toStdString()));
    detail::ExceptionType how{};
    if (find(answer.type, how)) {
        if (const std::exception_ptr made = how.read(answer.body))
            return made;
    }
    return std::make_exception_ptr(RemoteError(QString::fromUtf8(answer.host),
                                               QString::fromUtf8(detail::demangled(answer.type.constData())),
                                               QString::fromUtf8(answer.text)));
}

RemoteError::RemoteError(const QString &host, const QString &type, const QString &text)
    : Error(describe(host, type, text)), m_host(host), m_type(type), m_text(text)
{
}

RemoteError::~RemoteError() = default;
WorkerLost::~WorkerLost() = default;

} // namespace parallel

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Exceptions on their way to another process. Not part of the public API.

#pragma once

#include <libparallel/detail/wire.h>
#include <libparallel/export.h>

#include <exception>
#include <string>
#include <typeinfo>

namespace parallel::detail {

/// How one type of exception is sent.
struct ExceptionType
{
    QByteArray (*write)(const std::exception &);
    /// nullptr: the bytes are no such exception.
    std::exception_ptr (*read)(const QByteArray &);
};

template<typename E>
inline constexpr bool isMadeFromText = std::is_constructible_v<E, const std::string &>;

template<typename E>
constexpr ExceptionType exceptionType()
{
    if constexpr (isSendable<E>) {
        return {[](const std::exception &error) { return toWire(static_cast<const E &>(error)); },
                [](const QByteArray &bytes) {
                    E error;
                    return fromWire(bytes, error) ? std::make_exception_ptr(error) : std::exception_ptr();
                }};
    } else {
        return {[](const std::exception &error) { return QByteArray(error.what()); },
                [](const QByteArray &bytes) { return std::make_exception_ptr(E(bytes.toStdString())); }};
    }
}

PARALLEL_EXPORT void addException(const std::type_info &type, const ExceptionType &how);

} // namespace parallel::detail

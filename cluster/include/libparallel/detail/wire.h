// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Values on their way to another process. Not part of the public API.

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qdatastream.h>
#include <QtCore/qiodevice.h>

#include <chrono>
#include <string>
#include <tuple>
#include <type_traits>

namespace parallel::detail {

/// Fixed, so that Qt 6.4 and later understand each other, and other languages too.
inline constexpr auto streamVersion = QDataStream::Qt_6_4;

template<typename T>
inline constexpr bool isDuration = false;
template<typename R, typename P>
inline constexpr bool isDuration<std::chrono::duration<R, P>> = true;

template<typename T>
inline constexpr bool isPlainNumber = std::is_integral_v<T> || std::is_enum_v<T>;

template<typename T>
concept QtStreams = !std::is_pointer_v<T> && requires(QDataStream &stream, T &value, const T &constant) {
    stream << constant;
    stream >> value;
};

/// Can it be sent?
template<typename T>
inline constexpr bool isSendable =
    std::is_default_constructible_v<T> && std::is_copy_constructible_v<T>
    && (isPlainNumber<T> || std::is_same_v<T, std::string> || isDuration<T> || QtStreams<T>);

/// Numbers as Qt streams those of their size, however the platform calls them.
template<typename T>
void writeValue(QDataStream &stream, const T &value)
{
    if constexpr (std::is_same_v<T, bool>)
        stream << value;
    else if constexpr (isPlainNumber<T>)
        stream << static_cast<typename QIntegerForSize<sizeof(T)>::Signed>(value);
    else if constexpr (std::is_same_v<T, std::string>)
        stream << QByteArray(value.data(), qsizetype(value.size()));
    else if constexpr (isDuration<T>)
        writeValue(stream, value.count());
    else
        stream << value;
}
template<typename T>
void readValue(QDataStream &stream, T &value)
{
    if constexpr (std::is_same_v<T, bool>) {
        stream >> value;
    } else if constexpr (isPlainNumber<T>) {
        typename QIntegerForSize<sizeof(T)>::Signed number{};
        stream >> number;
        value = static_cast<T>(number);
    } else if constexpr (std::is_same_v<T, std::string>) {
        QByteArray bytes;
        stream >> bytes;
        value = bytes.toStdString();
    } else if constexpr (isDuration<T>) {
        typename T::rep count{};
        readValue(stream, count);
        value = T(count);
    } else {
        stream >> value;
    }
}

template<typename... T>
QByteArray toWire(const T &...values)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(streamVersion);
    (writeValue(stream, values), ...);
    return bytes;
}

/// False: \a bytes are not these values, or more than these.
template<typename... T>
bool fromWire(const QByteArray &bytes, T &...values)
{
    QDataStream stream(bytes);
    stream.setVersion(streamVersion);
    (readValue(stream, values), ...);
    return stream.status() == QDataStream::Ok && stream.atEnd();
}

} // namespace parallel::detail

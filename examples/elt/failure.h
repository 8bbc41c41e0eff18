// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <chrono>
#include <stdexcept>
#include <string_view>

/// Why a source could not be loaded, in words for the summary.
class Failure : public std::runtime_error
{
public:
    explicit Failure(const QString &reason) : std::runtime_error(reason.toStdString()) {}
    /// From a worker's answer.
    explicit Failure(const std::string &reason) : std::runtime_error(reason) {}
};

/// One that may pass when it is tried again: a server that is busy or away.
class PassingFailure : public Failure
{
public:
    explicit PassingFailure(const QString &reason, std::chrono::seconds wait = {})
        : Failure(reason), m_wait(wait)
    {
    }

    /// From a worker's answer. A wait is sent as RetryAfter instead.
    explicit PassingFailure(const std::string &reason) : Failure(reason) {}

    /// How long the server asks to be left alone; 0 when it says nothing.
    std::chrono::seconds wait() const { return m_wait; }

private:
    std::chrono::seconds m_wait;
};

/// \a utf8 with all its characters: QString::fromUtf8() takes U+FEFF at the start for a mark.
inline QString textOf(std::string_view utf8)
{
    QString text;
    while (utf8.starts_with("\xef\xbb\xbf")) {
        text += QChar(0xfeff);
        utf8.remove_prefix(3);
    }
    return text + QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

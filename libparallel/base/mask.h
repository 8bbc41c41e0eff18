// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Keeps passwords out of what is recorded and printed: arguments, labels, names,
/// texts and errors of tasks, and the command line in a journal. Hidden is
///
///     postgresql://ann:***@host/db        what a URL has between user and host
///     https://host/rows?token=***&day=1   parameters named like a secret
///     host=db password=*** dbname=dwh     connection strings of libpq
///     Driver=x;UID=ann;PWD=***;           and of ODBC
///
/// It goes by names alone: a secret that is an argument of its own is not known to
/// be one. Rather too much is hidden than too little.

#pragma once

#include <libparallel/masked.h>

#include <QtCore/qbytearray.h>

#include <cstring>
#include <string_view>

namespace parallel::detail {

/// Part of a text, from `begin` to `end`.
struct Secret
{
    std::size_t begin = 0;
    std::size_t end = 0;
    bool isFound() const noexcept { return end > begin; }
};

/// The first secret in \a utf8 that begins at \a from or later. \a cut: the text
/// goes on behind its end, perhaps with the @ that would make a password of what
/// comes before it.
Secret nextSecret(std::string_view utf8, std::size_t from = 0, bool cut = false) noexcept;

/// False for nearly every argument, after a look at each byte: there is none in it.
inline bool mayHoldSecret(std::string_view utf8) noexcept
{
    return !utf8.empty()
           && (std::memchr(utf8.data(), ':', utf8.size()) || std::memchr(utf8.data(), '=', utf8.size()));
}

inline constexpr std::string_view secretMask = "***";

/// The text with *** in the place of each secret.
QByteArray masked(const QByteArray &utf8);
using parallel::masked;

} // namespace parallel::detail

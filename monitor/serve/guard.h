// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "answer.h"

#include <optional>

namespace monitor::serve {

/// What a request says of where it comes from, from its headers.
struct Caller
{
    QString host;          ///< "Host"
    QByteArray authorization;
    QByteArray origin;
    QByteArray contentType;
};

/// Who may ask what. Never changes; any thread.
struct Guard
{
    bool isLoopback = true;
    QByteArray token; ///< Empty: none is asked for.
    bool control = false;

    /// Nothing: go on. Else what to answer instead.
    std::optional<Answer> refusal(const Question &question, const Caller &caller) const;
    /// The page itself has no secrets, and asks for the token.
    static bool isPage(const QString &path);
};

} // namespace monitor::serve

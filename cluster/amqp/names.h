// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What is in the broker, by name. The page "Many machines" explains each to operators.

#pragma once

#include <QtCore/qbytearray.h>

namespace parallel::cluster::names {

inline constexpr char calls[] = "parallel.calls";     // topic: calls, by build and submitter
inline constexpr char lost[] = "parallel.lost";       // topic: calls whose workers died of them
inline constexpr char control[] = "parallel.control"; // fanout: words to all
inline constexpr char aside[] = "parallel.aside";     // queue: what a person should look at

/// Calls of one build wait here.
inline QByteArray callQueue(const QByteArray &program, const QByteArray &build)
{
    return "parallel.calls." + program + '.' + build;
}
inline QByteArray answerQueue(const QByteArray &submitter)
{
    return "parallel.answers." + submitter;
}
/// Where a call goes to.
inline QByteArray callKey(const QByteArray &program, const QByteArray &build, const QByteArray &submitter)
{
    return program + '-' + build + '.' + submitter;
}

} // namespace parallel::cluster::names

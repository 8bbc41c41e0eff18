// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

#include <limits>
#include <optional>

namespace parallel::detail {

/// How much of a folder of recorded runs is kept: PARALLEL_KEEP.
struct Keep
{
    qint64 runs = std::numeric_limits<qint64>::max();
    qint64 bytes = std::numeric_limits<qint64>::max();

    bool isAll() const
    {
        return runs == std::numeric_limits<qint64>::max() && bytes == std::numeric_limits<qint64>::max();
    }
};

inline constexpr char keepAccepted[] =
    "a number of runs such as 30, bytes such as 500MiB or 10GiB, or both such as 30,10GiB";

/// Nothing: \a text is not what keepAccepted says.
std::optional<Keep> keepFrom(const QString &text);

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qlist.h>

#include <numeric>

/// 0 to \a count - 1.
inline QList<int> numbers(int count)
{
    QList<int> list(count);
    std::iota(list.begin(), list.end(), 0);
    return list;
}

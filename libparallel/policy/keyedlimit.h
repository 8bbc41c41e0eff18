// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/gate.h"

#include <QtCore/qbytearray.h>

#include <string>
#include <unordered_map>

namespace parallel::detail {

/// A limit for each key, such as for each host. Each is there as long as there are calls with
/// its key. Any thread, without the waiting room's lock.
class KeyedLimit
{
public:
    explicit KeyedLimit(qint64 places) : m_places(places) {}

    /// The limit of \a key, for one more call. Throws std::bad_alloc.
    Limit *use(const QByteArray &key);
    /// A call that use() was for has ended.
    static void endUse(Limit *limit) noexcept;

    /// Around a fork(): no other thread is changing any of them then.
    static void lockForFork();
    static void unlockAfterFork();

private:
    const qint64 m_places;
    std::unordered_map<std::string, Limit> m_limits; // guarded by one lock for all
};

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "policy/keyedlimit.h"

#include <mutex>

namespace parallel::detail {

namespace {

std::mutex &keysMutex()
{
    static constinit std::mutex mutex;
    return mutex;
}

} // namespace

Limit *KeyedLimit::use(const QByteArray &key)
{
    const std::lock_guard lock(keysMutex());
    const auto [place, isNew] =
        m_limits.try_emplace(std::string(key.constData(), std::size_t(key.size())), m_places);
    Limit &limit = place->second;
    if (isNew) {
        limit.of = this;
        limit.key = &place->first;
    }
    limit.uses.fetch_add(1, std::memory_order_relaxed);
    return &limit;
}

void KeyedLimit::endUse(Limit *limit) noexcept
{
    // Mostly others use it too. The last one needs the lock, with which alone uses are added.
    qint64 uses = limit->uses.load(std::memory_order_relaxed);
    while (uses > 1) {
        if (limit->uses.compare_exchange_weak(uses, uses - 1, std::memory_order_release,
                                              std::memory_order_relaxed))
            return;
    }
    const std::lock_guard lock(keysMutex());
    // Acquire: what other calls did with it is done; pairs with itself.
    if (limit->uses.fetch_sub(1, std::memory_order_acq_rel) == 1) {
        KeyedLimit &of = *limit->of;
        of.m_limits.erase(of.m_limits.find(*limit->key));
    }
}

void KeyedLimit::lockForFork()
{
    keysMutex().lock();
}

void KeyedLimit::unlockAfterFork()
{
    keysMutex().unlock();
}

} // namespace parallel::detail

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
    ++limit.uses;
    return &limit;
}

void KeyedLimit::endUse(Limit *limit) noexcept
{
    const std::lock_guard lock(keysMutex());
    if (--limit->uses == 0) {
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

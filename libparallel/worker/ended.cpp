// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/ended.h"

#include <utility>

namespace parallel::detail {

void Ended::tellDefinition()
{
    // Counted before it is told: the end of a callable may make calls, and run them.
    while (Definition *const definition = std::exchange(m_definition, nullptr))
        definition->deref(std::exchange(m_ofDefinition, 0));
}

void Ended::tellJoin()
{
    tellDefinition(); // whoever waits finds released what is not used any more
    if (Join *const join = std::exchange(m_join, nullptr))
        join->end(std::exchange(m_ofJoin, 0));
}

void Ended::turnTo(Slab *slab)
{
    Slab *const before = std::exchange(m_slab, slab);
    const qint64 inBefore = std::exchange(m_inSlab, 0);
    if (before)
        endInSlab(before, inBefore, m_freed);
}

void Ended::add(journal::Block *block)
{
    if (m_block != block) {
        if (m_block)
            journal::Writer::ended(m_block, m_inBlock);
        m_block = block;
        m_inBlock = 0;
    }
    ++m_inBlock;
}

void Ended::tell()
{
    tellDefinition();
    Join *const join = std::exchange(m_join, nullptr);
    const qint64 ofJoin = std::exchange(m_ofJoin, 0);
    turnTo(static_cast<Slab *>(nullptr));
    m_freed.give();
    if (journal::Block *const block = std::exchange(m_block, nullptr))
        journal::Writer::ended(block, std::exchange(m_inBlock, 0));
    if (join)
        join->end(ofJoin);
}

void Ended::startAnew() noexcept
{
    m_join = nullptr;
    m_definition = nullptr;
    m_slab = nullptr;
    m_block = nullptr;
    m_ofJoin = m_ofDefinition = m_inSlab = m_inBlock = 0;
}

} // namespace parallel::detail

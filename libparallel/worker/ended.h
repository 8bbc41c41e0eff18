// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journal/writer/writer.h"
#include "queue/slab.h"
#include "wait/join.h"

namespace parallel::detail {

/// What has ended on one thread and was not yet told. A worker mostly runs many calls
/// of the same task, scope and slab in a row; each run of them is told once.
///
/// A Join must be told before this thread runs anything else, and what a callable has
/// captured must not wait for the end of another one: see turnTo().
class Ended
{
public:
    /// \a owner is where this thread sleeps.
    explicit Ended(const Parker &owner) noexcept : m_owner(owner) {}

    /// Before this thread runs \a call: tells of what is another one's.
    void turnTo(const Call &call)
    {
        if (m_definition != call.definition)
            tellDefinition();
        // Whoever waits for another Join must not wait for this task as well.
        while (m_join && m_join != call.join)
            tellJoin();
    }
    /// Will turnTo() tell another Join?
    bool isOfOther(const Join *join) const noexcept { return m_join && m_join != join; }

    /// A call of \a definition has ended …
    void add(Definition *definition)
    {
        if (m_definition != definition) // it has made calls at its end, and run them
            tellDefinition();
        m_definition = definition;
        ++m_ofDefinition;
    }
    /// … which was in \a slab, …
    void add(Slab *slab)
    {
        if (m_slab != slab)
            turnTo(slab);
        ++m_inSlab;
    }
    /// … recorded in \a block, …
    void add(journal::Block *block);
    /// … and for which \a join waits.
    void add(Join *join)
    {
        if (join->isOwnedBy(&m_owner)) {
            --join->ownCalls;
            return;
        }
        if (m_join != join)
            tellJoin();
        m_join = join;
        ++m_ofJoin;
    }

    /// Tells of calls of \a definition.
    void letGo(const Definition *definition)
    {
        if (m_definition == definition)
            tellDefinition();
    }
    /// Tells of those whose task is gone: who waits expects that it is too.
    void letGoOfOrphan()
    {
        if (m_definition && m_definition->isOrphan())
            tellDefinition();
    }
    /// Tells all.
    void tell();

    /// In the child of a fork: they are the parent's.
    void startAnew() noexcept;

private:
    void tellDefinition();
    void tellJoin();
    void turnTo(Slab *slab);

    const Parker &m_owner;
    Join *m_join = nullptr;
    qint64 m_ofJoin = 0;
    Definition *m_definition = nullptr;
    qint64 m_ofDefinition = 0;
    Slab *m_slab = nullptr;
    qint64 m_inSlab = 0;
    FreedSingles m_freed;
    journal::Block *m_block = nullptr;
    int m_inBlock = 0;
};

} // namespace parallel::detail

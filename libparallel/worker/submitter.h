// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "queue/sharedqueue.h"
#include "queue/slab.h"

namespace parallel::detail {

class Pool;
class Runner;
struct Context;
struct Join;

/// References to a definition that calls to come will need: taken many at a time, because
/// other threads count there too.
class HeldDefinition
{
public:
    /// Takes one for a call that is made.
    void hold(Definition *definition)
    {
        if (m_definition == definition && m_count > 0) [[likely]]
            --m_count;
        else
            turnTo(definition);
    }
    /// Gives back what is left, if it is of \a definition.
    void letGo(const Definition *definition)
    {
        if (m_definition == definition)
            release();
    }
    void release() { turnTo(nullptr); }

private:
    void turnTo(Definition *definition);

    Definition *m_definition = nullptr;
    qint64 m_count = 0;
};

/// How one thread makes calls to a pool: they are counted, recorded and queued. For that
/// thread alone.
class Submitter
{
public:
    explicit Submitter(Runner &runner) noexcept;

    /// Queues \a call, or runs or drops it. See submitCall().
    void submit(Call *call, const Context &context);
    /// Queues a call that has been counted, or part of a map, whose elements have been.
    void submitCounted(Call *call);
    /// Takes a place in the queue, where that is limited. False: a worker finds none, \a join was
    /// stopped meanwhile, or there is nobody to make room.
    bool takeRoom(const Join &join);
    /// Tells that \a own has calls to be stolen.
    void announce(OwnQueue *own);

    SlabCutter memory;   // of the calls that it makes
    HeldDefinition held; // for those to come
    /// This thread's way into the queue.
    SharedQueue::Producer &producer() noexcept { return m_producer; }

    /// For the journal: no other group of the process has it.
    quint32 newGroupId();

    /// In the child of a fork.
    void startAnew() noexcept;

private:
    void runSerially(Call *call);
    void runHere(Call *call);
    static void bind(Call *call) noexcept;
    static void giveId(Call *call, quint64 &id);

    Runner &m_runner;
    Pool &m_pool;
    SharedQueue::Producer m_producer;
    quint32 m_nextGroupId = 0;
};

} // namespace parallel::detail

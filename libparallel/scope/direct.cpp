// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Threads::run(): a call without a guard.

#include "scope/direct.h"

#include "scope/threadsprivate.h"
#include "wait/join.h"

namespace parallel::detail {

namespace {

/// This thread's innermost way into \a pool, if it has one.
const Context *wayInto(const Pool &pool)
{
    const Context *c = currentContext;
    while (c && c->pool != &pool)
        c = c->outer;
    return c;
}

} // namespace

struct DirectCall::Private
{
    explicit Private(std::shared_ptr<ThreadsPrivate> to) : threads(std::move(to)) {}

    void enter(Runner &runner, Join *waits, quint64 *id)
    {
        context = {Context::Entered,
                   &threads->pool,
                   &runner,
                   waits,
                   currentContext ? currentContext->frame : nullptr,
                   nullptr,
                   id};
        enterContext(&context);
    }

    const std::shared_ptr<ThreadsPrivate> threads; // stays as long as this does
    std::unique_lock<std::recursive_mutex> lock;
    std::optional<Runner> ownRunner; // where the call runs here, which may take its time
    Join *root = nullptr;            // of the call itself
    Context context{};
};

DirectCall::DirectCall(const std::shared_ptr<ThreadsPrivate> &to, quint64 *id)
    : d(std::make_unique<Private>(to))
{
    Pool &pool = to->pool;
    if (const Context *const way = wayInto(pool)) {
        d->enter(*way->runner, way->join, id);
        return;
    }
    std::optional<Runner> *runner = &d->ownRunner;
    if (pool.settings.enabled) {
        d->lock = std::unique_lock(to->direct.mutex, std::try_to_lock);
        if (!d->lock) { // whoever has it may wait for room in the queue
            const PlaceLent lent(pool.roster.threads());
            d->lock.lock();
        }
        runner = &to->direct.runner;
    }
    if (!*runner)
        runner->emplace(pool, 0, nullptr);
    auto root = std::make_unique<Join>(pool.roots, nullptr, (*runner)->parker(), false, Join::EnterJoin);
    pool.roots.add(root.get());
    d->root = root.release();
    d->enter(**runner, d->root, id);
}

DirectCall::~DirectCall()
{
    leaveContext(&d->context);
    if (!d->root)
        return;
    d->context.runner->settle();
    d->threads->pool.roots.detach(d->root);
}

} // namespace parallel::detail

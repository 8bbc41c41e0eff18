// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/group.h>

#include "base/thrown.h"
#include "wait/context.h"
#include "wait/join.h"
#include "worker/pool.h"
#include "worker/runner.h"

#include <libparallel/errors.h>

namespace parallel {

namespace detail {

struct GroupScope
{
    explicit GroupScope(const Context &around)
        : join(around.pool->roots, around.join, around.runner->parker(), around.runner->isWorker(),
               Join::GroupJoin),
          context{Context::Grouped, around.pool, around.runner, &join, around.frame, nullptr},
          uncaught(std::uncaught_exceptions())
    {
        join.id = around.runner->submitter.newGroupId();
        if (around.runner->isWorker())
            around.runner->stock.own.open(&join.calls);
        enterContext(&context);
    }
    ~GroupScope()
    {
        if (isOfThisThread() && !join.isEven()) // who was told of its end by the log has made a call
            context.runner->wait(join);
        // Those opened inside it may end later; they have no calls now.
        for (Context *c = currentContext; c && c != &context; c = c->outer) {
            if (c->join->parent == &join)
                c->join->parent = join.parent;
        }
        leaveContext(&context);
        if (context.runner->isWorker())
            context.runner->closeOwn(&join.calls);
    }
    GroupScope(const GroupScope &) = delete;
    GroupScope &operator=(const GroupScope &) = delete;

    bool isOfThisThread() const noexcept
    {
        const Context *c = currentContext;
        while (c && c != &context)
            c = c->outer;
        return c;
    }

    Join join;
    Context context;
    const int uncaught;
};

} // namespace detail

using namespace detail;

namespace {

/// Waits for \a join, and first for the groups opened inside it that are still
/// open: their calls were made while it was open.
void waitFor(Join &join)
{
    for (const Context *c = currentContext;; c = c->outer) {
        if (!c || c->kind == Context::Running)
            throw UsageError(
                "parallel::Group::wait() outside the thread, or the very task, that opened the group");
        if (c->join == &join)
            break;
    }
    // Slots that are told of their ends may make calls, which go to the innermost of them.
    bool allEven = false;
    while (!allEven) {
        for (const Context *c = currentContext;; c = c->outer) {
            c->runner->wait(*c->join);
            if (c->join == &join)
                break;
        }
        allEven = true;
        for (const Context *c = currentContext; allEven; c = c->outer) {
            allEven = c->join->isEven();
            if (c->join == &join)
                break;
        }
    }
}

} // namespace

void barrier()
{
    const Context *const context = currentContext;
    if (!context)
        return;
    const bool enabled = context->pool->settings.enabled;
    if (context->kind == Context::Running && !enabled)
        return;
    if (context->kind == Context::Running)
        throw UsageError("parallel::barrier() in a task would wait for that very task; "
                         "open a parallel::group() in the task and wait for that");
    if (enabled)
        waitFor(*context->join);
    context->pool->rethrow(*context->join);
}

Group group()
{
    return Group();
}

Group::Group() : d(currentContext ? new GroupScope(*currentContext) : nullptr) {}

Group::~Group() noexcept(false)
{
    if (!d)
        return;
    const std::unique_ptr<GroupScope> scope(d);
    std::exception_ptr thrown;
    try {
        wait();
    } catch (...) {
        thrown = std::current_exception();
    }
    if (!thrown)
        return;
    if (std::uncaught_exceptions() > scope->uncaught)
        logLost("the end of a group of scope", scope->context.pool->settings.name, thrown);
    else
        std::rethrow_exception(thrown);
}

void Group::wait() const
{
    if (!d)
        return;
    if (d->context.pool->settings.enabled)
        waitFor(d->join);
    d->context.pool->rethrow(d->join);
}

void Group::cancel() const
{
    // Where exceptions leave the calls themselves, each has ended, and nobody waits.
    if (d && !d->context.pool->leavesCalls()) {
        d->join.failures.addCancelled("the group was cancelled");
        d->context.pool->stop(d->join);
    }
}

} // namespace parallel

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/detail/mapfeed.h>

#include "worker/mapcall.h"
#include "worker/mapfeed_p.h"
#include "worker/pool.h"
#include "worker/runner.h"

#include <libparallel/errors.h>

namespace parallel::detail {

Feeding::Feeding(Runner &by, Join *waits, const Frame *caller, std::shared_ptr<MapBody> body)
    : runner(by), pool(by.pool()), join(waits), state(std::make_shared<MapState>(std::move(body)))
{
    if (runner.recorder.isOn()) {
        state->queued = pool.journal->now();
        state->parent = caller ? caller->id : 0;
    }
}

bool Feeding::isStopped() const
{
    return pool.stops.isStopped(*join) || state->body->isCancelled()
           || state->dropped.load(std::memory_order_seq_cst) > 0;
}

void Feeding::publish(qsizetype n)
{
    Counts::add(runner.counts.called, n);
    state->left.fetch_add(n, std::memory_order_relaxed);
    state->fed.store(state->fed.load(std::memory_order_relaxed) + n, std::memory_order_seq_cst);
}

void Feeding::add(qsizetype n)
{
    if (const PolicyRef policy = this->policy()) [[unlikely]] {
        for (qsizetype i = 0; i < n; ++i)
            addByPolicy(policy);
        return;
    }
    publish(n);
    MapCall::inviteTo(runner, join, state);
}

/// Where there are no workers: with OnFailure::Stop, what it throws leaves the map.
void Feeding::runSerially()
{
    if (pool.stops.isStopped(*join)) {
        Counts::add(runner.counts.called);
        pool.tally.countDropped(1);
        throw CancelledError("queued tasks were cancelled");
    }
    if (const PolicyRef policy = this->policy()) [[unlikely]] {
        addByPolicy(policy);
        return;
    }
    if (state->queued)
        state->queued = pool.journal->now();
    publish(1);
    std::exception_ptr thrown;
    MapCall::runOneHere(runner, join, state, thrown);
    if (thrown && pool.leavesCalls() && !state->body->keepsFailures())
        std::rethrow_exception(thrown);
}

void Feeding::addLimited()
{
    if (const PolicyRef policy = this->policy()) [[unlikely]] {
        addByPolicy(policy); // which takes its place
        return;
    }
    // As any call that a task makes and for which there is no room: one is run here instead.
    while (!runner.submitter.takeRoom(*join)) {
        std::exception_ptr thrown;
        if (isStopped() || runner.isStackLow() || !MapCall::runOneHere(runner, join, state, thrown)) {
            pool.room.takeMore();
            break;
        }
    }
    add(1);
}

void Feeding::dropRest()
{
    MapCall::dropUntaken(pool, join, state);
}

struct MapFeed::Private : Feeding
{
    using Feeding::Feeding;
    bool isClosed = false;
};

MapFeed::MapFeed(std::shared_ptr<MapBody> body)
    : d(std::make_unique<Private>(*currentContext->runner, currentContext->join, currentContext->frame,
                                  std::move(body)))
{
    d->state->takesRoom = d->pool.settings.enabled && d->pool.room.isLimited();
}

MapFeed::~MapFeed()
{
    if (d->isClosed)
        return;
    d->dropRest();
    d->state->close(false);
}

bool MapFeed::wantsMore() const
{
    return !d->isStopped();
}

void MapFeed::add(qsizetype n)
{
    const bool isSerial = !d->pool.settings.enabled;
    if (!isSerial && !d->state->takesRoom) {
        d->add(n);
        return;
    }
    for (qsizetype i = 0; i < n; ++i) {
        if (isSerial)
            d->runSerially();
        else
            d->addLimited();
    }
}

void MapFeed::close()
{
    d->isClosed = true;
    d->state->close(true);
}

void submitMap(std::shared_ptr<MapBody> body)
{
    const qsizetype count = body->count;
    MapFeed feed(std::move(body));
    if (count > 0)
        feed.add(count);
    feed.close();
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal_p.h"

#include <algorithm>

namespace parallel {

using namespace journal;

static_assert(Journal::slotsPerChunk == recordsPerChunk);

const PoolEntry &Journal::Private::pool(int slot) const
{
    return *reinterpret_cast<const PoolEntry *>(mapping->chunk(0) + poolTableOffset
                                                + std::size_t(slot) * sizeof(PoolEntry));
}

int Journal::Private::poolCount() const
{
    return int(std::min<quint64>(load(header().poolSlots), poolSlotCount));
}

namespace {

int workersFrom(quint32 count)
{
    return int(std::min(count, 65536u));
}

/// False: the slot was given to another pool meanwhile.
bool readPool(const PoolEntry &entry, Journal::Pool &pool)
{
    pool.id = load(entry.id);
    pool.open = load(entry.state) == 1;
    pool.paused = load(entry.paused) == 1;
    pool.serial = load(entry.serial) == 1;
    pool.stopsOnFailure = load(entry.onFailure) == 1;
    pool.workers = workersFrom(load(entry.workers));
    pool.threads = load(entry.threads);
    pool.queueLimit = load(entry.queueLimit);
    pool.timeout = load(entry.timeout);
    pool.opened = timePoint(load(entry.opened));
    pool.closed = timePoint(load(entry.closed));

    // The counters only grow: read from the last step of a task's life to the
    // first, their differences are never negative, and the five add up.
    pool.succeeded = load(entry.succeeded);
    pool.failed = load(entry.failed);
    const quint64 stopped = load(entry.cancelled);
    const quint64 dropped = load(entry.dropped);
    const quint64 started = load(entry.started);
    pool.called = load(entry.called);
    pool.retried = load(entry.retried);
    const auto rest = [](quint64 all, auto... parts) {
        ((all -= std::min<quint64>(all, parts)), ...); // never negative in a damaged file either
        return all;
    };
    pool.running = rest(started, pool.succeeded, pool.failed, stopped);
    pool.queued = rest(pool.called, started, dropped);
    pool.elsewhere = std::min<quint64>(load(entry.elsewhere), pool.queued);
    pool.queued -= pool.elsewhere;
    pool.running += pool.elsewhere;
    pool.cancelled = stopped + dropped;
    pool.dropped = dropped;

    pool.pauseRequested = load(entry.control.pause) == 1;
    pool.resumeRequested = load(entry.control.pause) == 2;
    pool.cancelRequested = load(entry.control.cancelAll) == 1;
    const quint32 workers = load(entry.control.workers);
    pool.workersRequested = workers <= 65536 ? int(workers) : 0;

    char name[sizeof entry.name];
    std::memcpy(name, entry.name, sizeof name);
    pool.name = QString::fromUtf8(name, qsizetype(strnlen(name, sizeof name)));
    std::atomic_thread_fence(std::memory_order_acquire); // the name was read before this
    return load(entry.id) == pool.id;
}

} // namespace

QList<Journal::Pool> Journal::pools() const
{
    QList<Pool> pools;
    if (!isOpen())
        return pools;
    for (int slot = 0; slot < d->poolCount(); ++slot) {
        Pool pool;
        pool.slot = slot;
        const PoolEntry &entry = d->pool(slot);
        for (int attempt = 0; attempt < 8 && !readPool(entry, pool); ++attempt) {
        }
        if (pool.id != 0)
            pools.append(pool);
    }
    std::sort(pools.begin(), pools.end(), [](const Pool &a, const Pool &b) { return a.id < b.id; });
    return pools;
}

} // namespace parallel

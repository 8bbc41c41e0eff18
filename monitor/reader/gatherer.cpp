// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "gatherer.h"

#include "giveway.h"
#include "rate.h"
#include "sums.h"

#include <QtCore/qelapsedtimer.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include <pthread.h>
#include <time.h>

namespace monitor {

using parallel::Journal;

namespace {

constexpr int intervalMs = 100;
constexpr int quietIntervalMs = 1000; ///< At least so often while the process lives: its clock goes on.

/// What this thread has used of a core.
qint64 usedMs()
{
    timespec used = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return used.tv_sec * 1000 + used.tv_nsec / 1'000'000;
}

/// What is exact and cheap: the header and the pools.
Snapshot countsOf(const Journal &journal)
{
    Snapshot snapshot;
    snapshot.info = journal.info();
    snapshot.state = journal.state();
    snapshot.now = journal.now();
    snapshot.missing = journal.missing();
    snapshot.problem = journal.problem();
    snapshot.slotCount = journal.slotCount();
    snapshot.pools = journal.pools();
    snapshot.remoteWorkers = journal.remoteWorkers();
    snapshot.scopes = ScopeLabels(snapshot.pools, snapshot.remoteWorkers);
    return snapshot;
}

void addPools(Snapshot &snapshot)
{
    snapshot.queued = snapshot.running = snapshot.succeeded = snapshot.failed = snapshot.cancelled = 0;
    snapshot.workers = 0;
    snapshot.dropped = 0;
    for (const Journal::Pool &pool : std::as_const(snapshot.pools)) {
        snapshot.queued += pool.queued;
        snapshot.running += pool.running;
        snapshot.succeeded += pool.succeeded;
        snapshot.failed += pool.failed;
        snapshot.cancelled += pool.cancelled;
        snapshot.dropped += pool.dropped;
        if (pool.open)
            snapshot.workers += pool.workers;
    }
    if (const auto &tally = snapshot.tally) {
        snapshot.queued = tally->queued;
        snapshot.running = tally->running;
        snapshot.succeeded = tally->succeeded;
        snapshot.failed = tally->failed;
        snapshot.cancelled = tally->cancelled;
    }
}

void finish(Snapshot &snapshot, const Sums &sums, Rate &rate)
{
    if (snapshot.state == Journal::State::Died)
        snapshot.now = std::max(snapshot.now, sums.latest());
    sums.fill(snapshot);
    addPools(snapshot);
    rate.add(snapshot);
    snapshot.rate = rate.value();
    snapshot.eta = Rate::eta(snapshot);
}

} // namespace

class Gatherer::Private
{
public:
    Private(Gatherer *gatherer, std::shared_ptr<Journal> j)
        : q(gatherer), journal(std::move(j)), sums(*journal)
    {
        Snapshot first = countsOf(*journal);
        addPools(first);
        newest = std::make_shared<Snapshot>(std::move(first));
    }

    void run();
    bool sum(bool live);
    void publish(Snapshot snapshot);
    void sleep(qint64 ms);

    Gatherer *const q;
    const std::shared_ptr<Journal> journal;
    Sums sums;
    Rate rate;
    std::atomic<bool> ending{false};

    std::mutex mutex; // of the following
    std::condition_variable woken;
    SnapshotPtr newest;

    std::thread thread; // the last member: it uses all others
};

void Gatherer::Private::publish(Snapshot snapshot)
{
    finish(snapshot, sums, rate);
    auto next = std::make_shared<const Snapshot>(std::move(snapshot));
    {
        const std::lock_guard lock(mutex);
        newest = next;
    }
    QMetaObject::invokeMethod(
        q, [this, next] { Q_EMIT q->changed(next); }, Qt::QueuedConnection);
}

/// False: the Gatherer ends.
bool Gatherer::Private::sum(bool live)
{
    // A big file is summed in parts, so that there is something to see meanwhile.
    QElapsedTimer clock;
    clock.start();
    while (!sums.update(live, [&] { return ending || clock.hasExpired(intervalMs); })) {
        if (ending)
            return false;
        journal->refresh();
        publish(countsOf(*journal));
        clock.start();
    }
    return !ending;
}

void Gatherer::Private::sleep(qint64 ms)
{
    std::unique_lock lock(mutex);
    if (!ending && ms > 0)
        woken.wait_for(lock, std::chrono::milliseconds(ms));
}

void Gatherer::Private::run()
{
    QElapsedTimer clock;
    clock.start();
    quint64 seenActivity = quint64(-1);
    int sumsLeft = 0;
    qint64 mayBeSummed = 0; // when
    qint64 published = -quietIntervalMs;
    while (!ending) {
        const qint64 begun = clock.elapsed();
        journal->refresh(); // a file that was damaged meanwhile shows in `problem`
        Snapshot snapshot = countsOf(*journal);
        const bool live = snapshot.state == Journal::State::Running;
        if (!live) { // what it added before it ended may be newer than the look at the file
            journal->refresh();
            snapshot = countsOf(*journal);
        }
        // Grows with every call, every start and every end. What goes both ways is
        // apart: a resume must not weigh the same as the task that it starts.
        quint64 activity = 0;
        for (const Journal::Pool &pool : std::as_const(snapshot.pools))
            activity += 3 * pool.called - 2 * pool.queued - pool.running + (quint64(pool.paused) << 40)
                        + (quint64(pool.workers) << 44);

        // A task may be counted just before its record shows it, or the journal grow
        // between the two: so once more when nothing has changed since.
        if (activity != std::exchange(seenActivity, activity))
            sumsLeft = 2;
        const bool active = sumsLeft > 0;
        if (!live || (active && begun >= mayBeSummed)) {
            const qint64 usedBefore = usedMs();
            if (!sum(live))
                return;
            --sumsLeft;
            // a tenth of a core at most
            mayBeSummed = clock.elapsed() + 9 * (usedMs() - usedBefore);
        }
        if (!live || active || begun - published >= quietIntervalMs) {
            publish(std::move(snapshot));
            published = begun;
        }
        if (!live) {
            QMetaObject::invokeMethod(
                q, [this] { Q_EMIT q->ended(); }, Qt::QueuedConnection);
            return;
        }
        sleep(intervalMs - (clock.elapsed() - begun));
    }
}

Gatherer::Gatherer(std::shared_ptr<Journal> journal, QObject *parent)
    : QObject(parent), d(new Private(this, std::move(journal)))
{
    d->thread = std::thread([this] {
        giveWay();
        d->run();
    });
    ::pthread_setname_np(d->thread.native_handle(), "gatherer");
}

Gatherer::~Gatherer()
{
    {
        const std::lock_guard lock(d->mutex);
        d->ending = true;
        d->woken.notify_all();
    }
    d->thread.join();
}

SnapshotPtr Gatherer::snapshot() const
{
    const std::lock_guard lock(d->mutex);
    return d->newest;
}

std::shared_ptr<Journal> Gatherer::journal() const
{
    return d->journal;
}

SnapshotPtr Gatherer::gather(Journal &journal, const Work &work)
{
    journal.refresh();
    Snapshot snapshot = countsOf(journal);
    Sums sums(journal);
    sums.update(snapshot.state == Journal::State::Running, [&] { return work.isCancelled(); });
    Rate rate;
    finish(snapshot, sums, rate);
    return std::make_shared<const Snapshot>(std::move(snapshot));
}

} // namespace monitor

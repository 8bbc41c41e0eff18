// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How elements of an asCompleted() go to workers and come back to the loop, and how the loop waits.

#include <libparallel/detail/stream.h>

#include "base/thrown.h"
#include "wait/context.h"
#include "worker/mapfeed_p.h"
#include "worker/pool.h"
#include "worker/runner.h"

#include <libparallel/errors.h>

#include <bit>

namespace parallel::detail {

namespace {

constexpr qsizetype leastPlaces = 64;
constexpr qsizetype mostPlaces = 1 << 17; // twice as many as there can be workers

/// A task that waits runs an element itself if nobody else has taken one for so long: perhaps
/// there is no thread for it.
constexpr std::chrono::milliseconds patience{20};

/// Where elements end so fast, the loop is not woken for each of them, but for several, and after
/// some time for those that there are.
constexpr std::chrono::microseconds fast{100};
constexpr std::chrono::milliseconds longestWait{1};

/// While nothing has to be waited for, the number of workers is looked up now and then.
constexpr unsigned looksBetween = 64;

} // namespace

struct StreamBody::Private
{
    using Place = std::atomic<StreamPlace *>;

    // Elements that have not begun, by their number. Empty again once its element has begun: who
    // begins it has acquired, by the lock of the map, what the loop wrote before it was fed.
    std::unique_ptr<Place[]> waiting;
    std::size_t mask = 0;

    // Sequentially consistent both: who ends an element adds it and then looks whether the loop
    // waits; the loop says that it waits and then looks what has ended.
    std::atomic<StreamPlace *> ended{nullptr}; // the latest first
    std::atomic<qsizetype> awaited{0}; // so many more ends wake the loop; 0: it does not wait
    Join *gate = nullptr;
};

StreamBody::StreamBody(Definition *of, bool takes)
    : MapBody(of, unknown, takes, true), d(std::make_unique<Private>())
{
}

StreamBody::~StreamBody() = default;

qsizetype StreamBody::begin(qsizetype index) noexcept
{
    StreamPlace *const place =
        d->waiting[std::size_t(index) & d->mask].exchange(nullptr, std::memory_order_acq_rel);
    return reinterpret_cast<qsizetype>(place);
}

void StreamBody::settle(qsizetype place, const std::exception_ptr &thrown) noexcept
{
    StreamPlace *const ended = at(place);
    ended->error = thrown;
    ended->next = d->ended.load(std::memory_order_relaxed);
    while (!d->ended.compare_exchange_weak(ended->next, ended, std::memory_order_seq_cst)) {
    }
    qsizetype awaited = d->awaited.load(std::memory_order_seq_cst);
    while (awaited > 0
           && !d->awaited.compare_exchange_weak(awaited, awaited - 1, std::memory_order_seq_cst)) {
    }
    if (awaited == 1)
        d->gate->end(1);
}

void StreamBody::wakeLoop() noexcept
{
    if (d->awaited.exchange(0, std::memory_order_seq_cst) > 0)
        d->gate->end(1);
}

/// What the loop's calls are waited for by, in a scope.
struct StreamScope
{
    StreamScope(const Context &around, std::shared_ptr<StreamBody> body)
        : gate(around.pool->roots, around.join, around.runner->parker(), around.runner->isWorker(),
               Join::GroupJoin),
          calls(around.pool->roots, &gate, around.runner->parker(), around.runner->isWorker(),
                Join::GroupJoin),
          feeding(*around.runner, &calls, around.frame, std::move(body))
    {
        gate.id = calls.id = around.runner->submitter.newGroupId();
        calls.isAside = true;
    }
    ~StreamScope()
    {
        if (feeding.runner.isWorker() && !feeding.pool.isInherited())
            feeding.runner.closeOwn(&calls.calls);
    }
    StreamScope(const StreamScope &) = delete;
    StreamScope &operator=(const StreamScope &) = delete;

    void waitInTask();
    /// Throws what went wrong, after all have ended.
    void rethrow();

    // The loop waits at the gate for the next end. Its calls are beneath it: where that wait
    // takes too long, they are stopped.
    Join gate;
    Join calls;
    Feeding feeding;
};

void StreamScope::rethrow()
{
    QList<TaskInfo> lost;
    gate.failures.takeOver(calls.failures, lost);
    if (const char *const why = calls.failures.takeCancelled())
        gate.failures.addCancelled(why);
    Failures::logAll(lost);
    feeding.pool.rethrow(calls); // which has nothing left, and is stopped no more
    feeding.pool.rethrow(gate);
}

/// Lends this task's place until something has ended, or for a while.
void StreamScope::waitInTask()
{
    Runner &runner = feeding.runner;
    const Pool &pool = feeding.pool;
    while (!runner.waitFor(gate, patience) && pool.settings.enabled) {
        bool isAlone = false;
        {
            const std::lock_guard lock(feeding.state->mutex);
            isAlone = !feeding.state->running;
        }
        std::exception_ptr thrown;
        if (isAlone && !runner.isStackLow() && !pool.roster.isPaused())
            MapCall::runOneHere(runner, &calls, feeding.state, thrown);
    }
}

struct Stream::Private
{
    explicit Private(std::shared_ptr<StreamBody> b) : body(std::move(b)) {}

    bool isThreaded() const noexcept { return scope && scope->feeding.pool.settings.enabled; }
    void lookAround()
    {
        const Pool &pool = scope->feeding.pool;
        const qsizetype wanted = pool.settings.queueLimit ? qsizetype(*pool.settings.queueLimit)
                                                          : 2 * qsizetype(pool.roster.limit());
        window = std::min(wanted, qsizetype(body->d->mask + 1));
        if (scope->feeding.runner.recorder.isOn())
            now = pool.journal->now();
    }
    bool hasNews() const noexcept;
    bool beginWait(qsizetype ends);
    void cancelWait();
    bool waitForSeveral(qsizetype ends);

    const std::shared_ptr<StreamBody> body;
    std::optional<StreamScope> scope; // none: serial
    Join *around = nullptr;
    qsizetype window = 1;   // so many may be on their way
    qsizetype onTheWay = 0; // added and not taken; those that were dropped stay in it
    qsizetype added = 0;
    qsizetype wakesAfter = 1; // so many ends
    journal::Time now = 0;    // if recorded, and not long ago
    unsigned looks = 0;
    StreamPlace *taken = nullptr; // have ended, in their order
    bool hasEnded = false;
};

Stream::Stream(std::shared_ptr<StreamBody> body) : d(std::make_unique<Private>(std::move(body)))
{
    const Context *const context = currentContext;
    if (!context)
        return;
    StreamBody::Private &shared = *d->body->d;
    d->around = context->join;
    d->scope.emplace(*context, d->body);
    shared.gate = &d->scope->gate;
    const Settings &settings = context->pool->settings;
    const qsizetype wanted =
        settings.queueLimit ? qsizetype(*settings.queueLimit) : 4 * context->pool->roster.limit();
    const std::size_t places = std::bit_ceil(std::size_t(std::clamp(wanted, leastPlaces, mostPlaces)));
    shared.waiting = std::make_unique<StreamBody::Private::Place[]>(places);
    shared.mask = places - 1;
    d->lookAround();
    if (!d->isThreaded())
        d->window = 1;
}

Stream::~Stream()
{
    if (d->hasEnded || !d->scope)
        return;
    StreamScope &scope = *d->scope;
    Pool &pool = scope.feeding.pool;
    if (!isEmpty())
        pool.stop(scope.gate);
    scope.feeding.dropRest();
    scope.feeding.state->close(false);
    scope.feeding.runner.wait(scope.calls);
    try {
        scope.rethrow();
    } catch (const CancelledError &) { // by leaving the loop
    } catch (...) {
        TaskInfo failure;
        failure.state = TaskState::Failed;
        failure.exception = std::current_exception();
        try {
            failure.name = QString::fromUtf8(d->body->definition->name());
            failure.error = describe(failure.exception);
        } catch (const std::bad_alloc &) {
        }
        pool.fail(*d->around, failure);
    }
}

bool Stream::hasRoom() const noexcept
{
    if (!d->isThreaded())
        return d->onTheWay == 0;
    if (++d->looks % looksBetween == 0)
        d->lookAround();
    const StreamBody::Private &shared = *d->body->d;
    return d->onTheWay < d->window && !d->scope->feeding.isStopped()
           && !shared.waiting[std::size_t(d->added) & shared.mask].load(std::memory_order_acquire);
}

void Stream::add(StreamPlace *place)
{
    if (!d->scope) {
        const auto at = reinterpret_cast<qsizetype>(place);
        std::exception_ptr thrown;
        try {
            d->body->run(at);
        } catch (...) {
            thrown = std::current_exception();
        }
        d->body->settle(at, thrown);
        ++d->onTheWay;
        return;
    }
    StreamBody::Private &shared = *d->body->d;
    place->queued = d->now;
    shared.waiting[std::size_t(d->added++) & shared.mask].store(place, std::memory_order_release);
    ++d->onTheWay;
    if (d->scope->feeding.pool.settings.enabled)
        d->scope->feeding.add(1);
    else
        d->scope->feeding.runSerially();
}

StreamPlace *Stream::take() noexcept
{
    if (!d->taken) {
        StreamPlace *latest = d->body->d->ended.exchange(nullptr, std::memory_order_seq_cst);
        while (latest) {
            StreamPlace *const before = std::exchange(latest->next, d->taken);
            d->taken = latest;
            latest = before;
        }
    }
    StreamPlace *const place = d->taken;
    if (place) {
        d->taken = place->next;
        --d->onTheWay;
    }
    return place;
}

bool Stream::isEmpty() const noexcept
{
    const qsizetype dropped = d->scope ? d->scope->feeding.state->dropped.load(std::memory_order_seq_cst) : 0;
    return d->onTheWay == dropped;
}

/// Is there something to take, or nothing to wait for?
bool Stream::Private::hasNews() const noexcept
{
    return body->d->ended.load(std::memory_order_seq_cst)
           || onTheWay == scope->feeding.state->dropped.load(std::memory_order_seq_cst);
}

/// Asks to be woken after so many ends. False: there is news already.
bool Stream::Private::beginWait(qsizetype ends)
{
    scope->gate.begin(&scope->feeding.runner.parker());
    body->d->awaited.store(ends, std::memory_order_seq_cst);
    if (!hasNews())
        return true;
    cancelWait();
    return false;
}

void Stream::Private::cancelWait()
{
    if (body->d->awaited.exchange(0, std::memory_order_seq_cst) > 0)
        --scope->gate.ownCalls; // nobody else ends it
    else
        scope->feeding.runner.wait(scope->gate); // somebody is about to
}

/// Waits for so many ends, but not for long. False: there is nothing to take yet.
bool Stream::Private::waitForSeveral(qsizetype ends)
{
    if (!beginWait(ends) || scope->feeding.runner.waitFor(scope->gate, longestWait))
        return true;
    cancelWait();
    return hasNews();
}

void Stream::wait()
{
    const auto before = Clock::now();
    Runner &runner = d->scope->feeding.runner;
    const qsizetype ends = std::min(d->wakesAfter, d->onTheWay);
    if (d->wakesAfter > 1 && spin([this] { return d->hasNews(); }))
        return;
    if ((ends == 1 || !d->waitForSeveral(ends)) && d->beginWait(1)) {
        if (runner.isWorker())
            d->scope->waitInTask();
        else
            runner.wait(d->scope->gate);
    }
    if (!runner.pool().settings.enabled && !d->hasNews())
        throw CancelledError("the process has forked: what ran in the loop is its parent's");
    d->lookAround();
    // Up to half of what may be on its way: the others keep workers busy while the loop goes on.
    d->wakesAfter =
        Clock::now() - before < fast ? std::clamp<qsizetype>(d->window / 2, 1, 2 * d->wakesAfter) : 1;
}

void Stream::end(bool complete)
{
    d->hasEnded = true;
    if (!d->scope)
        return;
    StreamScope &scope = *d->scope;
    scope.feeding.state->close(complete);
    scope.feeding.runner.wait(scope.calls);
    scope.rethrow();
    if (!complete)
        throw CancelledError(
            "the loop ended before its range, as its scope or group failed, timed out or was "
            "cancelled");
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/pool.h"

#include "base/thrown.h"
#include "journal/writer/cursor.h"
#include "policy/overrides.h"
#include "policy/waitingroom.h"
#include "signals/relay.h"
#include "wait/join.h"
#include "worker/runner.h"
#include "worker/supervisor.h"

namespace parallel::detail {

Pool::Pool(const Settings &with, Relay *to)
    : settings(with),
      relay(to),
      journal(journal::Writer::forProcess(settings)),
      entry(journal ? journal->openPool(settings) : nullptr, ClosePool{journal}),
      overrides(Overrides::parsed(settings.tasks)),
      entrance(*this),
      room(settings.queueLimit),
      roots(stops, failures),
      dropper(*this),
      sweeper(*this),
      draining(*this),
      roster(*this, settings),
      report(*this)
{
    Supervisor::instance().add(this);
}

Pool::~Pool()
{
    end();
}

void Pool::end()
{
    if (!stops.setForGood())
        return;
    Supervisor::instance().remove(this);
    WaitingRoom::instance().awaitComers(entrance);
    roster.end();
    suspended.resume(*this); // drops what is left of maps that have ended
    SharedQueue::Consumer consumer;
    SharedQueue::Item item;
    while (Call *const call = priorities.takeUrgent())
        dropper.discardSettled(call);
    while (Call *const call = priorities.takePatient())
        dropper.discardSettled(call);
    while (queue.take(consumer, item)) {
        if (Call *const call = item.call())
            dropper.discardSettled(call);
    }
    report.show(true);
}

void Pool::endByItself(std::shared_ptr<void> self)
{
    m_self = std::move(self);
    m_endsByItself.store(true, std::memory_order_release);
    Supervisor::instance().wake();
}

std::shared_ptr<void> Pool::takeIfOver()
{
    if (!endsByItself() || !draining.is(Draining::Quiet))
        return nullptr;
    m_endsByItself.store(false, std::memory_order_relaxed);
    if (const std::exception_ptr lost = failures.take(settings.keepGoing))
        logUntaken(settings.name, lost);
    return std::move(m_self);
}

bool Pool::enqueue(Call *call, SharedQueue::Producer &producer)
{
    if (!Priorities::concerns(call))
        return queue.add(producer, SharedQueue::Item(call));
    priorities.add(call);
    return true;
}

bool Pool::isDrained() const
{
    if (m_inherited)
        return true;
    const Progress p = progress();
    return p.queued == 0 && p.running == 0;
}

// --- stopping ---

void Pool::fail(Join &join, const TaskInfo &failure)
{
    join.failures.add(failure, settings.keepGoing);
    if (!settings.keepGoing && settings.enabled && !join.stopped.load(std::memory_order_acquire))
        stop(join);
}

bool Pool::cancel(const char *why)
{
    const bool any = roots.cancel(why, isDrained());
    if (any)
        sweeper.sweep();
    return any;
}

void Pool::stop(Join &join)
{
    stops.set(join, true);
    sweeper.sweep(&join);
}

void Pool::rethrow(Join &join)
{
    const std::exception_ptr thrown = join.failures.take(settings.keepGoing);
    if (join.isRoot())
        failures.takeCancelled(); // this thread has been told
    stops.set(join, false);
    if (thrown)
        std::rethrow_exception(thrown);
}

// --- what goes on ---

void Pool::onQuiet()
{
    draining.ring();
    if (stops.any())
        roots.forgetStops([this] { return isDrained(); });
    if (relay)
        relay->onQuiet();
    Supervisor::instance().wake();
}

void Pool::onEvent() noexcept
{
    relay->onEvent(tally);
    Supervisor::instance().wake(); // there may be more to tell
}

/// Not one worker can be started, and whoever wants a result may wait for it in Qt alone:
/// runs one call. By the supervisor, which has other things to do.
void Pool::helpOut()
{
    try {
        Runner helper(*this, 0, nullptr);
        helper.runShared(1);
    } catch (const std::bad_alloc &) { // the next time
    }
}

Activity Pool::tick()
{
    ticks.fetch_add(1, std::memory_order_relaxed);
    const bool obeys = entry && !journal->refusesControl();
    stoppables.stopIf([obeys](const Frame &frame) {
        return frame.call->isCancelled() || hasTimedOut(*frame.call)
               || (obeys && journal::isCancelRequested(frame.record));
    });
    const bool settled = dropper.settleCancelled();
    if (obeys) {
        report.obeyControl();
        entrance.dropRequested();
    }
    roster.checkStarts();
    const bool missesWorkers = roster.tryAgain();
    if (hasWork() && (roster.isUnstaffed() || (missesWorkers && !roster.isActive())))
        helpOut();
    const bool suspends = suspended.resume(*this);
    const bool busy =
        missesWorkers || suspends || roster.starting() > 0 || roster.isActive() || roster.isPaused();
    const bool news = relay && relay->tick(tally);
    report.show(false);
    if (busy || news || settled)
        return Activity::Runs;
    return entrance.any() && (obeys || pending.any()) ? Activity::Waits : Activity::None;
}

} // namespace parallel::detail

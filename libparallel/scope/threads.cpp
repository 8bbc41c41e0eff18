// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/threads.h>

#include "base/thrown.h"
#include "policy/departure.h"
#include "wait/join.h"
#include "scope/threadsprivate.h"

#include <QtCore/qcoreevent.h>
#include <QtCore/qmetaobject.h>

#include <algorithm>
#include <utility>

namespace parallel {

namespace detail {

constinit thread_local Context *currentContext = nullptr;

namespace {

/// The runner of this thread's worker, if it belongs to \a pool.
Runner *workerOf(const Pool &pool)
{
    for (const Context *c = currentContext; c; c = c->outer) {
        if (c->kind == Context::Running && c->pool == &pool && c->runner->isWorker())
            return c->runner;
    }
    return nullptr;
}

/// The pool whose task runs on this thread, or nullptr.
const Pool *poolOfTask()
{
    const Context *c = currentContext;
    while (c && c->kind != Context::Running)
        c = c->outer;
    return c ? c->pool : nullptr;
}

/// A scope that is opened in a task, and says not how many workers it wants, shares what
/// is the default with the other tasks of that task's scope, which may open some too.
Options sharingTheDefault(Options options)
{
    constexpr int least = 2;
    const Pool *const around = poolOfTask();
    if (around && around->settings.enabled && options.workers == 0 && !options.pool
        && qEnvironmentVariableIsEmpty("PARALLEL_WORKERS"))
        options.workers = std::max(least, resolve(options).workers / around->roster.limit());
    return options;
}

Settings settingsFor(const Options &options)
{
    tellClusterOfThreads(); // a worker of a cluster serves there, and does not come back
    return resolve(options);
}

Settings serialAsOne(Settings settings)
{
    if (!settings.enabled)
        settings.workers = 1;
    return settings;
}

} // namespace

constinit thread_local AtWork *AtWork::s_innermost = nullptr;

bool AtWork::isFor(const Pool &pool) noexcept
{
    for (const AtWork *at = s_innermost; at; at = at->m_outer) {
        if (&at->m_pool == &pool)
            return true;
    }
    for (const Context *c = currentContext; c; c = c->outer) {
        if (c->kind == Context::Running && c->pool == &pool)
            return true;
    }
    return false;
}

Entry::Entry(std::shared_ptr<ThreadsPrivate> of, Join::Kind kind)
    : threads(std::move(of)),
      ownRunner(workerOf(threads->pool) ? nullptr : std::make_unique<Runner>(threads->pool, 0, nullptr)),
      // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): without an own one there is a worker
      runner(ownRunner ? *ownRunner : *workerOf(threads->pool)),
      join(new Join(threads->pool.roots, nullptr, runner.parker(), runner.isWorker(), kind)),
      context{
          Context::Entered, &threads->pool, &runner, join, currentContext ? currentContext->frame : nullptr,
          nullptr}
{
    try {
        threads->pool.roots.add(join);
    } catch (...) {
        delete join;
        throw;
    }
    if (runner.isWorker())
        runner.stock.own.open(&join->calls);
    enterContext(&context);
}

Entry::~Entry()
{
    leaveContext(&context);
    Pool &pool = runner.pool();
    if (runner.isWorker()) {
        // Its list lies on this thread's stack of lists, so it has to be empty.
        runner.wait(*join);
        runner.closeOwn(&join->calls);
    }
    runner.settle();
    pool.roots.detach(join);
}

} // namespace detail

using namespace detail;

// --- EnterGuard ---

EnterGuard::~EnterGuard()
{
    delete d;
}

// --- Threads ---

Threads::Threads(const Options &options, QObject *parent)
    : QObject(parent), d(std::make_shared<ThreadsPrivate>(*this, serialAsOne(settingsFor(options))))
{
    d->relay.setMailbox(new Mailbox(this, [d = std::weak_ptr(d)] {
        if (const auto stays = d.lock()) // a slot may delete the Threads object
            stays->pool.onEvent();
    }));
}

Threads::~Threads()
{
    Pool &pool = d->pool;
    if (pool.isInherited()) {
        d->relay.leave();
        if (AtWork::isFor(pool))
            pool.endByItself(d); // which comes with the process's own end
        return;
    }
    blockSignals(true); // receivers may be half gone, as members of the same object
    const bool byItself = AtWork::isFor(pool); // by one of its own tasks, or what that has owned
    try {
        pool.cancel("the threads are being destroyed");
        pool.roster.setPaused(false);
        while (!byItself) { // a call may be made, or fail, after the failure that ends a wait
            pool.draining.wait(Draining::Drained);
            if (pool.isDrained())
                break;
        }
    } catch (...) {
        logUntaken(name(), std::current_exception());
    }
    d->relay.leave();
    if (byItself)
        pool.endByItself(d);
    else
        pool.end();
}

EnterGuard Threads::enter()
{
    return EnterGuard(new Entry(d, Join::EnterJoin));
}

void Threads::wait()
{
    const auto stays = d; // a slot that is told meanwhile may delete this
    stays->pool.draining.wait(Draining::Quiet);
}

bool Threads::wait(QDeadlineTimer deadline)
{
    const auto stays = d; // as above
    const auto until = deadline.isForever()
                           ? Clock::time_point::max()
                           : Clock::now() + std::chrono::nanoseconds(deadline.remainingTimeNSecs());
    return stays->pool.draining.waitUntil(Draining::Quiet, until);
}

void Threads::cancel()
{
    d->pool.cancel("the threads were cancelled");
}

void Threads::pause()
{
    d->pool.roster.setPaused(true);
}

void Threads::resume()
{
    d->pool.roster.setPaused(false);
}

void Threads::setPaused(bool paused)
{
    d->pool.roster.setPaused(paused);
}

bool Threads::isPaused() const
{
    return d->pool.roster.isPaused();
}

void Threads::setWorkerCount(int count)
{
    checkWorkerCount(count, "Threads::setWorkerCount()");
    if (d->pool.settings.enabled)
        d->pool.roster.setLimit(count);
}

int Threads::workerCount() const
{
    return d->pool.roster.limit();
}

Progress Threads::progress() const
{
    return d->pool.progress();
}

QThreadPool *Threads::threadPool() const
{
    return d->pool.roster.threads().qt();
}

QString Threads::name() const
{
    return d->pool.settings.name;
}

/// Not so for disconnections: Qt tells of some of them with its lock held that
/// isSignalConnected() takes too.
void Threads::connectNotify(const QMetaMethod &)
{
    d->relay.lookForReceivers();
}

// --- ThreadsScope ---

ThreadsScope::ThreadsScope(const Options &options)
    : m_threads(std::make_unique<Threads>(sharingTheDefault(options))),
      m_entry(new Entry(m_threads->d, Join::ScopeJoin)),
      m_uncaught(std::uncaught_exceptions())
{
}

ThreadsScope::~ThreadsScope() noexcept(false)
{
    Pool &pool = m_threads->d->pool;
    if (std::uncaught_exceptions() > m_uncaught)
        m_threads->resume(); // who has paused it may not come to that
    std::exception_ptr thrown;
    do {
        try {
            pool.draining.wait(Draining::Drained);
        } catch (const UsageError &) { // one of its own tasks ends it
            thrown = std::current_exception();
            break;
        } catch (...) {
            if (thrown)
                logLost("the end of scope", m_threads->name(), std::current_exception());
            else
                thrown = std::current_exception();
        }
        m_threads->d->relay.deliverAll(pool.tally, true);
    } while (!pool.isDrained()); // slots may have made calls
    const QString name = m_threads->name();
    delete std::exchange(m_entry, nullptr);
    m_threads.reset();
    if (!thrown)
        return;
    if (std::uncaught_exceptions() > m_uncaught)
        logLost("the end of scope", name, thrown);
    else
        std::rethrow_exception(thrown);
}

ThreadsScope threads(const Options &options)
{
    return ThreadsScope(options);
}

Options detail::withWorkers(qint64 workers)
{
    checkWorkerCount(workers, "the number of workers");
    return {.workers = int(workers)};
}

} // namespace parallel

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/runner.h"

#include "platform/platform.h"
#include "wait/context.h"
#include "worker/pool.h"

namespace parallel::detail {

namespace {

/// Below this much room on the stack a waiting task runs no more calls itself.
constexpr std::size_t stackReserve = 256 * 1024;

} // namespace

Runner::Runner(Pool &pool, int number, Worker *worker)
    : m_pool(pool),
      m_worker(worker),
      m_number(number),
      counts(pool.tally),
      stock(pool.stocks),
      ended(m_parker),
      recorder(pool, number, ended),
      submitter(*this),
      taker(*this),
      executor(*this),
      attempts(*this)
{
}

Runner::~Runner()
{
    while (const auto item = m_pool.stocks.takeFrom(stock.batch)) {
        if (Call *const call = item->call())
            m_pool.dropper.discardSettled(call);
    }
    while (Call *const call = stock.own.take())
        m_pool.dropper.discardSettled(call);
    settle();
}

void Runner::startAnew() noexcept
{
    new (&m_parker) Parker;
    counts.startAnew();
    stock.own.startAnew();
    new (&stock.batch) Batch;
    ended.startAnew();
    submitter.startAnew();
    taker.startAnew();
}

void Runner::beginThread()
{
    const auto &settings = m_pool.settings;
    const auto size = settings.pool ? settings.pool->stackSize() : settings.stackSize;
    m_stackLimit = platform::stackLimit(stackReserve, size);
}

bool Runner::isStackLow() const noexcept
{
    // Not by the address of a variable, which AddressSanitizer may put elsewhere.
    return std::less<>()(static_cast<const char *>(__builtin_frame_address(0)), m_stackLimit);
}

void Runner::settle()
{
    submitter.held.release();
    recorder.forgetTime();
    ended.tell();
}

void Runner::closeOwn(OwnQueue::List *list)
{
    while (Call *const call = stock.own.take(list))
        m_pool.dropper.discardSettled(call);
    stock.own.close(list);
}

void Runner::runShared(int most)
{
    const AtWork atWork(m_pool);
    m_pool.hadHelpers.store(true, std::memory_order_relaxed);
    while (most-- > 0 && !m_pool.roster.isPaused()
           && m_pool.settings.enabled) { // it is not in a forked child
        Call *const call = take();
        if (!call)
            break;
        execute(call);
    }
    settle();
    m_pool.draining.check();
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/stoppables.h"

#include "policy/policyhead.h"
#include "wait/join.h"
#include "wait/stops.h"

namespace parallel::detail {

std::stop_token Stoppables::tokenOf(Frame &frame, const Stops &stops)
{
    if (!frame.stop.stop_possible()) {
        add(frame);
        fullFence(); // pairs with the one in stopIf()
        // Stopped before that? Whoever stops it after that finds the frame.
        if (stops.isStopped(*frame.call->join) || frame.call->isCancelled() || hasTimedOut(*frame.call))
            frame.stop.request_stop();
    }
    return frame.stop.get_token();
}

void Stoppables::add(Frame &frame)
{
    const std::lock_guard lock(m_mutex);
    frame.stop = std::stop_source();
    addAgain(frame);
}

void Stoppables::startAnew() noexcept
{
    new (&m_mutex) std::mutex;
    m_first = nullptr;
    m_count.store(0, std::memory_order_relaxed);
}

void Stoppables::addAgain(Frame &frame) noexcept
{
    frame.previous = nullptr;
    frame.next = m_first;
    if (m_first)
        m_first->previous = &frame;
    m_first = &frame;
    m_count.fetch_add(1, std::memory_order_seq_cst);
}

void Stoppables::remove(Frame &frame)
{
    const std::lock_guard lock(m_mutex);
    (frame.previous ? frame.previous->next : m_first) = frame.next;
    if (frame.next)
        frame.next->previous = frame.previous;
    m_count.fetch_sub(1, std::memory_order_relaxed);
}

void Stoppables::setRecord(Frame &frame, journal::TaskRecord *record)
{
    frame.told.count = 0; // their places are that record's
    if (frame.stop.stop_possible()) {
        remove(frame);
        frame.stop = std::stop_source(std::nostopstate);
    }
    frame.record = record; // this thread's alone, until the next one asks for its token
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "policy/departure.h"

#include "policy/waitingroom.h"

#include <atomic>
#include <utility>

namespace parallel::detail {

namespace {

// Release, acquire: set once, by a library that is then there.
constinit std::atomic<const ClusterHooks *> hooks{nullptr};

constexpr Departing nothing{nullptr, 0, 1, 0};
constinit thread_local Departing current = nothing;

} // namespace

Elsewhere::~Elsewhere() = default;

void Elsewhere::comeBack()
{
    WaitingRoom::instance().comeBack(*this);
}

void Elsewhere::setBegun(quint16 worker, qint64 nanosecondsAgo)
{
    WaitingRoom::instance().setBegun(*this, worker, nanosecondsAgo);
}

void Elsewhere::setProgress(qint64 done, qint64 total)
{
    WaitingRoom::instance().setProgress(*this, done, total);
}

Departing takeDeparture() noexcept
{
    return std::exchange(current, nothing);
}

Departure::Departure(const Departing &call) noexcept : m_outer(std::exchange(current, call)) {}

Departure::~Departure()
{
    current = m_outer;
}

void setClusterHooks(const ClusterHooks *set) noexcept
{
    hooks.store(set, std::memory_order_release);
}

bool callsLeave() noexcept
{
    const ClusterHooks *const set = hooks.load(std::memory_order_acquire);
    return set && set->isOn();
}

void tellClusterOfThreads()
{
    if (const ClusterHooks *const set = hooks.load(std::memory_order_acquire))
        set->beforeThreads();
}

} // namespace parallel::detail

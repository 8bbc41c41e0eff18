// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/elementcall.h"

#include "base/fence.h"
#include "policy/overrides.h"
#include "wait/context.h"
#include "worker/mapfeed_p.h"
#include "worker/pool.h"
#include "worker/runner.h"

#include <QtCore/qscopeguard.h>

namespace parallel::detail {

ElementCall::ElementCall(std::shared_ptr<MapState> state, qsizetype place)
    : Call(state->body->definition, CallKind::Future), m_state(std::move(state)), m_place(place)
{
    const MapBody &body = *m_state->body;
    keepsArguments = !body.consumesElements;
    isRepeatable = body.isRepeatable;
    keepsFailures = body.keepsFailures();
}

void ElementCall::count() noexcept
{
    if (!std::exchange(m_isCounted, true))
        m_state->runByThemselves.fetch_add(1, std::memory_order_relaxed);
}

void ElementCall::uncount() noexcept
{
    if (std::exchange(m_isCounted, false))
        m_state->runByThemselves.fetch_sub(1, std::memory_order_relaxed);
}

bool ElementCall::begin() noexcept
{
    count();
    fullFence(); // pairs with the one in isSuspended(): that sees this one run, or this the wish
    if (m_state->body->wish() != MapWish::Suspend)
        return true;
    uncount();
    return false;
}

void ElementCall::run()
{
    count(); // where nobody has asked whether it may begin
    const auto atEnd = qScopeGuard([this] { uncount(); });
    m_value.reset();
    m_value = m_state->body->attempt(m_place);
}

void ElementCall::handOver()
{
    if (const auto made = std::exchange(m_value, nullptr))
        made->handOver();
}

bool ElementCall::isSuspended() const noexcept
{
    MapBody &body = *m_state->body;
    if (body.wish() != MapWish::Suspend)
        return false;
    fullFence(); // pairs with the one in begin()
    if (m_state->runByThemselves.load(std::memory_order_relaxed) == 0)
        body.noteSuspended();
    return true;
}

std::exception_ptr ElementCall::settle(const std::exception_ptr &thrown) noexcept
{
    MapBody &body = *m_state->body;
    m_value.reset();
    wasCancelled = isCancelled();
    if (thrown)
        body.fail(thrown);
    body.settle(m_place, thrown);
    m_state->end(1, 0);
    return {};
}

PolicyRef Feeding::policy() const
{
    return effectivePolicy(*state->body->definition, pool.overrides);
}

void Feeding::addByPolicy(const PolicyRef &policy)
{
    MapBody &body = *state->body;
    const qsizetype index = state->fed.load(std::memory_order_relaxed);
    if (policy.get()->retry.attempts > 1 && !body.keepsElements) // others read it once there is a first
        body.keepsElements = true;
    state->left.fetch_add(1, std::memory_order_relaxed);
    {
        const std::lock_guard lock(state->mutex); // who looks for elements finds none
        state->next = index + 1;
        state->fed.store(index + 1, std::memory_order_seq_cst);
    }
    const bool isSerial = !pool.settings.enabled;
    Call *call = nullptr;
    try {
        const CallMemory memory = Attempts::allocate(sizeof(ElementCall), *body.definition, policy, runner);
        call = new (memory.address) ElementCall(state, body.isStream ? body.begin(index) : index);
        call->offset = memory.offset;
        call->hasPolicy = true;
        Attempts::prepare(call);
    } catch (...) {
        state->end(1, 1);
        throw;
    }
    const Context context{
        Context::Entered, &pool, &runner, join, currentContext ? currentContext->frame : nullptr, nullptr};
    try {
        runner.submitter.submit(call, context);
    } catch (...) {
        if (!isSerial || !body.keepsFailures())
            throw;
    }
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "policy/serialrun.h"

#include "platform/platform.h"
#include "policy/overrides.h"
#include "policy/waitingroom.h"

#include <libparallel/detail/herecall.h>
#include <libparallel/errors.h>

namespace parallel::detail {

namespace {

constinit thread_local SerialRun *currentRun = nullptr;

} // namespace

void useLimits(PolicyHead &head, const QList<QByteArray> &keys)
{
    const Policy &policy = *head.policy;
    const auto limits = head.limits();
    std::size_t i = 0;
    if (policy.limit)
        limits[i++] = policy.limit.get();
    try {
        for (qsizetype k = 0; k < qsizetype(policy.keyed.size()); ++k)
            limits[i++] = policy.keyed[std::size_t(k)]->use(keys[k]);
    } catch (...) {
        for (std::size_t used = policy.limit ? 1 : 0; used < i; ++used) // the one that threw counts not
            KeyedLimit::endUse(limits[used]);
        throw;
    }
}

void endLimits(PolicyHead &head) noexcept
{
    const auto limits = head.limits();
    for (std::size_t i = head.policy->limit ? 1 : 0; i < limits.size(); ++i)
        KeyedLimit::endUse(limits[i]);
}

void checkRepeatable(const Definition &definition, const Policy &policy, bool isRepeatable)
{
    if (policy.retry.attempts > 1 && !isRepeatable)
        throw UsageError(
            ("parallel: task " + definition.name()
             + " is to be tried again where it fails, but an argument of this call can only be moved "
               "into the callable, which would use it up. Let the callable take it by const "
               "reference, or pass a pointer or a std::shared_ptr.")
                .toStdString());
}

std::exception_ptr timeoutError(const Policy &policy) noexcept
{
    try {
        return std::make_exception_ptr(
            TimeoutError(QStringLiteral("the call did not end within its timeout of %1 s")
                             .arg(double(policy.timeout) / 1e9)
                             .toStdString()));
    } catch (const std::bad_alloc &) {
        return std::current_exception();
    }
}

SerialRun *SerialRun::current() noexcept
{
    return currentRun;
}

SerialRun::SerialRun(const PolicyRef &policy, const QList<QByteArray> &keys)
    : Timer(Timer::TimesOutHere),
      m_memory(::operator new(policyRoom(int(policy.get()->limitCount())))),
      m_outer(std::exchange(currentRun, this))
{
    const int limits = int(policy.get()->limitCount());
    m_head = new (static_cast<char *>(m_memory) + policyRoom(limits) - pendingHeadSize - policyHeadSize)
        PolicyHead(policy, true, limits, nullptr);
    try {
        useLimits(*m_head, keys);
    } catch (...) {
        m_head->~PolicyHead();
        ::operator delete(m_memory);
        currentRun = m_outer;
        throw;
    }
    if (policy.get()->delay > 0)
        dueAt = platform::monotonicNanoseconds() + policy.get()->delay;
}

SerialRun::~SerialRun()
{
    if (isRunning)
        end();
    endLimits(*m_head);
    m_head->~PolicyHead();
    ::operator delete(m_memory);
    currentRun = m_outer;
}

void SerialRun::begin()
{
    WaitingRoom &room = WaitingRoom::instance();
    const auto never = [] { return false; };
    if (dueAt != 0)
        room.waitUntil(dueAt, never);
    room.waitForPlaces(*m_head, never);
    ++m_head->attempt;
    m_head->timedOut.store(false, std::memory_order_relaxed);
    if (policy().timeout != 0)
        m_stop = std::stop_source();
    isRunning = true;
    m_running.emplace(*m_head);
    room.startHere(*this);
}

bool SerialRun::end()
{
    isRunning = false;
    m_running.reset();
    WaitingRoom::instance().endHere(*this);
    return m_head->timedOut.load(std::memory_order_acquire);
}

// --- HereCall ---

constinit std::atomic<bool> operatorMaySay{true};

/// What PARALLEL_TASKS said at the first of these calls.
PolicyRef policyFound(const Definition &definition)
{
    static const auto &overrides = []() -> const std::shared_ptr<const Overrides> & {
        auto *const parsed = new std::shared_ptr(Overrides::parsed(qEnvironmentVariable("PARALLEL_TASKS")));
        operatorMaySay.store(*parsed != nullptr, std::memory_order_relaxed);
        return *parsed; // never destroyed: static objects may make calls at the end
    }();
    return effectivePolicy(definition, overrides);
}

HereCall::HereCall(const Definition &definition, const PolicyRef &policy, const QList<QByteArray> &keys,
                   bool isRepeatable)
    : d((checkRepeatable(definition, *policy.get(), isRepeatable), std::make_unique<SerialRun>(policy, keys)))
{
}

HereCall::~HereCall() = default;

bool HereCall::isLast() const noexcept
{
    return d->head().attempt >= d->policy().retry.attempts;
}

void HereCall::begin()
{
    d->begin();
}

void HereCall::end()
{
    if (d->end())
        std::rethrow_exception(timeoutError(d->policy()));
}

void HereCall::endWith(const std::exception_ptr &thrownByIt)
{
    std::exception_ptr thrown = thrownByIt;
    if (d->isRunning && d->end())
        thrown = timeoutError(d->policy());
    qint64 after = -1;
    if (isLast() || !isWorthRetrying(d->policy().retry, thrown, after))
        std::rethrow_exception(thrown);
    if (after < 0)
        after = delayAfter(d->policy().retry, d->head().attempt);
    d->dueAt = platform::monotonicNanoseconds() + after;
}

} // namespace parallel::detail

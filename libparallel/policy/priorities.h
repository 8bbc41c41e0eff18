// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/policyhead.h"

#include <functional>
#include <mutex>

namespace parallel::detail {

/// Queued calls of a pool whose priority is not what most have: those that go before the queue,
/// and those that go after it. Before it go also those that were taken from it once, and had to
/// wait for a place. Any thread.
class Priorities
{
public:
    /// Are there any that go before the queue? What was added before a full fence is seen.
    bool hasUrgent() const noexcept { return m_urgentCount.load(std::memory_order_relaxed) > 0; }
    bool hasPatient() const noexcept { return m_patientCount.load(std::memory_order_relaxed) > 0; }

    /// Is \a call, which has a policy, to be added here?
    static bool concerns(const Call *call) noexcept
    {
        const PolicyHead &head = policyHead(call);
        return head.policy->priority != 0 || head.wasTaken;
    }
    void add(Call *call);
    /// The next one, or nullptr.
    Call *takeUrgent() { return take(m_urgent, m_urgentCount); }
    Call *takePatient() { return take(m_patient, m_patientCount); }
    /// Removes those for which \a doomed holds, linked by Call::next.
    Call *removeIf(const std::function<bool(Call *)> &doomed);

    /// Around a fork(), and in its child, where nothing is queued.
    void lockForFork() { m_mutex.lock(); }
    void unlockAfterFork() { m_mutex.unlock(); }
    void startAnew() noexcept;

private:
    Call *take(WaitingList &list, std::atomic<int> &count);

    std::mutex m_mutex; // guards the lists
    WaitingList m_urgent;
    WaitingList m_patient;
    std::atomic<int> m_urgentCount{0};
    std::atomic<int> m_patientCount{0};
};

} // namespace parallel::detail

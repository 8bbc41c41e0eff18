// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/policyhead.h"

#include <optional>
#include <stop_token>

namespace parallel::detail {

/// A call with policies that runs outside all scopes. Its time-out is a timer in the waiting
/// room; its places are those of a head without a call.
class SerialRun : public Timer
{
public:
    SerialRun(const PolicyRef &policy, const QList<QByteArray> &keys);
    ~SerialRun();
    SerialRun(const SerialRun &) = delete;
    SerialRun &operator=(const SerialRun &) = delete;

    /// The innermost one of this thread, or nullptr.
    static SerialRun *current() noexcept;
    SerialRun *outer() const noexcept { return m_outer; }

    PolicyHead &head() noexcept { return *m_head; }
    const Policy &policy() const noexcept { return *m_head->policy; }

    /// By the supervisor, with the waiting room's lock: whom to ask to stop, without it.
    std::stop_source noteTimeout() noexcept
    {
        m_head->timedOut.store(true, std::memory_order_release);
        return m_stop;
    }
    std::stop_token stopToken() const { return m_stop.get_token(); }

    void begin();
    /// True: it took too long.
    bool end();

    bool isRunning = false;
    qint64 dueAt = 0; // the next attempt; 0: at once

private:
    void *m_memory;
    PolicyHead *m_head = nullptr;
    std::stop_source m_stop;
    std::optional<RunningHead> m_running;
    SerialRun *m_outer;
};

/// Finds the limits of a call's keys, for \a head. Throws std::bad_alloc, and has then found none.
void useLimits(PolicyHead &head, const QList<QByteArray> &keys);
/// Its call has ended.
void endLimits(PolicyHead &head) noexcept;

/// Throws UsageError where a call can have no second attempt, and its policy may ask for one.
void checkRepeatable(const Definition &definition, const Policy &policy, bool isRepeatable);

/// What a call that took too long has thrown. nullptr: there is no memory for it.
std::exception_ptr timeoutError(const Policy &policy) noexcept;

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>

#include <mutex>
#include <utility>

namespace parallel::detail {

class Pool;

/// Calls of maps whose futures are suspended: they hold no worker and are in no queue. Any
/// thread. Qt tells nobody of a resume(), so that somebody has to look.
class Suspended
{
public:
    void add(Call *call)
    {
        const std::lock_guard lock(m_mutex);
        call->next = std::exchange(m_first, call);
    }
    bool isEmpty() const
    {
        const std::lock_guard lock(m_mutex);
        return !m_first;
    }

    /// Queues in \a pool what may go on, and drops what was stopped or cancelled. By the
    /// supervisor, and whoever stops something. True: there are more.
    bool resume(Pool &pool);

private:
    Call *takeThoseToResume(const Pool &pool);

    mutable std::mutex m_mutex;
    Call *m_first = nullptr;
};

} // namespace parallel::detail

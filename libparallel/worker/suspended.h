// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>

#include <mutex>
#include <utility>

namespace parallel::detail {

/// Calls of maps whose futures are suspended: they hold no worker and are in no queue. Any
/// thread.
class Suspended
{
public:
    void add(Call *call)
    {
        const std::lock_guard lock(m_mutex);
        call->next = std::exchange(m_first, call);
    }

    /// Removes those for which \a goesOn holds, linked by Call::next.
    template<typename GoesOn>
    Call *takeIf(GoesOn goesOn)
    {
        const std::lock_guard lock(m_mutex);
        Call *taken = nullptr;
        for (Call **link = &m_first; *link;) {
            Call *const call = *link;
            if (goesOn(call)) {
                *link = call->next;
                call->next = std::exchange(taken, call);
            } else {
                link = &call->next;
            }
        }
        return taken;
    }

    bool isEmpty() const
    {
        const std::lock_guard lock(m_mutex);
        return !m_first;
    }

private:
    mutable std::mutex m_mutex;
    Call *m_first = nullptr;
};

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/timers.h"

#include <vector>

namespace parallel::detail {

/// Calls that wait for a limit or a rate: those of the highest priority first, and of the same
/// priority the one that came first.
class WaitingList
{
public:
    WaitingList() { m_lists.reserve(1); }

    void append(Timer &waiter, int priority) noexcept { add(waiter, priority, false); }
    /// Before the others of its priority.
    void prepend(Timer &waiter, int priority) noexcept { add(waiter, priority, true); }
    void remove(Timer &waiter) noexcept;
    /// The next one. nullptr: nobody waits.
    Timer *first() const noexcept { return m_lists.empty() ? nullptr : m_lists.front().first; }
    bool isEmpty() const noexcept { return m_lists.empty(); }
    /// That of the next one; there is one.
    int highestPriority() const noexcept { return m_lists.front().priority; }
    /// Calls \a visit with each, which may remove that one.
    template<typename Visit>
    void forEach(Visit visit)
    {
        for (std::size_t i = m_lists.size(); i-- > 0;) { // one whose last is removed goes
            for (Timer *next = m_lists[i].first; next;) {
                Timer *const waiter = next;
                next = waiter->next;
                visit(*waiter);
            }
        }
    }
    void clear() noexcept { m_lists.clear(); }

private:
    void add(Timer &waiter, int priority, bool first) noexcept;

    struct List
    {
        int priority;
        Timer *first;
        Timer *last;
    };
    std::vector<List> m_lists; // none is empty; the highest priority first
};

} // namespace parallel::detail

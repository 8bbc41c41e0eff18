// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

namespace parallel::detail {

/// Something that is due at a time, or lies in a list meanwhile: the links of both are the same,
/// as nothing is in two places.
struct Timer
{
    enum Kind : quint8 {
        CallIsDue,  ///< A call that waits for its time or its next attempt.
        RateOpens,  ///< The next call at a rate may start.
        TimesOut,   ///< A call that runs takes longer than it may.
        PatienceEnds, ///< Places of a gate were kept long enough for those who do not use them.
        TimesOutHere, ///< One that runs where it was made, outside all scopes.
    };

    explicit Timer(Kind k) noexcept : kind(k) {}
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;

    qint64 due = 0; // nanoseconds of the monotonic clock
    Timer *child = nullptr;
    Timer *next = nullptr;
    Timer *previous = nullptr; // or whose first child it is
    Kind kind;
    bool isSet = false; // those that follow in what derives from it take up the room behind this
};

/// Timers by their time: a pairing heap, which needs no memory of its own. Adding one takes the
/// same time however many there are; taking the first or any other, its logarithm.
class Timers
{
public:
    /// Those whose time is the same come in any order.
    void add(Timer &timer) noexcept
    {
        timer.child = timer.next = timer.previous = nullptr;
        timer.isSet = true;
        m_first = meld(m_first, &timer);
    }

    void remove(Timer &timer) noexcept
    {
        if (!timer.isSet)
            return;
        timer.isSet = false;
        Timer *const below = mergePairs(timer.child);
        if (&timer == m_first) {
            m_first = below;
            return;
        }
        (timer.previous->child == &timer ? timer.previous->child : timer.previous->next) = timer.next;
        if (timer.next)
            timer.next->previous = timer.previous;
        m_first = meld(m_first, below);
    }

    /// The one that is due first. nullptr: there is none.
    Timer *first() const noexcept { return m_first; }

private:
    static Timer *meld(Timer *a, Timer *b) noexcept
    {
        if (!a || !b)
            return a ? a : b;
        Timer *const parent = b->due < a->due ? b : a;
        Timer *const child = parent == a ? b : a;
        child->next = parent->child;
        if (child->next)
            child->next->previous = child;
        child->previous = parent;
        parent->child = child;
        parent->next = parent->previous = nullptr;
        return parent;
    }

    /// Melds siblings in pairs, and then the pairs. Not recursive: there may be a million.
    static Timer *mergePairs(Timer *siblings) noexcept
    {
        Timer *pairs = nullptr; // linked by `next`, the last one first
        while (Timer *const a = siblings) {
            Timer *const b = a->next;
            siblings = b ? b->next : nullptr;
            a->next = nullptr;
            if (b)
                b->next = nullptr;
            Timer *const pair = meld(a, b);
            pair->next = pairs;
            pairs = pair;
        }
        Timer *merged = nullptr;
        while (Timer *const pair = pairs) {
            pairs = pair->next;
            pair->next = nullptr;
            merged = meld(merged, pair);
        }
        if (merged)
            merged->previous = nullptr;
        return merged;
    }

    Timer *m_first = nullptr;
};

} // namespace parallel::detail

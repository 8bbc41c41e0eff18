// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>

#include <utility>

namespace parallel::detail {

class Pool;
class Runner;
struct Frame;

/// Where calls made on a thread go. Contexts lie on that thread's stack, the
/// innermost first in currentContext.
struct Context
{
    enum Kind {
        Entered, // by threads() or Threads::enter()
        Grouped, // by group()
        Running, // by a task that runs
    };

    Kind kind;
    Pool *pool;
    Runner *runner; // what this thread adds calls to that pool by
    Join *join;     // what waits for these calls
    Frame *frame;   // the task that runs on this thread, or nullptr
    Context *outer;
    quint64 *id = nullptr; // where to store that of the next call
};

/// While it lives, this thread runs calls of a pool, one after the other: nothing on it
/// may wait for the end of that pool.
class AtWork
{
public:
    explicit AtWork(const Pool &pool) noexcept : m_pool(pool), m_outer(std::exchange(s_innermost, this)) {}
    ~AtWork() { s_innermost = m_outer; }
    AtWork(const AtWork &) = delete;
    AtWork &operator=(const AtWork &) = delete;

    /// Is this thread in a task of \a pool, or at the end of one?
    static bool isFor(const Pool &pool) noexcept;

private:
    const Pool &m_pool;
    AtWork *const m_outer;
    static constinit thread_local AtWork *s_innermost;
};

inline void enterContext(Context *context) noexcept
{
    context->outer = currentContext;
    currentContext = context;
}

/// Guards mostly end in reverse order; where they do not, this one is unlinked.
inline void leaveContext(Context *context) noexcept
{
    for (Context **link = &currentContext; *link; link = &(*link)->outer) {
        if (*link == context) {
            *link = context->outer;
            return;
        }
    }
}

} // namespace parallel::detail

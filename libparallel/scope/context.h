// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>

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

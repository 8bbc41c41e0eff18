// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: its operator() must be const (a lambda without 'mutable'), because its calls run at the same time.

#include <libparallel/parallel.h>

int main()
{
#ifdef MISUSE
    const auto next = parallel::task("next", [n = 0]() mutable { return ++n; });
#else
    const auto next = parallel::task("next", [n = 0]() { return n + 1; });
#endif
    next();
}

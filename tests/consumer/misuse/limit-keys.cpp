// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::Task::limit(): a task has at most 7 limits with a key.

#include <libparallel/parallel.h>

int main()
{
    const auto key = [](int n) { return n; };
    const auto load = parallel::task("load", [](int) {});
    const auto limited = load.limit(1)
                             .limit(1, key)
                             .limit(2, key)
                             .limit(3, key)
                             .limit(4, key)
                             .limit(5, key)
                             .limit(6, key)
                             .limit(7, key);
#ifdef MISUSE
    limited.limit(8, key)(1);
#else
    limited(1);
#endif
}

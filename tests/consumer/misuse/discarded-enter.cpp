// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: calls go to the threads only while this guard lives; name it: const auto entered = threads.enter();

#include <libparallel/parallel.h>

int main()
{
    parallel::Threads threads(2);
#ifdef MISUSE
    threads.enter();
#else
    const auto entered = threads.enter();
#endif
}

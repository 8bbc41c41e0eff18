// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: the threads end with the statement that drops their guard; name it: const auto threads = parallel::threads();

#include <libparallel/parallel.h>

int main()
{
#ifdef MISUSE
    parallel::threads(8);
#else
    const auto threads = parallel::threads(8);
#endif
}

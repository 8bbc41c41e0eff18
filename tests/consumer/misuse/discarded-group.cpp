// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: a group ends with the statement that drops its guard; name it: const auto group = parallel::group();

#include <libparallel/parallel.h>

int main()
{
#ifdef MISUSE
    parallel::group();
#else
    const auto group = parallel::group();
#endif
}

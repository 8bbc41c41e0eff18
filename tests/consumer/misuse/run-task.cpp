// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::concurrent::run: this is a parallel::task() already. Call it: task(arguments…)

#include <libparallel/concurrent.h>
#include <libparallel/parallel.h>

int main()
{
    const auto square = parallel::task("square", [](int number) { return number * number; });
#ifdef MISUSE
    (void)parallel::concurrent::run(square, 2);
#else
    square(2).waitForFinished();
#endif
}

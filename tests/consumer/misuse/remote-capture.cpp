// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::Task::remote(): the callable has captured something

#include <libparallel/cluster.h>

int main()
{
    [[maybe_unused]] int number = 1;
#ifdef MISUSE
    const auto task = parallel::task("name", [number](int n) { return n + number; }).remote();
#else
    const auto task = parallel::task("name", [](int n) { return n; }).remote();
#endif
    task.name();
}

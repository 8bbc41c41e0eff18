// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::Task::remote(): the callable's parameters are not known

#include <libparallel/cluster.h>

int main()
{
    [[maybe_unused]] int number = 1;
#ifdef MISUSE
    const auto task = parallel::task("name", [](auto n) { return n; }).remote();
#else
    const auto task = parallel::task("name", [](int n) { return n; }).remote();
#endif
    task.name();
}

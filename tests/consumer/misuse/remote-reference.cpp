// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::Task::remote(): the callable takes a reference that it changes

#include <libparallel/cluster.h>

int main()
{
    [[maybe_unused]] int number = 1;
#ifdef MISUSE
    const auto task = parallel::task("name", [](int &n) { ++n; }).remote();
#else
    const auto task = parallel::task("name", [](const int &n) { return n; }).remote();
#endif
    task.name();
}

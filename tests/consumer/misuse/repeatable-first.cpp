// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::Task::repeatable(): it is about remote calls

#include <libparallel/cluster.h>

int main()
{
    [[maybe_unused]] int number = 1;
#ifdef MISUSE
    const auto task = parallel::task("name", [](int n) { return n; }).repeatable();
#else
    const auto task = parallel::task("name", [](int n) { return n; }).remote().repeatable();
#endif
    task.name();
}

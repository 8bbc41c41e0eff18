// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::Task::remote(): a parameter cannot be sent to another machine

#include <libparallel/cluster.h>

int main()
{
    [[maybe_unused]] int number = 1;
#ifdef MISUSE
    const auto task = parallel::task("name", [](const int *n) { return *n; }).remote();
#else
    const auto task = parallel::task("name", [](const QString &text) { return text; }).remote();
#endif
    task.name();
}

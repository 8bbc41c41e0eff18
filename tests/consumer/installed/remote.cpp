// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/cluster.h>
#include <libparallel/parallel.h>

// Without PARALLEL_CLUSTER it runs here.
int main()
{
    const auto twice = parallel::task("twice", [](int number) { return number * 2; }).remote().repeatable();
    parallel::serveIfWorker();
    const auto threads = parallel::threads();
    return twice(21).result() == 42 ? 0 : 1;
}

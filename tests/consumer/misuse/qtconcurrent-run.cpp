// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: QtConcurrent::run() of a parallel::task() would give a future of a future. Call the task: task(arguments…)

#include <libparallel/parallel.h>

#include <QtConcurrent/qtconcurrentrun.h>

int main()
{
    const auto square = parallel::task("square", [](int number) { return number * number; });
#ifdef MISUSE
    auto future = QtConcurrent::run(square, 2);
#else
    auto future = square(2);
#endif
    future.waitForFinished();
}

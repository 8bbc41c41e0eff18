// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: QtConcurrent::run() of a parallel::task() would give a future of a future.

#include <libparallel/concurrent.h>

#include <QtConcurrent/qtconcurrentrun.h>

int main()
{
    QThreadPool pool;
    auto square = [](int number) { return number * number; };
#ifdef MISUSE
    auto future = QtConcurrent::run(&pool, parallel::task("square", square), 2);
#else
    auto future = QtConcurrent::run(&pool, square, 2);
#endif
    future.waitForFinished();
}

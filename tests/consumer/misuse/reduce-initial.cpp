// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::mapReduce: after the reduce function come a value to begin with, which must convert to the result's type

#include <libparallel/parallel.h>

int main()
{
    const auto square = parallel::task("square", [](int number) { return number * number; });
    const auto add = [](int &sum, int number) { sum += number; };
    const QList<int> numbers{1, 2, 3};
#ifdef MISUSE
    parallel::mapReduce(square, numbers, add, QStringLiteral("0"));
#else
    parallel::mapReduce(square, numbers, add, 0, QtConcurrent::OrderedReduce);
#endif
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::mapReduce: it cannot be told what this reduces to. Name it: mapReduce<QString>(…).

#include <libparallel/parallel.h>

int main()
{
    const auto square = parallel::task("square", [](int number) { return number * number; });
    const auto add = [](auto &sum, auto number) { sum += number; };
    const QList<int> numbers{1, 2, 3};
#ifdef MISUSE
    parallel::mapReduce(square, numbers, add);
#else
    parallel::mapReduce<int>(square, numbers, add);
#endif
}

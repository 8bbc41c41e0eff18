// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::mapReduce: the reduce function cannot be called with the result so far, as a reference, and a value

#include <libparallel/parallel.h>

int main()
{
    const auto square = parallel::task("square", [](int number) { return number * number; });
    const QList<int> numbers{1, 2, 3};
#ifdef MISUSE
    parallel::mapReduce(square, numbers, [](int &sum) { ++sum; });
#else
    parallel::mapReduce(square, numbers, [](int &sum, int number) { sum += number; });
#endif
}

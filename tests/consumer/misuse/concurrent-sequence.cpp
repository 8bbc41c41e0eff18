// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::concurrent: give a sequence, or two iterators, and then the function; before them a QThreadPool *

#include <libparallel/concurrent.h>

int main()
{
    const QList<int> numbers{1, 2, 3};
    const auto square = [](int number) { return number * number; };
#ifdef MISUSE
    (void)parallel::concurrent::mapped(square, numbers);
#else
    parallel::concurrent::mapped(numbers, square).waitForFinished();
#endif
}

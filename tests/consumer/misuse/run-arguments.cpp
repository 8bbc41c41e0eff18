// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::concurrent::run: the function cannot be called with copies of these arguments, nor with a QPromise<T> & before them.

#include <libparallel/concurrent.h>

void increase(int &number)
{
    ++number;
}

int main()
{
    int number = 0;
#ifdef MISUSE
    (void)parallel::concurrent::run(increase, number);
#else
    parallel::concurrent::run(increase, std::ref(number)).waitForFinished();
#endif
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: pass std::ref(x) where it takes a reference that it changes

#include <libparallel/parallel.h>

#include <functional>

int main()
{
    int total = 0;
    const auto count = parallel::task("count", [](int &sum) { ++sum; });
#ifdef MISUSE
    count(total);
#else
    count(std::ref(total));
#endif
}

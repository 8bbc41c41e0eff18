// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::task: this function is a template or has overloads. Put a lambda around it

#include <libparallel/parallel.h>

namespace {
template<typename T>
void load(const T &)
{
}
} // namespace

int main()
{
#ifdef MISUSE
    const auto any = parallel::task("load", load);
#else
    const auto any = parallel::task("load", load<int>);
    any(1);
#endif
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::task: an argument can neither be copied nor moved into the call. Pass std::move(x) of what can be moved

#include <libparallel/parallel.h>

#include <memory>

int main()
{
    auto n = std::make_unique<int>(1);
    const auto count = parallel::task("count", [](const std::unique_ptr<int> &number) { return *number; });
#ifdef MISUSE
    count(n);
#else
    count(std::move(n));
#endif
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::map: the elements of this range cannot be copied. Pass std::move(range)

#include <libparallel/parallel.h>

#include <memory>
#include <vector>

int main()
{
    std::vector<std::unique_ptr<int>> numbers(3);
    const auto look = parallel::task("look", [](const std::unique_ptr<int> &) { return 1; });
#ifdef MISUSE
    parallel::mapped(look, numbers);
#else
    parallel::mapped(look, std::move(numbers));
#endif
}

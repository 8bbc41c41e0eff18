// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::map: the elements of this range cannot be copied. Pass std::move(range)

#include <libparallel/parallel.h>

#include <memory>
#include <vector>

int main()
{
    std::vector<std::unique_ptr<int>> numbers(3);
    const auto take = parallel::task("take", [](std::unique_ptr<int>) {});
#ifdef MISUSE
    parallel::map(take, numbers);
#else
    parallel::map(take, std::move(numbers));
#endif
}

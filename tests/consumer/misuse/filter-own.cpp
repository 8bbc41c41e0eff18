// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::filter: the elements of this range cannot be copied. Pass std::move(range).

#include <libparallel/parallel.h>

#include <memory>
#include <vector>

int main()
{
    std::vector<std::unique_ptr<int>> numbers(3);
    const auto keep = parallel::task("keep", [](const std::unique_ptr<int> &number) { return bool(number); });
#ifdef MISUSE
    parallel::filter(keep, numbers);
#else
    parallel::filter(keep, std::move(numbers));
#endif
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::map: the task cannot be called with an element of this range. It is given one element by const reference (after a std::stop_token, if it asks for one).

#include <libparallel/parallel.h>

int main()
{
    const auto size = parallel::task("size", [](const QString &table) { return table.size(); });
    const QStringList tables = {QStringLiteral("orders")};
    const QList<int> numbers = {1};
#ifdef MISUSE
    parallel::map(size, numbers);
#else
    parallel::map(size, tables);
#endif
    return int(numbers.size());
}

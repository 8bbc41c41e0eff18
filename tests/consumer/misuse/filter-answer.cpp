// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::filter: the task must return whether to keep the element, as a bool.

#include <libparallel/parallel.h>

int main()
{
    const QStringList names{QStringLiteral("orders")};
#ifdef MISUSE
    const auto keep = parallel::task("keep", [](const QString &name) { return name.toUpper(); });
#else
    const auto keep = parallel::task("keep", [](const QString &name) { return name.isUpper(); });
#endif
    parallel::filter(keep, names);
}

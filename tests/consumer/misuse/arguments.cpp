// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::task: the callable cannot be called with copies of these arguments. Check their number and types

#include <libparallel/parallel.h>

int main()
{
    const auto load = parallel::task("load", [](const QString &, int) {});
#ifdef MISUSE
    load(1, QStringLiteral("orders"));
#else
    load(QStringLiteral("orders"), 1);
#endif
}

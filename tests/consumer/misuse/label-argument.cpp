// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::task: the label cannot be called with these arguments.

#include <libparallel/parallel.h>

int main()
{
    const auto load = parallel::task("load", [](const QString &) {});
#ifdef MISUSE
    load.label([](int n) { return n; })(QStringLiteral("orders"));
#else
    load.label([](const QString &table) { return table; })(QStringLiteral("orders"));
#endif
}

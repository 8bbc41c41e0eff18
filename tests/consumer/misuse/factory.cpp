// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Says: parallel::threadCached: the factory cannot be called with these arguments.

#include <libparallel/parallel.h>

int main()
{
    const auto database = parallel::threadCached([](const QString &file) { return file.size(); });
#ifdef MISUSE
    database(3, 4);
#else
    database(QStringLiteral("warehouse.db"));
#endif
}

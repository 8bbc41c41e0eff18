// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/parallel.h>

#include <QThread>

#include <chrono>
#include <cstdio>

// The code as it was: one table after the other, each of them mostly waiting.
void loadTable(const QString &table)
{
    QThread::sleep(1); // connect, SELECT, INSERT
    std::printf("%s is loaded\n", qPrintable(table));
}

int main()
{
    const QStringList tables{"customers", "orders", "products", "returns", "suppliers"};
    const auto start = std::chrono::steady_clock::now();

    const auto load = parallel::task("load", &loadTable); // 1. wrap the function
    {
        const auto threads = parallel::threads(8);        // 2. open threads around its calls
        for (const QString &table : tables)
            load(table);                                  // queued: returns at once
    }                                                     // waits; rethrows the first failure

    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::printf("%d tables in %.1f s\n", int(tables.size()), seconds.count());
}

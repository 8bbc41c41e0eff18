// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "http.h"
#include "warehouse.h"

#include <libparallel/parallel.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

#include <cstdio>

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3) {
        std::fputs("usage: elt-small WAREHOUSE.db URL…\n"
                   "Loads JSON arrays of objects into tables that are named for their addresses.\n",
                   stderr);
        return 2;
    }
    const QString &file = arguments[1];

    // Clients that only one thread at a time may use: each thread makes its own, once.
    auto http = parallel::threadCached([] { return Http(); });
    auto warehouse = parallel::threadCached([&] { return Warehouse(file); });

    const auto load = parallel::task("load", [&](const QString &address) {
                          const QJsonArray rows = http().array(address);
                          warehouse().replace(QFileInfo(QUrl(address).path()).baseName(), rows);
                      }).label([](const QString &address) { return address; });

    try {
        const auto threads =
            parallel::threads({.onFailure = parallel::OnFailure::Continue, .name = "elt-small"});
        for (const QString &address : arguments.sliced(2))
            load(address); // queued: returns at once
    } catch (const parallel::TaskFailures &failures) { // what failed; all the others are loaded
        std::fprintf(stderr, "elt-small: %s\n", failures.what());
        return 1;
    }
    return 0;
}

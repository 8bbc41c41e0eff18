// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "extract/databasetable.h"
#include "extract/files.h"
#include "interruption.h"
#include "job.h"
#include "load/warehouse.h"
#include "stop.h"
#include "summary.h"

#include <libparallel/parallel.h>

#include <QCoreApplication>

#include <cstdio>

namespace {

void print(FILE *stream, const QString &text)
{
    std::fputs(text.toUtf8().constData(), stream);
    std::fflush(stream);
}

/// Loads all sources, at the same time, and then runs the transforms one by one.
/// Returns the exit status.
int run(const Job &job)
{
    Summary summary;
    for (const Source &source : job.sources)
        summary.expect(source.name, source.shown);
    for (const Transform &step : job.transforms)
        summary.expect(step.shown, step.shown);
    const Interruption interruption([&] { print(stdout, summary.toText(job.brief)); });

    // Clients that only one thread at a time may use: each thread has its own.
    auto curl = parallel::threadCached([] { return Curl(); });
    auto database = parallel::threadCached(
        [](const QString &address, Database::Access access) { return Database(address, access); });

    const auto warehouse = Warehouse::at(job.warehouse);
    try {
        warehouse->prepare(database(job.warehouse, Database::Access::Write), Stop({}, interruption.token()));
    } catch (const std::exception &) {
        if (!interruption.happened())
            throw;
        print(stdout, summary.toText(job.brief)); // nothing was begun
        return interruption.exitStatus();
    }

    const auto extract = [&](const Source &source, const Stop &stop) {
        if (source.isTable())
            return readTable(database(source.address, Database::Access::Read), source.table, stop);
        return readFile(curl().download(source.address, job.limits, stop));
    };

    const auto load = parallel::task("load", [&](std::stop_token token, const Source &source) {
                          const Stop stop(token, interruption.token());
                          summary.record(source.name, [&] {
                              const Table table = extract(source, stop);
                              warehouse->replace(database(job.warehouse, Database::Access::Write),
                                                 source.name, table, stop);
                              return Loaded{qint64(table.rows.size()), table.bytes};
                          });
                      }).label([](const Source &source) { return source.shown; });

    const auto transform =
        parallel::task("transform", [&](std::stop_token token, const Transform &step) {
            const Stop stop(token, interruption.token());
            summary.record(step.shown, [&] {
                warehouse->transform(database(job.warehouse, Database::Access::Write), step.script, stop);
                return Loaded{};
            });
        }).label([](const Transform &step) { return step.shown; });

    try {
        const auto threads = parallel::threads(
            {.workers = job.workers, .onFailure = parallel::OnFailure::Continue, .name = "elt"});
        const std::stop_callback cancel(interruption.token(), [&] { threads->cancel(); });

        for (const Source &source : job.sources) {
            load(source);
            if (interruption.happened())
                break;
        }
        parallel::barrier(); // throws if any has failed: no transform sees half of the tables

        for (const Transform &step : job.transforms) {
            if (summary.hasFailures())
                break;
            transform(step);
            parallel::barrier(); // the next one may build on it
        }
    } catch (const parallel::ConfigError &) {
        throw;
    } catch (const parallel::TimeoutError &error) {
        print(stderr, QStringLiteral("elt: %1\n").arg(QString::fromUtf8(error.what())));
    } catch (const std::exception &) {
        // What failed or was cancelled is in the summary.
    }

    print(stdout, summary.toText(job.brief));
    if (interruption.happened())
        return interruption.exitStatus();
    return summary.allDone() ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    try {
        return run(readCommandLine(QCoreApplication::arguments()));
    } catch (const std::exception &error) {
        print(stderr, QStringLiteral("elt: %1\n").arg(parallel::masked(QString::fromUtf8(error.what()))));
        return 2;
    }
}

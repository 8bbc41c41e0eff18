// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "expectations.h"
#include "extract/extract.h"
#include "interruption.h"
#include "job.h"
#include "load/warehouse.h"
#include "patience.h"
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
    auto clients = parallel::threadCached([&] { return Clients(job.options.silence); });
    auto warehouse = parallel::threadCached([&] { return Warehouse::at(job.warehouse, job.options); });

    try {
        warehouse()->prepare(Stop({}, interruption.token()));
    } catch (const std::exception &) {
        if (!interruption.happened())
            throw;
        print(stdout, summary.toText(job.brief)); // nothing was begun
        return interruption.exitStatus();
    }

    const auto load = parallel::task("load", [&](std::stop_token token, const Source &source) {
                          const Stop stop(token, interruption.token());
                          summary.record(source.name, [&] {
                              return patiently(job.retries, stop, [&] {
                                  Stage stage;
                                  const QString after =
                                      warehouse()->highest(source.name, source.options.since, stop);
                                  QStringList notes = extract(clients(), source, after, stage, stop);
                                  requireExpected(stage, source.options);
                                  notes += warehouse()->load(source.name, stage, source.options.mode, stop);
                                  return Loaded{stage.rows(), stage.bytes, notes};
                              });
                          });
                      }).label([](const Source &source) { return source.shown; });

    const auto transform = parallel::task("transform", [&](std::stop_token token, const Transform &step) {
                               const Stop stop(token, interruption.token());
                               summary.record(step.shown, [&] {
                                   warehouse()->transform(step.script, stop);
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

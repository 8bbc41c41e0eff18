// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "extract/extract.h"
#include "failure.h"
#include "job.h"
#include "load/warehouse.h"
#include "loading.h"
#include "stop.h"
#include "summary.h"
#include "workers.h"

#include <libparallel/parallel.h>

#include <QCoreApplication>

#include <openssl/crypto.h>

#include <chrono>
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
    const parallel::Retry retry{.attempts = job.retries + 1,
                                .firstDelay = std::chrono::milliseconds(500),
                                .maxDelay = std::chrono::seconds(30),
                                .when = [](const PassingFailure &) { return true; }};
    const LoadByWorker loadThere = loadByWorker(job, retry);
    const parallel::Interruption interruption;
    Summary summary;
    for (const Source &source : job.sources)
        summary.expect(source.name, source.shown);
    for (const Transform &step : job.transforms)
        summary.expect(step.shown, step.shown);

    // Clients that only one thread at a time may use: each thread has its own.
    auto clients = parallel::threadCached([&] { return Clients(job.options.silence); });
    auto warehouse = parallel::threadCached([&] { return Warehouse::at(job.warehouse, job.options); });

    const auto prepare = parallel::task(
        "prepare", [&](std::stop_token token) { warehouse()->prepare(Stop(std::move(token))); });

    const auto load = parallel::task("load",
                                     [&](std::stop_token token, const Source &source) {
                                         const Stop stop(std::move(token));
                                         const bool triesAgain = parallel::thisTask::attempt() <= job.retries;
                                         summary.record(source.name, triesAgain, [&] {
                                             return loadSource(clients(), *warehouse(), source, stop);
                                         });
                                     })
                          .label([](const Source &source) { return source.shown; })
                          .retry(retry)
                          .limit(job.perHost, hostOf);

    const auto transform = parallel::task("transform", [&](std::stop_token token, const Transform &step) {
                               const Stop stop(std::move(token));
                               summary.record(step.shown, false, [&] {
                                   warehouse()->transform(step.script, stop);
                                   return Loaded{};
                               });
                           }).label([](const Transform &step) { return step.shown; });

    try {
        {
            const auto threads = parallel::threads({.workers = 1, .name = "elt: warehouse"});
            prepare(); // what it throws ends the program
        }
        // A thread without work soon gives its connections back: a server may have no more of them for others.
        const auto threads = parallel::threads({.workers = job.workers,
                                                .onFailure = parallel::OnFailure::Continue,
                                                .name = "elt",
                                                .idleTimeout = std::chrono::milliseconds(200)});

        for (const Source &source : job.sources) {
            if (loadThere && isReadAnywhere(source))
                summary.follow(source.name, loadThere(source));
            else
                load(source);
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
        if (summary.nothingBegun() && !interruption.signal())
            throw;
        // What failed or was cancelled is in the summary.
    }

    print(stdout, summary.toText(job.brief));
    if (interruption.signal())
        return interruption.exitStatus();
    return summary.allDone() ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    // The libraries of servers use OpenSSL on our threads. Its own clean-up at exit frees what they had of
    // it, without a lock, while the last of them may be doing the same: a thread that Qt has waited for
    // has some instructions to go. The end of the process frees it, too.
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
    const QCoreApplication app(argc, argv);
    try {
        serveIfWorker();
        return run(readCommandLine(QCoreApplication::arguments()));
    } catch (const std::exception &error) {
        print(stderr, QStringLiteral("elt: %1\n").arg(parallel::masked(QString::fromUtf8(error.what()))));
        return 2;
    }
}

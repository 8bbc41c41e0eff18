// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "workers.h"

#include "extract/extract.h"
#include "failure.h"
#include "job.h"
#include "loading.h"
#include "stop.h"

#include <libparallel/cluster.h>
#include <libparallel/parallel.h>

#include <QDataStream>
#include <QElapsedTimer>

#include <stdexcept>
#include <tuple>

// Each member is named, so that a new one does not compile before it is sent too.

static auto membersOf(auto &source)
{
    auto &[kind, address, table, name, shown, options] = source;
    auto &[format, csv, json, headers, caFile, ssh, pageParameter, firstPage, cursorParameter, mode, since,
           minRows, required, types] = options;
    auto &[separator, lenient, asked, guessed] = csv;
    auto &[lines, records, link] = json;
    auto &[knownHosts, keyFile] = ssh;
    auto &[modeKind, key] = mode;
    return std::tie(kind, address, table, name, shown, format, separator, lenient, asked, guessed, lines,
                    records, link, headers, caFile, knownHosts, keyFile, pageParameter, firstPage,
                    cursorParameter, modeKind, key, since, minRows, required, types);
}

static QDataStream &operator<<(QDataStream &out, const Source &source)
{
    std::apply([&](const auto &...member) { (out << ... << member); }, membersOf(source));
    return out;
}

static QDataStream &operator>>(QDataStream &in, Source &source)
{
    std::apply([&](auto &...member) { (in >> ... >> member); }, membersOf(source));
    return in;
}

static QDataStream &operator<<(QDataStream &out, const WarehouseOptions &options)
{
    const auto &[silence, decimalsAsText] = options;
    return out << qint64(silence.count()) << decimalsAsText;
}

static QDataStream &operator>>(QDataStream &in, WarehouseOptions &options)
{
    auto &[silence, decimalsAsText] = options;
    qint64 seconds = 0;
    in >> seconds >> decimalsAsText;
    silence = std::chrono::seconds(seconds);
    return in;
}

static QDataStream &operator<<(QDataStream &out, const Loaded &loaded)
{
    const auto &[rows, bytes, seconds, notes] = loaded;
    return out << rows << bytes << seconds << notes;
}

static QDataStream &operator>>(QDataStream &in, Loaded &loaded)
{
    auto &[rows, bytes, seconds, notes] = loaded;
    return in >> rows >> bytes >> seconds >> notes;
}

namespace {

/// What a worker does. It may load for any warehouse, and keeps no connections for the next source.
Loaded loadThere(std::stop_token token, const Source &source, const QString &address,
                 const WarehouseOptions &options)
{
    QElapsedTimer timer;
    timer.start();
    Clients clients(options.silence);
    const auto warehouse = Warehouse::at(address, options);
    Loaded loaded = loadSource(clients, *warehouse, source, Stop(std::move(token)));
    loaded.seconds = double(timer.nsecsElapsed()) / 1e9;
    return loaded;
}

QString labelOf(const Source &source, const QString &, const WarehouseOptions &)
{
    return source.shown;
}

QString hostThere(const Source &source, const QString &, const WarehouseOptions &)
{
    return hostOf(source);
}

auto remoteLoad(const parallel::Retry &retry, int perHost)
{
    return parallel::task("load", &loadThere)
        .label(&labelOf)
        .retry(retry)
        .limit(perHost, &hostThere)
        .remote();
}

} // namespace

void serveIfWorker()
{
    parallel::exception<Failure>();
    parallel::exception<PassingFailure>();
    remoteLoad({}, 1); // names it
    parallel::serveIfWorker();
}

bool isReadAnywhere(const Source &source)
{
    return source.kind != Source::Kind::File && source.kind != Source::Kind::SqliteTable;
}

LoadByWorker loadByWorker(const Job &job, const parallel::Retry &retry)
{
    if (qEnvironmentVariableIsEmpty("PARALLEL_CLUSTER"))
        return {};
    if (job.warehouse.startsWith(u"sqlite:"))
        throw std::invalid_argument("PARALLEL_CLUSTER is set, and workers on other machines cannot write to "
                                    "an SQLite file here: with it, --warehouse postgresql://… is accepted");
    const auto once = remoteLoad(retry, job.perHost);
    const auto again = once.repeatable();
    return [once, again, warehouse = job.warehouse, options = job.options](const Source &source) {
        // Where a worker is lost, another one loads the source, and the table is as if it had been loaded
        // once. Rows that are appended would perhaps be there twice, so that source fails.
        QFuture<Loaded> loading = source.options.mode.kind == LoadMode::Kind::Append
                                      ? once(source, warehouse, options)
                                      : again(source, warehouse, options);
        return loading;
    };
}

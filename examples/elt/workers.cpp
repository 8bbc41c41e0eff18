// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "workers.h"

#include "extract/extract.h"
#include "failure.h"
#include "loading.h"
#include "source.h"
#include "stop.h"

#include <libparallel/cluster.h>
#include <libparallel/parallel.h>

#include <QDataStream>

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
    const auto &[rows, bytes, notes] = loaded;
    return out << rows << bytes << notes;
}

static QDataStream &operator>>(QDataStream &in, Loaded &loaded)
{
    auto &[rows, bytes, notes] = loaded;
    return in >> rows >> bytes >> notes;
}

namespace {

/// What a worker does. It may load for any warehouse, and keeps no connections for the next source.
Loaded loadThere(std::stop_token token, const Source &source, const QString &address,
                 const WarehouseOptions &options)
{
    const Stop stop(std::move(token));
    Clients clients(options.silence);
    const auto warehouse = Warehouse::at(address, options);
    return loadSource(clients, *warehouse, source, stop);
}

QString labelOf(const Source &source, const QString &, const WarehouseOptions &)
{
    return source.shown;
}

/// Where a worker is lost, another one loads the source: the table is then as if it had been loaded once.
const auto &loadAgain()
{
    static const auto task = parallel::task("load there", &loadThere).label(&labelOf).remote().repeatable();
    return task;
}

/// These rows would perhaps be there twice, so the source fails where its worker is lost.
const auto &appendOnce()
{
    static const auto task = parallel::task("append there", &loadThere).label(&labelOf).remote();
    return task;
}

} // namespace

void serveIfWorker()
{
    parallel::exception<Failure>();
    parallel::exception<PassingFailure>();
    loadAgain();
    appendOnce();
    parallel::serveIfWorker();
}

bool hasWorkers(const QString &warehouse)
{
    if (qEnvironmentVariableIsEmpty("PARALLEL_CLUSTER"))
        return false;
    if (warehouse.startsWith(u"sqlite:"))
        throw std::invalid_argument("PARALLEL_CLUSTER is set, and workers on other machines cannot write to "
                                    "an SQLite file here: with it, --warehouse postgresql://… is accepted");
    return true;
}

bool isReadAnywhere(const Source &source)
{
    return source.kind != Source::Kind::File && source.kind != Source::Kind::SqliteTable;
}

Loaded loadByWorker(const Source &source, const QString &warehouse, const WarehouseOptions &options)
{
    if (source.options.mode.kind == LoadMode::Kind::Append)
        return appendOnce()(source, warehouse, options).result();
    return loadAgain()(source, warehouse, options).result();
}

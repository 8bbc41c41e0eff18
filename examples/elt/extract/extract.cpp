// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "extract.h"

#include "failure.h"
#include "localfile.h"
#include "mariadb.h"
#include "postgres.h"
#include "source.h"
#include "sqlite.h"
#include "stage.h"
#include "tables.h"

#include <libparallel/masked.h>

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QUrl>
#include <QUrlQuery>

namespace {

FileOptions optionsFor(const Source &source, const QString &name)
{
    return {name, {}, {}, source.options.format, source.options.csv, source.options.json};
}

/// The address with another value of a parameter.
QString withParameter(const QString &address, const QString &parameter, const QString &value)
{
    QUrl url(address);
    QUrlQuery query(url);
    query.removeAllQueryItems(parameter);
    query.addQueryItem(QString::fromLatin1(QUrl::toPercentEncoding(parameter)),
                       QString::fromLatin1(QUrl::toPercentEncoding(value)));
    url.setQuery(query);
    return url.toString(QUrl::FullyEncoded);
}

/// The page after the one at \a address.
QString nextPage(const Source &source, const QString &base, const QString &address, const QString &link)
{
    if (!source.options.cursorParameter.isEmpty())
        return withParameter(base, source.options.cursorParameter, link);
    const QUrl next = QUrl(address).resolved(QUrl(link));
    if (next.scheme() != QUrl(address).scheme() || next.authority() != QUrl(address).authority())
        throw Failure(QStringLiteral("its next page is at another server: %1").arg(next.host()));
    return next.toString(QUrl::FullyEncoded);
}

/// Reads page after page, for as long as one names the next or has rows. Returns how many rows
/// were mended.
qint64 readUrl(Clients &clients, const Source &source, const QString &after, Stage &stage, const Stop &stop)
{
    const SourceOptions &options = source.options;
    const bool numbered = !options.pageParameter.isEmpty();
    QString base = source.address;
    base.replace(QStringLiteral("%7Bsince%7D"), QString::fromLatin1(QUrl::toPercentEncoding(after)));
    int number = options.firstPage;
    QString address = numbered ? withParameter(base, options.pageParameter, QString::number(number)) : base;
    QSet<QString> seen;
    qint64 mended = 0;
    while (true) {
        if (seen.contains(address))
            throw Failure(QStringLiteral("page %1 names one before it as the next").arg(seen.size()));
        seen.insert(address);
        const qint64 before = stage.rows();
        Download download(clients.curl(),
                          {address, options.headers, options.caFile, options.ssh, clients.silence()}, stop);
        FileOptions file = optionsFor(source, address);
        file.contentType = download.contentType();
        file.charset = download.charset();
        const FileRead read = readFile(download, file, stage);
        mended += read.mended;
        stage.bytes += download.received();
        if (numbered ? stage.rows() == before : read.nextPage.isEmpty())
            return mended;
        address = numbered ? withParameter(base, options.pageParameter, QString::number(++number))
                           : nextPage(source, base, address, read.nextPage);
    }
}

qint64 readFiles(const Source &source, Stage &stage, const Stop &stop)
{
    const QFileInfo path(source.address);
    QStringList files{source.address};
    if (!path.exists()) {
        const QDir folder = path.dir();
        files.clear();
        for (const QString &name : folder.entryList({path.fileName()}, QDir::Files, QDir::Name))
            files += folder.filePath(name);
        if (files.isEmpty())
            throw Failure(QStringLiteral("there is no such file"));
    }
    qint64 mended = 0;
    for (const QString &name : std::as_const(files)) {
        LocalFile file(name, stop);
        try {
            mended += readFile(file, optionsFor(source, name), stage).mended;
        } catch (const Failure &failure) {
            if (files.size() == 1)
                throw;
            throw Failure(name + QStringLiteral(": ") + QString::fromUtf8(failure.what()));
        }
        stage.bytes += file.received();
    }
    return mended;
}

} // namespace

Clients::Clients(std::chrono::seconds silence) : m_silence(silence) {}

Clients::~Clients() = default;

Sqlite &Clients::sqlite(const QString &address)
{
    auto &client = m_sqlite[address];
    if (!client)
        client = std::make_unique<Sqlite>(address, Sqlite::Access::Read);
    return *client;
}

Mariadb &Clients::mariadb(const Source &source)
{
    MariadbAddress address = MariadbAddress::parse(source.address);
    if (!source.options.caFile.isEmpty()) {
        address.caFile = source.options.caFile;
        address.tls = MariadbAddress::Tls::VerifyIdentity;
    }
    auto &client = m_mariadb[source.address + u' ' + address.caFile];
    if (!client)
        client = std::make_unique<Mariadb>(address, parallel::masked(source.address), m_silence);
    return *client;
}

Postgres &Clients::postgres(const QString &address)
{
    auto &client = m_postgres[address];
    if (!client)
        client = std::make_unique<Postgres>(address, m_silence);
    return *client;
}

QStringList extract(Clients &clients, const Source &source, const QString &after, Stage &stage,
                    const Stop &stop)
{
    TableQuery query{source.table, source.options.since, after};
    qint64 mended = 0;
    switch (source.kind) {
    case Source::Kind::Url:
        mended = readUrl(clients, source, after, stage, stop);
        break;
    case Source::Kind::File:
        mended = readFiles(source, stage, stop);
        break;
    case Source::Kind::SqliteTable:
        readTable(clients.sqlite(source.address), query, clients.silence(), stage, stop);
        return {};
    case Source::Kind::MariadbTable:
        query.asText = source.options.types.keys(QStringLiteral("text"));
        readTable(clients.mariadb(source), query, stage, stop);
        return {};
    case Source::Kind::PostgresTable:
        readTable(clients.postgres(source.address), query, stage, stop);
        return {};
    }
    stage.finish();
    return mended ? QStringList{QStringLiteral("%1 rows mended").arg(mended)} : QStringList();
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "extract.h"

#include "failure.h"
#include "localfile.h"
#include "postgres.h"
#include "source.h"
#include "sqlite.h"
#include "stage.h"
#include "tables.h"

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

/// The address of page \a number, where pages have numbers.
QString pageAddress(const QString &address, const QString &parameter, int number)
{
    QUrl url(address);
    QUrlQuery query(url);
    query.removeAllQueryItems(parameter);
    query.addQueryItem(parameter, QString::number(number));
    url.setQuery(query);
    return url.toString(QUrl::FullyEncoded);
}

/// Reads page after page, for as long as one names the next or has rows. Returns how many rows
/// were mended.
qint64 readUrl(Clients &clients, const Source &source, Stage &stage, const Stop &stop)
{
    qint64 mended = 0;
    QSet<QString> seen;
    const QString &parameter = source.options.pageParameter;
    int number = source.options.firstPage;
    QString address = parameter.isEmpty() ? source.address : pageAddress(source.address, parameter, number);
    while (true) {
        if (seen.contains(address))
            throw Failure(QStringLiteral("page %1 names one before it as the next").arg(seen.size()));
        seen.insert(address);
        const qint64 before = stage.rows();
        Download download(clients.curl(),
                          {address, source.options.headers, source.options.caFile, clients.silence()}, stop);
        FileOptions options = optionsFor(source, address);
        options.contentType = download.contentType();
        options.charset = download.charset();
        const FileRead read = readFile(download, options, stage);
        mended += read.mended;
        stage.bytes += download.received();
        if (!parameter.isEmpty()) {
            if (stage.rows() == before)
                return mended;
            address = pageAddress(source.address, parameter, ++number);
        } else if (read.nextPage.isEmpty()) {
            return mended;
        } else {
            const QUrl next = QUrl(address).resolved(QUrl(read.nextPage));
            if (next.scheme() != QUrl(address).scheme() || next.authority() != QUrl(address).authority())
                throw Failure(QStringLiteral("its next page is at another server: %1").arg(next.host()));
            address = next.toString(QUrl::FullyEncoded);
        }
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

Postgres &Clients::postgres(const QString &address)
{
    auto &client = m_postgres[address];
    if (!client)
        client = std::make_unique<Postgres>(address, m_silence);
    return *client;
}

QStringList extract(Clients &clients, const Source &source, Stage &stage, const Stop &stop)
{
    qint64 mended = 0;
    switch (source.kind) {
    case Source::Kind::Url:
        mended = readUrl(clients, source, stage, stop);
        break;
    case Source::Kind::File:
        mended = readFiles(source, stage, stop);
        break;
    case Source::Kind::SqliteTable:
        readTable(clients.sqlite(source.address), {source.table, {}, {}}, clients.silence(), stage, stop);
        return {};
    case Source::Kind::PostgresTable:
        readTable(clients.postgres(source.address), {source.table, {}, {}}, stage, stop);
        return {};
    }
    stage.finish();
    return mended ? QStringList{QStringLiteral("%1 rows mended").arg(mended)} : QStringList();
}

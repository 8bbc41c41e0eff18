// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "source.h"

#include "identifier.h"
#include "mariadb.h"
#include "postgres.h"

#include <libparallel/masked.h>

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <stdexcept>

namespace {

constexpr auto encodeIt = "in a user's name or password write %40 for @, %2F for /, %3F for ?, %23 for # "
                          "and %3A for :";

[[noreturn]] void refuse(const QString &source, const QString &why)
{
    throw std::invalid_argument(
        QStringLiteral("source %1: %2").arg(parallel::masked(source), why).toStdString());
}
[[noreturn]] void refuse(const QString &source, const char *why)
{
    refuse(source, QString::fromUtf8(why));
}

/// Whether a password has characters in it that part an address, so that the address would be
/// taken apart at the wrong places: ann:p@ss/w@host.
bool hasUnencodedPassword(const QString &url, bool isDatabase)
{
    static const QRegularExpression end(QStringLiteral("[/?#]"));
    const QString rest = url.section(QStringLiteral("://"), 1);
    const qsizetype length = rest.indexOf(end);
    const QString authority = length < 0 ? rest : rest.first(length);
    const QString behind = length < 0 ? QString() : rest.sliced(length);
    const QString user = authority.section(u'@', 0, -2);
    if (authority.count(u'@') > 1 || user.count(u':') > 1)
        return true;
    const bool pathHasAt = behind.section(u'?', 0, 0).contains(u'@');
    if (pathHasAt && authority.contains(u'@') && (isDatabase || user.contains(u':')))
        return true; // ann:p@ss/w@host
    if (!authority.contains(u'@') && behind.contains(u'@')) {
        static const QRegularExpression port(QStringLiteral("^\\d{0,5}$"));
        const QString afterColon = authority.section(u':', -1);
        const bool isPort =
            !authority.contains(u':') || authority.endsWith(u']') || port.match(afterColon).hasMatch();
        return !isPort || (isDatabase && authority.contains(u':'));
    }
    return false;
}

/// prices from https://example.com/v1/prices.json?day=today
QString lastPartOfPath(const QString &path)
{
    QString part = path.section(u'/', -1, -1, QString::SectionSkipEmpty);
    const qsizetype dot = part.indexOf(u'.');
    return dot > 0 ? part.first(dot) : part;
}

void parseUrl(Source &source, const QString &from, const QString &scheme)
{
    if (hasUnencodedPassword(from, false))
        refuse(from, encodeIt);
    const QUrl url(from);
    if (!url.isValid() || url.host().isEmpty())
        refuse(from, "not a valid URL");
    const bool isListing = url.path().endsWith(u'/') || url.path().isEmpty()
                           || url.path().contains(QStringLiteral(";type=d"), Qt::CaseInsensitive);
    if (!scheme.startsWith(u"http") && isListing)
        refuse(from, "a folder, whose listing is no table; name a file in it");
    source.kind = Source::Kind::Url;
    source.address = url.toString(QUrl::FullyEncoded | QUrl::RemoveFragment);
    if (source.name.isEmpty())
        source.name = lastPartOfPath(url.path());
    if (source.name.isEmpty())
        refuse(from, "its path does not name a table; write NAME=URL");
}

void parseFile(Source &source, const QString &from)
{
    source.kind = Source::Kind::File;
    source.address = from.section(u':', 1);
    if (source.address.startsWith(u"//"))
        source.address.remove(0, 2);
    if (source.address.isEmpty())
        refuse(from, "which file? Write file:PATH");
    if (source.name.isEmpty()) {
        source.name = lastPartOfPath(source.address);
        if (source.name.contains(u'*') || source.name.contains(u'?'))
            refuse(from, "a pattern does not name a table; write NAME=file:PATTERN");
    }
}

void requireMariadb(const QString &address, const QString &from)
{
    if (!Mariadb::isBuiltIn)
        refuse(from, "this elt was built without libmariadb, and so without MySQL and MariaDB");
    if (hasUnencodedPassword(address, true))
        refuse(from, encodeIt);
    try {
        (void)MariadbAddress::parse(address);
    } catch (const std::invalid_argument &error) {
        refuse(from, error.what());
    }
}

void parseTable(Source &source, const QString &from)
{
    const qsizetype hash = from.lastIndexOf(u'#');
    if (hash < 0 || hash + 1 == from.size())
        refuse(from, "which table? Write DATABASE#TABLE");
    source.address = from.first(hash);
    source.table = from.sliced(hash + 1);
    source.kind = from.startsWith(u"sqlite:") ? Source::Kind::SqliteTable
                  : isMariadb(from)           ? Source::Kind::MariadbTable
                                              : Source::Kind::PostgresTable;
    if (source.kind == Source::Kind::MariadbTable) {
        requireMariadb(source.address, from);
    } else if (source.kind == Source::Kind::PostgresTable) {
        if (hasUnencodedPassword(source.address, true))
            refuse(from, encodeIt);
        if (!postgresAddressError(source.address).isEmpty())
            refuse(from, "not a valid address: " + postgresAddressError(source.address));
    } else if (source.address.size() == 7) {
        refuse(from, "which file? Write sqlite:FILE#TABLE");
    }
    if (source.name.isEmpty())
        source.name = source.table;
}

} // namespace

Source Source::parse(const QString &text)
{
    static const QRegularExpression named(QStringLiteral("^([\\w.-]+)=(.+)$"),
                                          QRegularExpression::UseUnicodePropertiesOption
                                              | QRegularExpression::DotMatchesEverythingOption);
    Source source;
    QString from = text.trimmed();
    if (const auto match = named.match(from); match.hasMatch()) {
        source.name = match.captured(1);
        from = match.captured(2);
    }
    source.shown = parallel::masked(from);

    const QString scheme = from.section(u':', 0, 0);
    if (QStringList{"http", "https", "ftp", "ftps", "ftpes", "sftp"}.contains(scheme))
        parseUrl(source, from, scheme);
    else if (scheme == u"file" && from.contains(u':'))
        parseFile(source, from);
    else if (scheme == u"sqlite" || scheme == u"postgresql" || scheme == u"postgres" || scheme == u"mysql"
             || scheme == u"mariadb")
        parseTable(source, from);
    else
        refuse(from, "neither http://, https://, ftp://, ftps://, ftpes:// or sftp://, nor file:PATH, "
                     "sqlite:FILE#TABLE, "
                     "postgresql://…#TABLE or mysql://…#TABLE");
    source.name = identifierFor(source.name);
    return source;
}

void requireDistinctNames(const QList<Source> &sources)
{
    QHash<QString, const Source *> byName;
    for (const Source &source : sources) {
        const Source *&known = byName[source.name];
        if (known) {
            throw std::invalid_argument(
                QStringLiteral(
                    "%1 and %2 would both be loaded into table \"%3\"; write NAME=SOURCE for one of them")
                    .arg(known->shown, source.shown, source.name)
                    .toStdString());
        }
        known = &source;
    }
}

QString databaseAddress(const QString &text)
{
    const auto refuseIt = [&](const QString &why) {
        throw std::invalid_argument(QStringLiteral("%1 %2").arg(parallel::masked(text), why).toStdString());
    };
    if (text.startsWith(u"sqlite:") && text.size() > 7)
        return text;
    if (isMariadb(text))
        refuseIt(QStringLiteral("is read from only; write sqlite:FILE or postgresql://user@host:port/name"));
    if (!text.startsWith(u"postgresql://") && !text.startsWith(u"postgres://"))
        refuseIt(QStringLiteral("is not a database; write sqlite:FILE or postgresql://user@host:port/name"));
    if (hasUnencodedPassword(text, true))
        refuseIt(QStringLiteral("cannot be read: ") + QString::fromUtf8(encodeIt));
    if (const QString error = postgresAddressError(text); !error.isEmpty())
        refuseIt(QStringLiteral("cannot be read: ") + error);
    return text;
}

QString hostOf(const Source &source)
{
    const QString host = QUrl(source.address).host();
    return host.isEmpty() ? source.name : host;
}

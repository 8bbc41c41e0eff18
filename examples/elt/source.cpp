// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "source.h"

#include "identifier.h"

#include <libparallel/masked.h>

#include <QHash>
#include <QRegularExpression>
#include <QUrl>

#include <stdexcept>

namespace {

[[noreturn]] void refuse(const QString &source, const char *why)
{
    throw std::invalid_argument(
        QStringLiteral("source %1: %2").arg(parallel::masked(source), QString::fromUtf8(why)).toStdString());
}

/// prices from https://example.com/v1/prices.json?day=today
QString lastPartOfPath(const QUrl &url)
{
    QString part = url.path().section(u'/', -1, -1, QString::SectionSkipEmpty);
    const qsizetype dot = part.indexOf(u'.');
    return dot > 0 ? part.first(dot) : part;
}

} // namespace

Source Source::parse(const QString &text)
{
    static const QRegularExpression named(QStringLiteral("^([\\w.-]+)=(.+)$"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    Source source;
    QString from = text.trimmed();
    if (const auto match = named.match(from); match.hasMatch()) {
        source.name = match.captured(1);
        from = match.captured(2);
    }
    source.shown = parallel::masked(from);

    const QString scheme = from.section(u':', 0, 0);
    if (scheme == u"http" || scheme == u"https" || scheme == u"ftp") {
        const QUrl url(from);
        if (!url.isValid() || url.host().isEmpty())
            refuse(from, "not a valid URL");
        source.address = url.toString(QUrl::FullyEncoded | QUrl::RemoveFragment);
        if (source.name.isEmpty())
            source.name = lastPartOfPath(url);
        if (source.name.isEmpty())
            refuse(from, "its path does not name a table; write NAME=URL");
    } else if (scheme == u"sqlite" || scheme == u"postgresql" || scheme == u"postgres") {
        const qsizetype hash = from.lastIndexOf(u'#');
        if (hash < 0 || hash + 1 == from.size())
            refuse(from, "which table? Write DATABASE#TABLE");
        source.address = from.first(hash);
        source.table = from.sliced(hash + 1);
        if (source.name.isEmpty())
            source.name = source.table;
    } else {
        refuse(from, "neither http://, https:// or ftp://, nor sqlite:FILE#TABLE or postgresql://…#TABLE");
    }
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

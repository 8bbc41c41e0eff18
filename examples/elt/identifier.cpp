// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "identifier.h"

#include <QCryptographicHash>

QString identifierFor(const QString &text)
{
    QString name;
    for (const QChar c : text.toLower())
        name += c.isLetterOrNumber() ? c : u'_';
    if (name.isEmpty() || name.front().isDigit())
        name.prepend(QStringLiteral("t_"));
    return shortened(name);
}

QString shortened(const QString &name)
{
    constexpr qsizetype limit = 63;
    if (name.toUtf8().size() <= limit)
        return name;
    const QString hash = QString::fromLatin1(
        QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex().first(8));
    QString cut = name;
    while (cut.toUtf8().size() > limit - 1 - hash.size())
        cut.chop(cut.back().isLowSurrogate() ? 2 : 1);
    return cut + u'_' + hash;
}

QString quoted(const QString &text, QChar quote)
{
    return quote + QString(text).replace(quote, QString(2, quote)) + quote;
}

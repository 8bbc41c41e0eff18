// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "links.h"

#include <QRegularExpression>
#include <QSet>

QList<QUrl> linksBelow(const QUrl &folder, const QByteArray &html)
{
    static const QRegularExpression anchor(QStringLiteral("<a\\s[^>]*href\\s*=\\s*[\"']([^\"'?#]+)[\"']"),
                                           QRegularExpression::CaseInsensitiveOption);
    QList<QUrl> links;
    QSet<QUrl> known;
    for (const auto &match : anchor.globalMatch(QString::fromUtf8(html))) {
        const QString target = match.captured(1).replace(QStringLiteral("&amp;"), QStringLiteral("&"));
        const QUrl link = folder.resolved(QUrl(target));
        if (folder.isParentOf(link) && !known.contains(link)) {
            known += link;
            links += link;
        }
    }
    return links;
}

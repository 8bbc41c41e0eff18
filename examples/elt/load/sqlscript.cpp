// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "sqlscript.h"

#include <QRegularExpression>

namespace {

/// Where the thing that starts at \a at ends: one past the end of a quoted text or
/// a comment, or of one plain character.
qsizetype endOfToken(const QString &sql, qsizetype at)
{
    const auto after = [&](QStringView closing, qsizetype from) {
        const qsizetype end = sql.indexOf(closing, from);
        return end < 0 ? sql.size() : end + closing.size();
    };
    const QChar c = sql[at];
    if (c == u'\'' || c == u'"' || c == u'`')
        return after(QStringView(&c, 1), at + 1);
    const QStringView rest = QStringView(sql).sliced(at);
    if (rest.startsWith(u"--"))
        return after(u"\n", at);
    if (rest.startsWith(u"/*"))
        return after(u"*/", at + 2);
    if (c == u'$') {
        static const QRegularExpression opening(QStringLiteral("\\$(?:[A-Za-z_]\\w*)?\\$"));
        const auto match = opening.match(sql, at, QRegularExpression::NormalMatch,
                                         QRegularExpression::AnchorAtOffsetMatchOption);
        if (match.hasMatch())
            return after(match.captured(), match.capturedEnd());
    }
    return at + 1;
}

bool isComment(QStringView token)
{
    return token.startsWith(u"--") || token.startsWith(u"/*");
}

} // namespace

QStringList statementsOf(const QString &script)
{
    QStringList statements;
    qsizetype begin = 0;
    bool empty = true; // nothing but space and comments so far
    const auto finish = [&](qsizetype end) {
        if (!empty)
            statements += script.sliced(begin, end - begin).trimmed();
        empty = true;
    };
    for (qsizetype at = 0; at < script.size();) {
        const qsizetype end = endOfToken(script, at);
        const QStringView token = QStringView(script).sliced(at, end - at);
        if (token == u";") {
            finish(at);
            begin = end;
        } else if (!isComment(token) && !token.trimmed().isEmpty()) {
            empty = false;
        }
        at = end;
    }
    finish(script.size());
    return statements;
}

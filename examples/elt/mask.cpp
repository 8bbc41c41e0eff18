// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "mask.h"

#include <QRegularExpression>

QString masked(const QString &text)
{
    // From the colon up to the last @: an unencoded / or @ in a password must not show
    // half of it. Better to hide a port and a path that has an @ in it, too.
    static const QRegularExpression password(QStringLiteral("(://[^:/?#@\\s]*:)\\S*@"));
    static const QRegularExpression parameter(
        QStringLiteral("([?&;][^=&#\\s]*(?:token|key|secret|passw|pwd|signature|sig)[^=&#\\s]*=)[^&#\\s]*"),
        QRegularExpression::CaseInsensitiveOption);
    // As libpq and ODBC have them: password='it''s' dbname=x, PWD=secret;Server=h
    static const QRegularExpression option(
        QStringLiteral("((?:^|[\\s;,(\"])(?:\\w*(?:passw|secret)\\w*|\\w*(?:token|pwd)|pass)\\s*=\\s*)"
                       "(?:'(?:[^'\\\\]|\\\\.|'')*'?|\\{[^}]*\\}?|[^\\s;&#]+)"),
        QRegularExpression::CaseInsensitiveOption);
    QString shown = text;
    shown.replace(password, QStringLiteral("\\1***@"));
    shown.replace(parameter, QStringLiteral("\\1***"));
    shown.replace(option, QStringLiteral("\\1***"));
    return shown;
}

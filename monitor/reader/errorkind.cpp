// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "errorkind.h"

#include <QtCore/qregularexpression.h>

namespace monitor {

QString typeAndText(const parallel::Journal &journal, const parallel::Journal::Record &task)
{
    QStringList parts{journal.errorType(task), journal.error(task)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(": "));
}

QString errorKind(const QString &text)
{
    // A quote opens after a blank or a bracket: the one in "don't" is none.
    static const QRegularExpression quoted(
        QStringLiteral("“[^”]*”|‘[^’]*’|«[^»]*»|\"[^\"]*\"|`[^`]*`|(?<![\\w])'[^']*'(?![\\w])"));
    static const QRegularExpression address(
        QStringLiteral("[A-Za-z][A-Za-z0-9+.-]*://\\S+|(?<!\\S)/\\S+|\\S+@\\S+"));
    static const QRegularExpression withDigits(QStringLiteral("[\\w.,:_-]*\\d[\\w.,:_-]*"));
    QString kind = text.left(1000);
    kind.replace(quoted, QStringLiteral("“”"));
    kind.replace(address, QStringLiteral("…"));
    kind.replace(withDigits, QStringLiteral("#"));
    return kind.simplified();
}

} // namespace monitor

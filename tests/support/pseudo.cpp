// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "support/pseudo.h"

#include <QtCore/qregularexpression.h>

namespace {

/// Each letter with an accent, as pseudo-locales have it: a to z.
constexpr char16_t letters[] = u"àƀçđèƒĝĥìĵķłɱñòþǫŕšţùṽŵẋýž";

} // namespace

QString PseudoLanguage::translate(const char *context, const char *source, const char *comment, int) const
{
    const QString text = QString::fromUtf8(source);
    const QByteArrayView of(context);
    if (of.startsWith("monitor::") || of.startsWith("parallel::"))
        m_asked.insert({QString::fromUtf8(context), text, QString::fromUtf8(comment)});
    // What is not to be read: keys of shortcuts, and formats of dates.
    static const QRegularExpression code(QStringLiteral("^((Ctrl|Shift|Alt)\\+)+\\S+$|^[dMy ]+$"));
    if ((text.contains(code) && !comment) || of == "QShortcut")
        return text;
    return accented(text);
}

QString PseudoLanguage::accented(const QString &text)
{
    static const QRegularExpression kept(QStringLiteral("%(L?[1-9]|n)|<[^>]*>|&(?=\\w)"));
    QString result;
    qsizetype at = 0;
    const auto accent = [&](QStringView part) {
        for (const QChar c : part) {
            const char16_t lower = c.toLower().unicode();
            result += lower >= u'a' && lower <= u'z' ? QChar(letters[lower - u'a']) : c;
        }
    };
    auto matches = kept.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        accent(QStringView(text).mid(at, match.capturedStart() - at));
        result += match.captured();
        at = match.capturedEnd();
    }
    accent(QStringView(text).mid(at));
    return result;
}

QByteArray PseudoLanguage::spelled(QByteArray text)
{
    QString result = QString::fromUtf8(text);
    for (QChar &c : result) {
        if (c >= u'a' && c <= u'z')
            c = QChar(char16_t(u'а' + (c.unicode() - u'a'))); // Cyrillic
        else if (c >= u'A' && c <= u'Z')
            c = QChar(char16_t(u'А' + (c.unicode() - u'A')));
    }
    return result.toUtf8();
}

QString PseudoLanguage::english(QString text)
{
    static const QRegularExpression notWords(
        QStringLiteral("<[^>]*>|&(nbsp|lt|gt|amp|quot);|\\bp(50|95|99)\\b|-?\\b[a-z]+(-[a-z]+)?:\\S*"
                       "|\\b(Ctrl|Shift|Alt)\\+|\\b(Ctrl|Shift|Alt|Del|Esc|Return|Enter|F\\d+|[A-Z])\\b"));
    text.replace(notWords, QStringLiteral(" "));
    static const QRegularExpression words(QStringLiteral("[A-Za-z]{2,}|\\b[A-Za-z]\\b"));
    QStringList found;
    auto matches = words.globalMatch(text);
    while (matches.hasNext())
        found << matches.next().captured();
    return found.join(u' ');
}

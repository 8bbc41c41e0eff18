// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "text.h"

#include "failure.h"

#include <QStringDecoder>

namespace {

/// Names the first line that is not UTF-8, for an editor to look at.
void requireUtf8(QByteArrayView bytes)
{
    if (QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8())
        return;
    int line = 1;
    qsizetype begin = 0;
    while (true) {
        qsizetype end = bytes.indexOf('\n', begin);
        if (end < 0)
            end = bytes.size();
        if (!QUtf8StringView(bytes.data() + begin, end - begin).isValidUtf8())
            break;
        begin = end + 1;
        ++line;
    }
    throw Failure(QStringLiteral("wrong encoding: line %1 is not UTF-8").arg(line));
}

void requireNoNul(QByteArrayView bytes)
{
    const qsizetype nul = bytes.indexOf('\0');
    if (nul >= 0)
        throw Failure(QStringLiteral("not a text file: byte %1 is NUL").arg(nul + 1));
}

/// How many bytes one unit of \a encoding has: a file is cut off if it ends inside one.
int unitSize(QStringConverter::Encoding encoding)
{
    switch (encoding) {
    case QStringConverter::Utf16:
    case QStringConverter::Utf16LE:
    case QStringConverter::Utf16BE:
        return 2;
    case QStringConverter::Utf32:
    case QStringConverter::Utf32LE:
    case QStringConverter::Utf32BE:
        return 4;
    default:
        return 1;
    }
}

QByteArray decoded(const QByteArray &bytes, QStringDecoder decoder, const QString &name, int unit = 1)
{
    const QString text = decoder(bytes);
    if (decoder.hasError() || bytes.size() % unit != 0 || !text.isValidUtf16())
        throw Failure(QStringLiteral("wrong encoding: not %1, which it says it is").arg(name));
    return text.toUtf8();
}

} // namespace

QByteArray toUtf8(const QByteArray &bytes, const QString &charset)
{
    QByteArray text;
    const auto marked = QStringConverter::encodingForData(bytes);
    if (bytes.startsWith("\xef\xbb\xbf")) {
        text = bytes.sliced(3);
        requireUtf8(text);
    } else if (marked && *marked != QStringConverter::Utf8) {
        text = decoded(bytes, QStringDecoder(*marked),
                       QString::fromLatin1(QStringConverter::nameForEncoding(*marked)), unitSize(*marked));
    } else if (charset.isEmpty() || charset.compare(u"utf-8", Qt::CaseInsensitive) == 0
               || charset.compare(u"us-ascii", Qt::CaseInsensitive) == 0) {
        text = bytes;
        requireUtf8(text);
    } else {
        QStringDecoder decoder(charset.toLatin1().constData());
        if (!decoder.isValid())
            throw Failure(QStringLiteral("unknown encoding \"%1\"").arg(charset));
        text = decoded(bytes, std::move(decoder), charset);
    }
    requireNoNul(text);
    return text;
}

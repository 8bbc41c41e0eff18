// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "elt/madetable.h"

#include "elt/odd.h"
#include "identifier.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <bit>
#include <cmath>

namespace {

/// An odd text, at most that long, and no half of a surrogate pair at its end.
QString oddText(QRandomGenerator &random, qsizetype size)
{
    QString text = anyText(random).left(size);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

QString anyDigits(QRandomGenerator &random, int count)
{
    QString digits(1, QChar('1' + random.bounded(9)));
    while (digits.size() < count)
        digits += QChar('0' + random.bounded(10));
    digits.back() = QChar('1' + random.bounded(9));
    return digits;
}

QString anyDouble(QRandomGenerator &random)
{
    while (true) {
        const double value = random.bounded(2) ? std::bit_cast<double>(random.generate64())
                                               : (random.bounded(2'000'001) - 1'000'000) / 100.0;
        if (std::isfinite(value) && value != 0 && value != std::trunc(value))
            return QString::number(value, 'g', QLocale::FloatingPointShortest);
        if (std::isfinite(value) && std::abs(value) > 1e30) // 1e+300, which CSV too takes for a number
            return QString::number(value, 'g', QLocale::FloatingPointShortest);
    }
}

QString anyDay(QRandomGenerator &random)
{
    return QDate(1, 1, 1).addDays(random.bounded(3'652'000)).toString(u"yyyy-MM-dd");
}

QString anyValue(QRandomGenerator &random, Is is)
{
    switch (is) {
    case Is::Integer: {
        static const QStringList odd{"0", "-1", "9223372036854775807", "-9223372036854775808",
                                     "9007199254740993"};
        return random.bounded(3) ? QString::number(qint64(random.generate64()) >> random.bounded(64))
                                 : odd[random.bounded(int(odd.size()))];
    }
    case Is::Real:
        return anyDouble(random);
    case Is::Decimal:
        return (random.bounded(2) ? "-" : "") + anyDigits(random, random.bounded(1, 20)) + '.'
               + anyDigits(random, random.bounded(18, 39));
    case Is::Truth:
        return random.bounded(2) ? "true" : "false";
    case Is::Day:
        return anyDay(random);
    case Is::Moment: {
        QString text = anyDay(random) + QTime(0, 0).addSecs(random.bounded(86'400)).toString(u" HH:mm:ss");
        if (random.bounded(2))
            text += '.' + anyDigits(random, random.bounded(1, 7));
        return text;
    }
    case Is::Text:
        return oddText(random, 5000);
    case Is::Blob: {
        QByteArray bytes(random.bounded(30), '\0');
        for (char &byte : bytes)
            byte = char(random.generate());
        return bytes.isEmpty() ? QStringLiteral("") : QString::fromLatin1(bytes.toHex()); // never null
    }
    }
    return {};
}

QByteArray jsonText(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

} // namespace

MadeTable anyTable(QRandomGenerator &random, bool hasBlobs, bool hasDecimals)
{
    MadeTable made;
    for (const Is is :
         {Is::Integer, Is::Real, Is::Decimal, Is::Truth, Is::Day, Is::Moment, Is::Text, Is::Text, Is::Blob}) {
        if ((is == Is::Blob && !hasBlobs) || (is == Is::Decimal && !hasDecimals))
            continue;
        made.columns.append({QStringLiteral("c%1 ").arg(made.columns.size()) + oddText(random, 20), is});
    }
    for (int n = random.bounded(1, 30); n > 0; --n) {
        QStringList row;
        for (const MadeColumn &column : made.columns) {
            const bool first = made.rows.isEmpty();
            const QString value = first && column.is == Is::Text ? "x" : anyValue(random, column.is);
            row += first || random.bounded(5) ? value : QString();
        }
        made.rows += row;
    }
    return made;
}

QByteArray asCsv(const MadeTable &made, QRandomGenerator &random)
{
    const auto line = [&](const QStringList &fields, bool quoteAll) {
        QByteArrayList texts;
        for (const QString &field : fields)
            texts += field.isNull() ? QByteArray()
                     : quoteAll || random.bounded(2) || field.isEmpty() || field.contains('"')
                             || field.contains(',') || field.contains('\n') || field.contains('\r')
                         ? quoted(field).toUtf8()
                         : field.toUtf8();
        return texts.join(',') + (random.bounded(2) ? "\n" : "\r\n");
    };
    QStringList names;
    for (const MadeColumn &column : made.columns)
        names += column.name;
    QByteArray text = line(names, true);
    for (const QStringList &row : made.rows)
        text += line(row, false);
    return text;
}

QByteArray asJson(const MadeTable &made, bool lines)
{
    QByteArrayList records;
    for (const QStringList &row : made.rows) {
        QByteArrayList members;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const Is is = made.columns[i].is;
            const bool isBare = is == Is::Integer || is == Is::Real || is == Is::Decimal || is == Is::Truth;
            members += jsonText(made.columns[i].name) + ": "
                       + (row[i].isNull() ? QByteArray("null")
                          : isBare        ? row[i].toUtf8()
                                          : jsonText(row[i]));
        }
        records += '{' + members.join(", ") + '}';
    }
    return lines ? records.join('\n') + '\n' : '[' + records.join(",\n") + ']';
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "types.h"

#include <QDate>

#include <cmath>

namespace {

constexpr int digitsOfDouble = 15; // as many as a double gives back, whichever they are

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// The length of the digits that \a text starts with.
qsizetype digits(QStringView text)
{
    qsizetype n = 0;
    while (n < text.size() && isDigit(text[n]))
        ++n;
    return n;
}

/// -12.5e+3 taken apart.
struct Number
{
    QStringView integer;  // 12
    QStringView fraction; // 5
    bool exponent = false;
    bool signedExponent = false;
    bool valid = false;

    explicit Number(QStringView text)
    {
        if (text.startsWith(u'-'))
            text = text.sliced(1);
        integer = text.first(digits(text));
        if (integer.isEmpty() || (integer.size() > 1 && integer.startsWith(u'0')))
            return;
        text = text.sliced(integer.size());
        if (text.startsWith(u'.')) {
            fraction = text.sliced(1, digits(text.sliced(1)));
            if (fraction.isEmpty())
                return;
            text = text.sliced(1 + fraction.size());
        }
        if (text.startsWith(u'e') || text.startsWith(u'E')) {
            exponent = true;
            text = text.sliced(1);
            signedExponent = text.startsWith(u'+') || text.startsWith(u'-');
            if (signedExponent)
                text = text.sliced(1);
            if (text.isEmpty())
                return;
            text = text.sliced(digits(text));
        }
        valid = text.isEmpty();
    }

    bool isInteger() const { return fraction.isEmpty() && !exponent; }

    qsizetype significantDigits() const
    {
        const QString all = integer.toString() + fraction.toString();
        qsizetype first = 0;
        qsizetype last = all.size();
        while (first < last && all[first] == u'0')
            ++first;
        while (last > first && all[last - 1] == u'0')
            --last;
        return last - first;
    }
};

Type typeOf(const Number &number, QStringView text)
{
    if (!number.valid)
        return Type::Text;
    if (number.isInteger()) {
        if (number.integer.size() <= digitsOfDouble)
            return Type::Integer;
        bool fits = false;
        (void)text.toLongLong(&fits);
        return fits ? Type::LongInteger : Type::Decimal;
    }
    const qsizetype significant = number.significantDigits();
    if (significant > digitsOfDouble)
        return Type::Decimal;
    bool ok = false;
    const double value = text.toDouble(&ok);
    const bool inRange = ok && std::isfinite(value) && (value != 0 || significant == 0);
    return inRange ? Type::Real : Type::Decimal;
}

/// Two digits at the start of \a text, below \a limit.
bool startsWithTwoDigits(QStringView text, int limit)
{
    return text.size() >= 2 && digits(text.first(2)) == 2 && text.first(2).toInt() < limit;
}

/// What follows the seconds: nothing, a fraction, a zone, or both.
Type typeOfTimestampTail(QStringView tail)
{
    if (tail.startsWith(u'.')) {
        const qsizetype n = digits(tail.sliced(1));
        if (n < 1 || n > 6)
            return Type::Text;
        tail = tail.sliced(1 + n);
    }
    if (tail.isEmpty())
        return Type::Timestamp;
    if (tail == u"Z")
        return Type::TimestampTz;
    if (!tail.startsWith(u'+') && !tail.startsWith(u'-'))
        return Type::Text;
    tail = tail.sliced(1);
    if (!startsWithTwoDigits(tail, 15))
        return Type::Text;
    tail = tail.sliced(2);
    if (tail.startsWith(u':'))
        tail = tail.sliced(1);
    return tail.isEmpty() || (tail.size() == 2 && startsWithTwoDigits(tail, 60)) ? Type::TimestampTz
                                                                                 : Type::Text;
}

bool isWhole(Type type)
{
    return type == Type::Integer || type == Type::LongInteger;
}
bool isNumber(Type type)
{
    return isWhole(type) || type == Type::Real || type == Type::Decimal;
}

} // namespace

Type typeOfNumber(QStringView text)
{
    return typeOf(Number(text), text);
}

Type typeOfMoment(QStringView text)
{
    if (text.size() < 10 || text[4] != u'-' || text[7] != u'-' || digits(text.first(4)) != 4)
        return Type::Text;
    const QStringView month = text.sliced(5, 2);
    const QStringView day = text.sliced(8, 2);
    if (digits(month) != 2 || digits(day) != 2
        || !QDate(text.first(4).toInt(), month.toInt(), day.toInt()).isValid())
        return Type::Text;
    if (text.size() == 10)
        return Type::Date;
    if (text.size() < 19 || (text[10] != u'T' && text[10] != u' ') || text[13] != u':' || text[16] != u':')
        return Type::Text;
    if (!startsWithTwoDigits(text.sliced(11), 24) || !startsWithTwoDigits(text.sliced(14), 60)
        || !startsWithTwoDigits(text.sliced(17), 60))
        return Type::Text;
    return typeOfTimestampTail(text.sliced(19));
}

Type typeOfField(QStringView text)
{
    if (text.isEmpty())
        return Type::Null;
    if (text.compare(u"true", Qt::CaseInsensitive) == 0 || text.compare(u"false", Qt::CaseInsensitive) == 0)
        return Type::Boolean;
    const Number number(text);
    if (number.valid)
        return number.exponent && number.fraction.isEmpty() && !number.signedExponent ? Type::Text
                                                                                      : typeOf(number, text);
    return typeOfMoment(text);
}

Type combined(Type a, Type b)
{
    if (a == b || b == Type::Null)
        return a;
    if (a == Type::Null)
        return b;
    if (!isNumber(a) || !isNumber(b))
        return Type::Text;
    if (isWhole(a) && isWhole(b))
        return Type::LongInteger;
    const bool realIsEnough =
        (a == Type::Real && b == Type::Integer) || (a == Type::Integer && b == Type::Real);
    return realIsEnough ? Type::Real : Type::Decimal;
}

void inferColumnTypes(Table &table)
{
    for (const std::vector<Value> &row : table.rows) {
        for (size_t i = 0; i < row.size(); ++i) {
            Type &type = table.columns[qsizetype(i)].type;
            type = combined(type, row[i].type);
        }
    }
}

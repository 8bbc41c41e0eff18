// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>

#include <vector>

/// What a value is, or what all values of a column can be stored as.
enum class Type {
    Null,        ///< Nothing known: no value, or none so far.
    Boolean,
    Integer,     ///< At most 15 digits, so exact as a real number too.
    LongInteger, ///< Any other that fits 64 bits.
    Real,        ///< At most 15 significant digits: a double gives them back.
    Decimal,     ///< A number that only its digits tell exactly.
    Date,        ///< 2024-02-29
    Timestamp,   ///< 2024-02-29 23:59:59.5, of no time zone
    TimestampTz, ///< 2024-02-29T23:59:59Z
    Bytes,       ///< In hexadecimal digits.
    Text,
};

/// One cell. A null one has type Null, and its text tells two nulls apart: a
/// null QString is nothing at all, an empty one is nothing but an empty text
/// where the column turns out to hold texts.
struct Value
{
    QString text;
    Type type = Type::Null;
};

struct Column
{
    QString name;
    Type type = Type::Null; ///< What fits all its values.
};

/// What was extracted from one source.
struct Table
{
    QList<Column> columns;
    std::vector<std::vector<Value>> rows; ///< A row may end early: the rest is null.
    qint64 bytes = 0;                     ///< As they came from the source.
};

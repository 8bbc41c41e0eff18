// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>
#include <QStringList>

enum class Is { Integer, Real, Decimal, Truth, Day, Moment, Text, Blob };

struct MadeColumn
{
    QString name;
    Is is;
};

/// A null value is a null QString. A blob is its hexadecimal digits.
struct MadeTable
{
    QList<MadeColumn> columns;
    QList<QStringList> rows;
};

/// Columns of all types that the format has, so that the first row has a value in each that
/// tells its type.
MadeTable anyTable(QRandomGenerator &random, bool hasBlobs, bool hasDecimals);
QByteArray asCsv(const MadeTable &made, QRandomGenerator &random);
/// As one array, or as a line for each record.
QByteArray asJson(const MadeTable &made, bool lines);

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "table.h"

#include <QStringView>

/// The type of a number as JSON writes it, or Text when it is not one: no
/// leading zeros, no plus sign, no bare point. Nothing is rounded: what a 64-bit
/// integer or a double would change is Decimal.
Type typeOfNumber(QStringView text);

/// Date, Timestamp or TimestampTz when \a text is certainly that (ISO 8601, a day
/// that exists, at most microseconds), Text otherwise.
Type typeOfMoment(QStringView text);

/// The type of a field of a CSV file, where all is text: a number, a moment, true
/// or false, or else Text. An exponent counts only with a point or a sign, for
/// 12E4 is a part number more often than 120000.
Type typeOfField(QStringView text);

/// The narrowest type that holds values of both without a loss.
Type combined(Type a, Type b);

/// Gives each column the narrowest type that holds all its values.
void inferColumnTypes(Table &table);

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <string_view>

/// What a value is, or what all values of a column can be stored as.
enum class Type {
    Null,        ///< Nothing known: no value, or none so far.
    Boolean,     ///< true or false, in any case, or 1 or 0.
    Integer,     ///< Fits 64 bits, and a double gives it back.
    LongInteger, ///< Any other that fits 64 bits.
    Real,        ///< A double gives all its digits back.
    Decimal,     ///< A number that only its digits tell exactly.
    Date,        ///< 2024-02-29
    Timestamp,   ///< 2024-02-29 23:59:59.5, of no time zone
    TimestampTz, ///< 2024-02-29T23:59:59Z
    Bytes,       ///< In hexadecimal digits.
    Text,
};

/// The type of a number as JSON writes it, or Text when it is not one: no leading
/// zeros, no plus sign, no bare point. It is Real or Integer by its value: that 1.50
/// has another zero does not count.
Type typeOfNumber(std::string_view text);

/// Date, Timestamp or TimestampTz when \a text is certainly that (ISO 8601, a day
/// that exists, at most microseconds), Text otherwise.
Type typeOfMoment(std::string_view text);

/// The type of a field of a CSV file, where all is text, and each digit may mean
/// something: 3.10 is a version more often than 3.1, so it is Decimal, and -0 is Text.
/// An exponent counts only with a point or a sign: 12E4 is a part number more often
/// than 120000.
Type typeOfField(std::string_view text);

/// Whether a number ends in .0: SQLite shows it of a REAL, and PostgreSQL of a numeric only.
bool endsInPointZero(std::string_view text);

/// The narrowest type that holds values of both without a loss.
Type combined(Type a, Type b);

/// Whether these digits are what the double nearest to them gives back.
bool survivesAsDouble(std::string_view number);

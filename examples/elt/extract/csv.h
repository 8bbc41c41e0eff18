// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "bytes.h"

#include <QString>

class Stage;

/// How a CSV file is written, where it is not as RFC 4180 says.
struct CsvOptions
{
    char separator = '\0'; ///< NUL: comma, semicolon, tab or pipe, as the header tells.
    bool lenient = false;  ///< Mends what it can (see readCsv) instead of refusing it.
    bool asked = false;    ///< The user says that it is CSV.
    bool guessed = false;  ///< Nobody says that it is CSV: refuses what looks like prose.
};

/// Reads a CSV file: a header, then rows of as many fields (RFC 4180). An empty field is
/// null; a quoted empty one ("") is an empty text in a column of texts. Lenient: a short row
/// is filled with nulls, empty fields beyond the header are dropped, and a quote inside a
/// field stands for itself. Returns how many rows were mended. Throws Failure that names
/// the line.
qint64 readCsv(Bytes &utf8, const CsvOptions &options, Stage &stage);

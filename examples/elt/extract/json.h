// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "bytes.h"

#include <QStringList>

class Stage;

struct JsonOptions
{
    bool lines = false;     ///< NDJSON: one object after the other is a row each.
    QStringList records;    ///< The members that lead to the array; none: it is found.
    QStringList link;       ///< The members that lead to the next page's address, if any.
};

/// Reads a JSON array of objects (RFC 8259), or an object that holds one such array and
/// nothing else, or what \a options say. Columns are in the order in which they first
/// appear. Numbers keep their digits, and nested arrays and objects stay the JSON text they
/// are. Returns the next page's address, if there is one. Throws Failure that names the
/// line, or says what the text is instead.
QString readJson(Bytes &utf8, const JsonOptions &options, Stage &stage);

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "table.h"

#include <QByteArrayView>

/// Reads a CSV file: a header, then rows of as many fields (RFC 4180). The
/// header tells whether comma, semicolon or tab separates them. An empty field
/// is null; a quoted empty one ("") is an empty text in a column of texts.
/// Throws Failure that names the line.
Table readCsv(QByteArrayView utf8);

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "table.h"

#include <QByteArrayView>

/// Reads a JSON array of objects (RFC 8259), or an object that holds one such
/// array and nothing else. Columns are in the order in which they first appear.
/// Numbers keep their digits, and nested arrays and objects stay the JSON text
/// they are. Throws Failure that names the line.
Table readJson(QByteArrayView utf8);

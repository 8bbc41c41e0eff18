// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "table.h"

class Database;
class Stop;

/// All rows of a table or view of \a database, with the types that it declares.
/// Throws Failure when there is no such table.
Table readTable(Database &database, const QString &table, const Stop &stop);

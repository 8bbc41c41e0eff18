// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringList>

/// The statements of an SQL script, apart at their semicolons: not at those in
/// quotes, in comments, or between PostgreSQL's dollar quotes. (The body of a
/// SQLite trigger is not known, and is torn apart.)
QStringList statementsOf(const QString &script);

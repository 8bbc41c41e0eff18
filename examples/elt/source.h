// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>

/// Where one table comes from, and what it is called in the warehouse.
struct Source
{
    QString address;  ///< A URL, or the database: sqlite:FILE, postgresql://…
    QString table;    ///< The table in that database; empty for a URL.
    QString name;     ///< The table in the warehouse.
    QString shown;    ///< How people see it: without a password.

    bool isTable() const { return !table.isEmpty(); }

    /// Reads `URL`, `DATABASE#TABLE`, or either after `NAME=`, which names the
    /// table in the warehouse. Otherwise the last part of the path does, or the
    /// database's own table. Throws std::invalid_argument that says what is wrong.
    static Source parse(const QString &text);
};

/// Throws std::invalid_argument when two sources would be loaded into one table.
void requireDistinctNames(const QList<Source> &sources);

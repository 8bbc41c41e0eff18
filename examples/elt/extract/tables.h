// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QStringList>

#include <chrono>

class Mariadb;
class Postgres;
class Sqlite;
class Stage;
class Stop;

/// Which rows of a table to read.
struct TableQuery
{
    QString table; ///< Or view: as it is written, or else as SQL would read it.
    QString since; ///< Only those with a value greater than \a after in this column; empty: all.
    QString after;
    QStringList asText = {}; ///< MariaDB: columns to read as texts, also what is no date in them.
};

/// Puts the rows of a table or view on \a stage, with the types that the database knows. Throws
/// Failure when there is no such table, or it holds what is not text where text should be, and
/// PassingFailure when no row comes for \a silence.
void readTable(Sqlite &database, const TableQuery &query, std::chrono::seconds silence, Stage &stage,
               const Stop &stop);
void readTable(Mariadb &database, const TableQuery &query, Stage &stage, const Stop &stop);
void readTable(Postgres &database, const TableQuery &query, Stage &stage, const Stop &stop);

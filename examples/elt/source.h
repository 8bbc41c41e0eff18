// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "extract/curl.h"
#include "extract/files.h"
#include "load/warehouse.h"

#include <QHash>
#include <QList>
#include <QString>

/// How a source is read and loaded, beyond its address.
struct SourceOptions
{
    FileOptions::Format format = FileOptions::Format::Unknown;
    CsvOptions csv;
    JsonOptions json;
    QStringList headers;       ///< Of the request: "Name: value". Never shown.
    QString caFile;            ///< The certificates to trust in place of the system's.
    SshOptions ssh;
    QString pageParameter;     ///< Pages are ?this=1, 2, … until one is empty.
    int firstPage = 1;
    QString cursorParameter;   ///< What json.link gives is this parameter's value for the next page.
    LoadMode mode;
    QString since;             ///< Only rows with more in this column than the warehouse has are read.
    qint64 minRows = 1;        ///< Fewer are a failure.
    QStringList required;      ///< Columns that must be there.
    QHash<QString, QString> types; ///< Column -> the type that it must have.
};

/// Where one table comes from, and what it is called in the warehouse.
struct Source
{
    enum class Kind { Url, File, SqliteTable, MariadbTable, PostgresTable };

    Kind kind = Kind::Url;
    QString
        address; ///< A URL, a path or pattern of paths, or the database: sqlite:FILE, postgresql://…, mysql://…
    QString table; ///< The table in that database.
    QString name; ///< The table in the warehouse.
    QString shown; ///< How people see it: without a password.
    SourceOptions options = {};

    /// Reads `URL`, `file:PATH`, `DATABASE#TABLE`, or any after `NAME=`, which names the
    /// table in the warehouse. Otherwise the last part of the path does, or the
    /// database's own table. Throws std::invalid_argument that says what is wrong.
    static Source parse(const QString &text);
};

/// What limits go by: the server, or else the source itself.
QString hostOf(const Source &source);

/// Throws std::invalid_argument when two sources would be loaded into one table.
void requireDistinctNames(const QList<Source> &sources);

/// The address of a database that \a text gives, or throws std::invalid_argument.
QString databaseAddress(const QString &text);

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonArray>
#include <QString>

/// A connection to a SQLite file. Of the thread that made it, as a QSqlDatabase is.
class Warehouse
{
public:
    explicit Warehouse(const QString &file);
    ~Warehouse();
    Warehouse(const Warehouse &) = delete;
    Warehouse &operator=(const Warehouse &) = delete;

    /// Makes the objects of \a rows the contents of \a table, or throws std::runtime_error and
    /// leaves it as it was.
    void replace(const QString &table, const QJsonArray &rows);

private:
    void run(const QString &sql);

    QString m_connection;
};

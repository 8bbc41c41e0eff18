// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QSqlDatabase>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QVariantList>

/// A connection of the test's own to a database, to look at what is there.
class Look
{
public:
    explicit Look(const QString &sqliteFile);
    explicit Look(const QUrl &postgres);
    ~Look();

    /// The rows of a query, values joined with | : "1|Ann". NULL is (null).
    QStringList rows(const QString &sql);
    /// The rows of a query, as the driver gives their values.
    QList<QVariantList> values(const QString &sql);
    /// Runs a statement; the test fails when it does.
    void run(const QString &sql);
    /// Runs one with values for its question marks.
    void run(const QString &sql, const QVariantList &values);
    /// The names of all tables, sorted.
    QStringList tables();
    /// Every table with its columns and rows, as one text.
    QString dump();

private:
    QString m_name;
    QSqlDatabase m_db;
};

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

/// A connection to a database, opened on first use, closed with the object.
/// Belongs to the thread that made it, as a QSqlDatabase does.
class Database
{
public:
    enum class Access { Read, Write };

    /// \a address is sqlite:FILE or postgresql://user:password@host:port/name?option=value.
    Database(const QString &address, Access access);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    bool isSqlite() const { return m_sqlite; }
    /// The open connection. Throws Failure when it cannot be opened.
    QSqlDatabase connection();

    /// Runs one statement. Throws Failure with the database's own words.
    QSqlQuery run(const QString &sql, const QVariantList &values = {});
    /// Runs a SELECT whose rows are read once, in order, without keeping them all.
    QSqlQuery stream(const QString &sql);
    /// Closes the connection: after trouble with it, the next use opens a new one.
    void close();

private:
    void openSqlite(QSqlDatabase &db) const;
    void openPostgres(QSqlDatabase &db) const;
    static bool settlePostgres(QSqlDatabase &db);

    QString m_address;
    Access m_access;
    bool m_sqlite;
    QString m_connectionName;
};

/// The first line of what the database says, which is the reason.
QString reasonOf(const QSqlError &error);

/// The address that \a text gives, or throws std::invalid_argument.
QString databaseAddress(const QString &text);

/// begin() … commit(). Its end without a commit takes everything back.
class Transaction
{
public:
    explicit Transaction(Database &database) : m_database(database) {}
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// Begins with this statement.
    void begin(const QString &sql);
    /// Tries that, and returns false when it fails in a way that \a isPassing says will pass.
    bool tryBegin(const QString &sql, bool (*isPassing)(const QSqlError &));
    void commit();

private:
    Database &m_database;
    bool m_open = false;
};

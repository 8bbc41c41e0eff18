// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

struct pg_conn;
struct pg_result;
class Stop;

/// A connection to a PostgreSQL server, opened on first use. Belongs to one thread at a time.
/// Whatever waits, waits no longer than until a stop is requested, and then the server is
/// told; and, where \a silence is given, no longer than that without a word of the server.
class Postgres
{
public:
    /// \a address is postgresql://user:password@host:port/name?option=value.
    Postgres(const QString &address, std::chrono::seconds silence);
    ~Postgres();
    Postgres(const Postgres &) = delete;
    Postgres &operator=(const Postgres &) = delete;

    struct Clear
    {
        void operator()(pg_result *result) const;
    };
    using Result = std::unique_ptr<pg_result, Clear>;

    /// Opens it, if it is not. Throws PassingFailure, for the server may be there later.
    void open(const Stop &stop);
    void close();

    /// Runs one statement with its parameters. Throws Failure with the server's own words.
    Result run(const QString &sql, const QStringList &values, const Stop &stop);
    Result run(const QString &sql, const Stop &stop) { return run(sql, {}, stop); }
    /// The first value of the first row, or none.
    QString value(const QString &sql, const QStringList &values, const Stop &stop);
    /// Runs the statements of a script as they are. What fails is told with its line.
    void runScript(const QString &script, const Stop &stop);

    /// Ends a transaction that has failed; false when it cannot, in the middle of something.
    bool rollBack() noexcept;
    bool isInTransaction() const;

    /// Begins a query whose rows nextRow() then gives, one result with one row each.
    void select(const QString &sql, const Stop &stop);
    /// Null at the end. Throws when the server is silent.
    Result nextRow(const Stop &stop);

    /// Sends rows to COPY … FROM STDIN, which \a run has begun. Their end gives how many.
    void sendCopy(std::string_view rows, const Stop &stop);
    void endCopy(const Stop &stop);

private:
    enum class Until { Readable, Writable };
    using Deadline = std::chrono::steady_clock::time_point;
    void wait(Until until, const Stop &stop, Deadline deadline);
    Deadline deadline() const;
    void abandon();
    Result nextResult(const Stop &stop, Deadline deadline);
    void checkedSend(int sent);
    void settle(const Stop &stop);
    Result drain(const Stop &stop);
    [[noreturn]] void fail(pg_result *result, const QByteArray *script = nullptr);
    [[noreturn]] void failConnection(const QString &prefix);

    QString m_address;
    std::chrono::seconds m_silence;
    pg_conn *m_connection = nullptr;
};

/// What is wrong with the address, by libpq's own reading; empty if nothing.
QString postgresAddressError(const QString &address);

QString textOf(const Postgres::Result &result, int row, int column);

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "mariadbaddress.h"

#include <QList>
#include <QStringList>

#include <chrono>
#include <string_view>

struct st_mysql;
struct st_mysql_res;
class Stop;

/// A connection to a MySQL or MariaDB server, opened on first use. Belongs to one thread at a
/// time. Whatever waits, waits no longer than until a stop is requested, nor longer than
/// \a silence without a word of the server.
class Mariadb
{
public:
    Mariadb(const MariadbAddress &address, QString shown, std::chrono::seconds silence);
    ~Mariadb();
    Mariadb(const Mariadb &) = delete;
    Mariadb &operator=(const Mariadb &) = delete;

    /// Whether libmariadb was there when elt was built. If not, the rest does nothing.
    static const bool isBuiltIn;

    void close();

    /// All rows of a query, which are few. A null value is a null text. Throws Failure with
    /// the server's own words, PassingFailure for what may be better another time.
    QList<QStringList> rows(const QString &sql, const Stop &stop);

    /// Begins a query whose rows nextRow() then gives as they come.
    void select(const QString &sql, const Stop &stop);

    /// Valid until the next call.
    class Row
    {
    public:
        Row(const char *const *values, const unsigned long *sizes) : m_values(values), m_sizes(sizes) {}
        explicit operator bool() const { return m_values; }
        bool isNull(std::size_t i) const { return !m_values[i]; }
        std::string_view operator[](std::size_t i) const { return {m_values[i], m_sizes[i]}; }

    private:
        const char *const *m_values;
        const unsigned long *m_sizes;
    };
    /// False at the end of the rows. Throws when they end before all have come.
    Row nextRow(const Stop &stop);

    /// A text as it stands in a statement, with its quotes.
    QString literal(const QString &text, const Stop &stop);

private:
    void open(const Stop &stop);
    void setOptions();
    void run(const QString &sql, const Stop &stop);
    template<typename Start, typename Continue>
    void drive(const Stop &stop, const Start &start, const Continue &resume);
    int wait(int forWhat, const Stop &stop, std::chrono::steady_clock::time_point limit);
    void abandon();
    [[noreturn]] void fail(const QString &prefix = {});

    const MariadbAddress m_address;
    const QString m_shown;
    const std::chrono::seconds m_silence;
    st_mysql *m_connection = nullptr;
    st_mysql_res *m_result = nullptr;
};

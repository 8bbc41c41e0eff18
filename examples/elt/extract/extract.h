// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "curl.h"

#include <QStringList>

#include <map>
#include <memory>

class Mariadb;
class Postgres;
class Sqlite;
class Stage;
class Stop;
struct Source;

/// The clients that one thread reads sources with, and their open connections.
class Clients
{
public:
    explicit Clients(std::chrono::seconds silence);
    ~Clients();
    Clients(const Clients &) = delete;
    Clients &operator=(const Clients &) = delete;

    std::chrono::seconds silence() const { return m_silence; }
    Curl &curl() { return m_curl; }
    Sqlite &sqlite(const QString &address);
    Mariadb &mariadb(const Source &source);
    Postgres &postgres(const QString &address);

private:
    std::chrono::seconds m_silence;
    Curl m_curl;
    std::map<QString, std::unique_ptr<Sqlite>> m_sqlite;
    std::map<QString, std::unique_ptr<Mariadb>> m_mariadb;
    std::map<QString, std::unique_ptr<Postgres>> m_postgres;
};

/// Puts the rows of a source on \a stage: all, or those with more than \a after in the column that
/// the source's options name. Returns what the user ought to know. Throws Failure.
QStringList extract(Clients &clients, const Source &source, const QString &after, Stage &stage,
                    const Stop &stop);

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <chrono>
#include <functional>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;
class Stop;

/// A connection to a SQLite file, opened on first use. Belongs to one thread at a time.
class Sqlite
{
public:
    enum class Access { Read, Write };

    /// \a address is sqlite:FILE.
    Sqlite(const QString &address, Access access);
    ~Sqlite();
    Sqlite(const Sqlite &) = delete;
    Sqlite &operator=(const Sqlite &) = delete;

    /// Opens it, if it is not. Throws Failure.
    void open();
    void close();

    /// Runs a statement, or several. Throws Failure with SQLite's own words.
    void run(const QString &sql);
    /// Runs it, and returns false when another connection keeps the file locked.
    bool tryRun(const QString &sql);
    /// Runs a script as it is. What fails is told with its line; statements that begin or end
    /// a transaction are refused.
    void runScript(const QString &script);

    class Statement
    {
    public:
        Statement(Sqlite &database, const QString &sql);
        ~Statement();
        Statement(const Statement &) = delete;
        Statement &operator=(const Statement &) = delete;

        /// To the next row; false when there is none.
        bool step();
        /// Runs it to its end, and makes it ready to run again.
        void execute();

        void bind(int column, std::string_view text); ///< Counted from 0. The text must stay.
        void bind(int column, const QString &text);
        QString text(int column) const;
        std::string_view utf8(int column) const;
        sqlite3_stmt *handle() const { return m_statement; }

    private:
        Sqlite &m_database;
        sqlite3_stmt *m_statement = nullptr;
    };

    /// While it lives, statements end soon after a stop is requested, with CancelledError, and
    /// with Failure when a row takes longer than \a silence; 0 is for ever.
    class Watch
    {
    public:
        Watch(Sqlite &database, const Stop &stop, std::chrono::seconds silence = {});
        ~Watch();
        Watch(const Watch &) = delete;
        Watch &operator=(const Watch &) = delete;

    private:
        Sqlite &m_database;
    };

    [[noreturn]] void fail(const QString &place = {});
    sqlite3 *handle() { return m_handle; }

private:
    static int onProgress(void *self);
    bool isSilent() const;

    QString m_address;
    Access m_access;
    sqlite3 *m_handle = nullptr;
    const Stop *m_stop = nullptr;
    std::chrono::seconds m_silence{};
    std::chrono::steady_clock::time_point m_lastRow;
};

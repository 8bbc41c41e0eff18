// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "sqlite.h"

#include "failure.h"
#include "stop.h"

#include <libparallel/masked.h>

#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace {

constexpr int operationsBetweenLooks = 20'000;
constexpr int busyMilliseconds = 200; // then the caller may look whether to go on

/// SQLite's own, which comes when another connection has the file.
bool isBusy(int code)
{
    return (code & 0xff) == SQLITE_BUSY;
}

int refuseTransactions(void *, int action, const char *, const char *, const char *, const char *)
{
    return action == SQLITE_TRANSACTION ? SQLITE_DENY : SQLITE_OK;
}

} // namespace

Sqlite::Sqlite(const QString &address, Access access) : m_address(address.section(u':', 1)), m_access(access)
{
}

Sqlite::~Sqlite()
{
    close();
}

void Sqlite::close()
{
    sqlite3_close(std::exchange(m_handle, nullptr));
}

void Sqlite::open()
{
    if (m_handle)
        return;
    const int flags =
        m_access == Access::Read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(m_address.toUtf8().constData(), &m_handle, flags, nullptr) != SQLITE_OK) {
        const QString reason = QString::fromUtf8(sqlite3_errmsg(m_handle));
        close();
        throw Failure(QStringLiteral("cannot open sqlite:%1: %2").arg(parallel::masked(m_address), reason));
    }
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, busyMilliseconds);
}

void Sqlite::fail(const QString &place)
{
    if (m_stop)
        m_stop->check();
    const int code = sqlite3_extended_errcode(m_handle);
    if (isSilent() && (code & 0xff) == SQLITE_INTERRUPT)
        throw PassingFailure(QStringLiteral("timed out: no row for %1 s").arg(m_silence.count()));
    const QString reason = place + parallel::masked(QString::fromUtf8(sqlite3_errmsg(m_handle)));
    if (isBusy(code))
        throw PassingFailure(reason);
    throw Failure(reason);
}

void Sqlite::run(const QString &sql)
{
    open();
    if (sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail();
}

bool Sqlite::tryRun(const QString &sql)
{
    open();
    const int result = sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr);
    if (isBusy(result))
        return false;
    if (result != SQLITE_OK)
        fail();
    return true;
}

void Sqlite::runScript(const QString &script)
{
    open();
    const QByteArray text = script.toUtf8();
    const char *at = text.constData();
    const auto placeOf = [&](int offset) {
        const char *const behind = at + std::max(offset, 0);
        return QStringLiteral("line %1: ").arg(std::count(text.constData(), behind, '\n') + 1);
    };
    const auto begin = [&] { // of the statement itself, for messages
        while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
            ++at;
    };
    sqlite3_set_authorizer(m_handle, &refuseTransactions, nullptr);
    struct Unset
    {
        sqlite3 *handle;
        ~Unset() { sqlite3_set_authorizer(handle, nullptr, nullptr); }
    } const unset{m_handle};

    for (begin(); *at; begin()) {
        sqlite3_stmt *statement = nullptr;
        const char *rest = nullptr;
        if (sqlite3_prepare_v2(m_handle, at, -1, &statement, &rest) != SQLITE_OK) {
            const QString place = placeOf(sqlite3_error_offset(m_handle));
            if ((sqlite3_errcode(m_handle) & 0xff) == SQLITE_AUTH)
                throw Failure(place
                              + QStringLiteral("a transform is one transaction, and must not begin or "
                                               "end one itself"));
            fail(place);
        }
        int result = SQLITE_ROW;
        while (statement && result == SQLITE_ROW)
            result = sqlite3_step(statement);
        if (statement && result != SQLITE_DONE) {
            sqlite3_finalize(statement);
            fail(placeOf(0));
        }
        sqlite3_finalize(statement);
        at = rest;
    }
}

int Sqlite::onProgress(void *self)
{
    const auto *const database = static_cast<Sqlite *>(self);
    return database->m_stop->requested() || database->isSilent();
}

bool Sqlite::isSilent() const
{
    return m_silence.count() > 0 && std::chrono::steady_clock::now() - m_lastRow > m_silence;
}

Sqlite::Watch::Watch(Sqlite &database, const Stop &stop, std::chrono::seconds silence) : m_database(database)
{
    database.open();
    database.m_stop = &stop;
    database.m_silence = silence;
    database.m_lastRow = std::chrono::steady_clock::now();
    sqlite3_progress_handler(database.m_handle, operationsBetweenLooks, &Sqlite::onProgress, &database);
}

Sqlite::Watch::~Watch()
{
    if (m_database.m_handle)
        sqlite3_progress_handler(m_database.m_handle, 0, nullptr, nullptr);
    m_database.m_stop = nullptr;
    m_database.m_silence = {};
}

Sqlite::Statement::Statement(Sqlite &database, const QString &sql) : m_database(database)
{
    database.open();
    if (sqlite3_prepare_v2(database.m_handle, sql.toUtf8().constData(), -1, &m_statement, nullptr)
        != SQLITE_OK)
        database.fail();
}

Sqlite::Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

bool Sqlite::Statement::step()
{
    const int result = sqlite3_step(m_statement);
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        m_database.fail();
    if (m_database.m_silence.count() > 0)
        m_database.m_lastRow = std::chrono::steady_clock::now();
    return result == SQLITE_ROW;
}

void Sqlite::Statement::execute()
{
    while (step()) {
    }
    sqlite3_reset(m_statement);
}

void Sqlite::Statement::bind(int column, std::string_view text)
{
    sqlite3_bind_text64(m_statement, column + 1, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Sqlite::Statement::bind(int column, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(m_statement, column + 1, utf8.constData(), sqlite3_uint64(utf8.size()),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
}

std::string_view Sqlite::Statement::utf8(int column) const
{
    const auto *const text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return {text ? text : "", std::size_t(sqlite3_column_bytes(m_statement, column))};
}

QString Sqlite::Statement::text(int column) const
{
    return textOf(utf8(column));
}

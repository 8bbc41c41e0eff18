// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "database.h"

#include "failure.h"

#include <libparallel/masked.h>

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <atomic>
#include <stdexcept>

namespace {

/// QSqlDatabase knows connections by a name; each of ours has one of its own.
QString freshName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("elt-%1").arg(++count);
}

/// What stands between quotes in a connection string of libpq.
QString escaped(QString value)
{
    static const QRegularExpression special(QStringLiteral("([\\\\'])"));
    return value.replace(special, QStringLiteral("\\\\\\1"));
}

} // namespace

Database::Database(const QString &address, Access access)
    : m_address(address),
      m_access(access),
      m_sqlite(address.startsWith(u"sqlite:")),
      m_connectionName(freshName())
{
}

Database::~Database()
{
    close();
}

void Database::close()
{
    if (QSqlDatabase::contains(m_connectionName))
        QSqlDatabase::removeDatabase(m_connectionName);
}

QSqlDatabase Database::connection()
{
    if (QSqlDatabase::contains(m_connectionName))
        return QSqlDatabase::database(m_connectionName, false);
    QString reason;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(
            m_sqlite ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL"), m_connectionName);
        m_sqlite ? openSqlite(db) : openPostgres(db);
        if (db.open() && (m_sqlite || settlePostgres(db)))
            return db;
        reason =
            db.isValid()
                ? reasonOf(db.lastError())
                : QStringLiteral("Qt's driver for it is not installed (libqt6sql6-sqlite, libqt6sql6-psql)");
    }
    close();
    throw Failure(QStringLiteral("cannot open %1: %2").arg(parallel::masked(m_address), reason));
}

void Database::openSqlite(QSqlDatabase &db) const
{
    db.setDatabaseName(m_address.section(u':', 1));
    db.setConnectOptions(m_access == Access::Read
                             ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=10000")
                             : QStringLiteral("QSQLITE_BUSY_TIMEOUT=200"));
}

void Database::openPostgres(QSqlDatabase &db) const
{
    const QUrl url(m_address);
    db.setHostName(url.host());
    db.setPort(url.port(5432));
    db.setUserName(url.userName(QUrl::FullyDecoded));
    db.setPassword(url.password(QUrl::FullyDecoded));
    db.setDatabaseName(url.path(QUrl::FullyDecoded).mid(1));
    QStringList options{QStringLiteral("connect_timeout=10")};
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (name == u"host")
            db.setHostName(value); // the folder of a Unix socket
        else
            options += QStringLiteral("%1='%2'").arg(name, escaped(value));
    }
    db.setConnectOptions(options.join(u';'));
}

/// What the rest relies on, whatever the server's and the user's defaults are.
bool Database::settlePostgres(QSqlDatabase &db)
{
    QSqlQuery query(db);
    return query.exec(QStringLiteral("SELECT set_config('TimeZone', 'UTC', false), "
                                     "set_config('DateStyle', 'ISO, YMD', false), "
                                     "set_config('standard_conforming_strings', 'on', false), "
                                     "set_config('client_min_messages', 'warning', false), "
                                     "set_config('lock_timeout', '60s', false)"));
}

QSqlQuery Database::run(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(connection());
    bool done = false;
    if (values.isEmpty()) {
        done = query.exec(sql);
    } else if (query.prepare(sql)) {
        for (const QVariant &value : values)
            query.addBindValue(value);
        done = query.exec();
    }
    if (!done)
        throw Failure(reasonOf(query.lastError()));
    return query;
}

QSqlQuery Database::stream(const QString &sql)
{
    QSqlQuery query(connection());
    query.setForwardOnly(true);
    if (!query.exec(sql))
        throw Failure(reasonOf(query.lastError()));
    return query;
}

QString reasonOf(const QSqlError &error)
{
    QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    text = text.section(u'\n', 0, 0).trimmed();
    if (text.startsWith(u"ERROR:"))
        text = text.sliced(6).trimmed();
    return parallel::masked(text);
}

QString databaseAddress(const QString &text)
{
    const bool sqlite = text.startsWith(u"sqlite:") && text.size() > 7;
    const bool postgres =
        (text.startsWith(u"postgresql://") || text.startsWith(u"postgres://")) && QUrl(text).isValid();
    if (!sqlite && !postgres) {
        throw std::invalid_argument(QStringLiteral("%1 is not a database; write sqlite:FILE or "
                                                   "postgresql://user@host:port/name")
                                        .arg(parallel::masked(text))
                                        .toStdString());
    }
    return text;
}

void Transaction::begin(const QString &sql)
{
    tryBegin(sql, [](const QSqlError &) { return false; });
}

bool Transaction::tryBegin(const QString &sql, bool (*isPassing)(const QSqlError &))
{
    QSqlError error;
    {
        QSqlQuery query(m_database.connection());
        m_open = query.exec(sql);
        error = query.lastError();
    }
    if (!m_open && !isPassing(error)) {
        m_database.close(); // it may have been lost: the next use opens a new one
        throw Failure(reasonOf(error));
    }
    return m_open;
}

void Transaction::commit()
{
    m_database.run(QStringLiteral("COMMIT"));
    m_open = false;
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    try {
        m_database.run(QStringLiteral("ROLLBACK"));
    } catch (const Failure &) {
        m_database.close(); // which takes everything back too
    }
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "look.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTest>

namespace {

QString freshName()
{
    static int count = 0;
    return QStringLiteral("look-%1").arg(++count);
}

} // namespace

Look::Look(const QString &sqliteFile)
    : m_name(freshName()), m_db(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
{
    m_db.setDatabaseName(sqliteFile);
    if (!m_db.open())
        QTest::qFail(qPrintable(m_db.lastError().text()), __FILE__, __LINE__);
}

Look::Look(const QUrl &postgres)
    : m_name(freshName()), m_db(QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_name))
{
    m_db.setHostName(postgres.host());
    m_db.setPort(postgres.port());
    m_db.setUserName(postgres.userName());
    m_db.setPassword(postgres.password());
    m_db.setDatabaseName(postgres.path().mid(1));
    if (!m_db.open())
        QTest::qFail(qPrintable(m_db.lastError().text()), __FILE__, __LINE__);
}

Look::~Look()
{
    m_db = {};
    QSqlDatabase::removeDatabase(m_name);
}

QStringList Look::rows(const QString &sql)
{
    QSqlQuery query(m_db);
    query.setNumericalPrecisionPolicy(QSql::HighPrecision);
    if (!query.exec(sql))
        QTest::qFail(qPrintable(query.lastError().text()), __FILE__, __LINE__);
    QStringList lines;
    while (query.next()) {
        QStringList values;
        for (int i = 0; i < query.record().count(); ++i)
            values += query.isNull(i) ? QStringLiteral("(null)") : query.value(i).toString();
        lines += values.join('|');
    }
    return lines;
}

QList<QVariantList> Look::values(const QString &sql)
{
    QSqlQuery query(m_db);
    query.setNumericalPrecisionPolicy(QSql::HighPrecision);
    if (!query.exec(sql))
        QTest::qFail(qPrintable(query.lastError().text()), __FILE__, __LINE__);
    QList<QVariantList> rows;
    while (query.next()) {
        QVariantList row;
        for (int i = 0; i < query.record().count(); ++i)
            row += query.isNull(i) ? QVariant() : query.value(i);
        rows += row;
    }
    return rows;
}

void Look::run(const QString &sql)
{
    rows(sql);
}

void Look::run(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_db);
    bool done = query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    done = done && query.exec();
    if (!done)
        QTest::qFail(qPrintable(query.lastError().text()), __FILE__, __LINE__);
}

QStringList Look::tables()
{
    QStringList names = m_db.tables();
    names.sort();
    return names;
}

QString Look::dump()
{
    QString text;
    for (const QString &table : tables()) {
        text += table + '(';
        const QSqlRecord record = m_db.record(table);
        for (int i = 0; i < record.count(); ++i)
            text += record.fieldName(i) + ' ' + QString::fromLatin1(record.field(i).metaType().name()) + ' ';
        text += ")\n" + rows("SELECT * FROM \"" + table + '"').join('\n') + '\n';
    }
    return text;
}

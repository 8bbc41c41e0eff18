// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "tables.h"

#include "failure.h"
#include "identifier.h"
#include "sqlite.h"
#include "stage.h"
#include "stop.h"

#include <sqlite3.h>

#include <array>
#include <charconv>

namespace {

/// SQLite types each value, not the column; its column's declaration tells what an integer or
/// a text is meant to be.
class Reader
{
public:
    Reader(Sqlite::Statement &rows, Stage &stage) : m_rows(rows), m_stage(stage) {}

    void addColumn(const QString &name, const QString &declared)
    {
        Column &column = m_stage.columns[qsizetype(m_stage.addColumn(name))];
        column.truth = declared.startsWith(u"bool", Qt::CaseInsensitive);
        m_isMoment.push_back(declared.startsWith(u"date", Qt::CaseInsensitive)
                             || declared.startsWith(u"timestamp", Qt::CaseInsensitive));
    }

    void readRow()
    {
        m_cells.clear();
        m_texts.resize(m_isMoment.size());
        for (std::size_t i = 0; i < m_isMoment.size(); ++i)
            m_cells.push_back(cell(i));
        m_stage.add(m_cells);
        for (const Cell &each : m_cells)
            m_stage.bytes += qint64(each.text.size());
    }

private:
    Cell cell(std::size_t i)
    {
        sqlite3_stmt *const row = m_rows.handle();
        const int column = int(i);
        switch (sqlite3_column_type(row, column)) {
        case SQLITE_NULL:
            return {};
        case SQLITE_INTEGER: {
            m_texts[i] = std::to_string(sqlite3_column_int64(row, column));
            return {m_texts[i], typeOfNumber(m_texts[i])};
        }
        case SQLITE_FLOAT:
            m_texts[i] = shortest(sqlite3_column_double(row, column));
            return {m_texts[i], Type::Real};
        case SQLITE_BLOB: {
            const auto *const bytes = static_cast<const char *>(sqlite3_column_blob(row, column));
            m_texts[i] =
                QByteArray::fromRawData(bytes, sqlite3_column_bytes(row, column)).toHex().toStdString();
            return {m_texts[i], Type::Bytes};
        }
        default: {
            const std::string_view text = m_rows.utf8(column);
            if (!QUtf8StringView(text.data(), qsizetype(text.size())).isValidUtf8())
                throw Failure(QStringLiteral("wrong encoding: row %1, column \"%2\" is not UTF-8")
                                  .arg(m_stage.rows() + 1)
                                  .arg(m_stage.columns[qsizetype(i)].name));
            return {text, m_isMoment[i] ? typeOfMoment(text) : Type::Text};
        }
        }
    }

    /// The shortest digits that give the number back, and, as SQLite itself shows it, a point.
    static std::string shortest(double value)
    {
        std::array<char, 32> digits;
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
        std::string text(digits.data(), end.ptr);
        if (text.find_first_of(".en") == std::string::npos)
            text += ".0";
        return text;
    }

    Sqlite::Statement &m_rows;
    Stage &m_stage;
    std::vector<bool> m_isMoment;
    std::vector<Cell> m_cells;
    std::vector<std::string> m_texts;
};

} // namespace

void readTable(Sqlite &database, const TableQuery &query, std::chrono::seconds silence, Stage &stage,
               const Stop &stop)
{
    try {
        const Sqlite::Watch watch(database, stop, silence);
        QStringList names;
        QStringList types;
        { // table_xinfo has generated columns too; hidden ones of virtual tables are no part of SELECT *
            Sqlite::Statement columns(
                database, QStringLiteral("SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden <> 1"));
            columns.bind(0, query.table);
            while (columns.step()) {
                names += columns.text(0);
                types += columns.text(1);
            }
        }
        if (names.isEmpty())
            throw Failure(QStringLiteral("there is no table \"%1\"").arg(query.table));
        QStringList expressions;
        for (const QString &name : names)
            expressions += quoted(name);
        QString sql = QStringLiteral("SELECT %1 FROM %2").arg(expressions.join(u", "), quoted(query.table));
        if (!query.since.isEmpty() && !query.after.isNull())
            sql += QStringLiteral(" WHERE %1 > ?").arg(quoted(query.since));
        Sqlite::Statement rows(database, sql);
        if (!query.since.isEmpty() && !query.after.isNull())
            rows.bind(0, query.after);
        Reader reader(rows, stage);
        for (qsizetype i = 0; i < names.size(); ++i)
            reader.addColumn(names[i], types[i]);
        while (rows.step()) {
            if (stage.rows() % 1000 == 0)
                stop.check();
            reader.readRow();
        }
        stage.finish();
    } catch (const Failure &) {
        database.close(); // it may be the connection that is broken: the next source gets a new one
        throw;
    }
}

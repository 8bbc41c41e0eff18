// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "extract/type.h"

#include <QHash>
#include <QList>
#include <QString>

#include <span>
#include <string>
#include <vector>

/// One value on its way. A null one has type Null.
struct Cell
{
    std::string_view text; ///< UTF-8
    Type type = Type::Null;
    bool emptyText = false; ///< Null, but an empty text where the column turns out to hold texts.
};

struct Column
{
    QString name;
    Type type = Type::Null; ///< What fits all its values.
    QString declared = {};  ///< The type that a PostgreSQL source gives it, if any.
    bool truth = false;     ///< Declared to be boolean by a database that has no such type.
    bool pointZero = false; ///< Has numbers that end in .0, which PostgreSQL shows of numeric only.
    QString inexact = {};   ///< The first value that made it Decimal.
};

/// The rows of one source between it and the warehouse: in memory while they are few, then
/// in a temporary file that nobody else sees, so that a source of any size takes little
/// memory and all of it is there before the warehouse is touched. Belongs to one thread.
class Stage
{
public:
    Stage() = default;
    ~Stage();
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;

    /// Adds a column. Throws Failure for what a database would refuse: no name, and two names
    /// that are the same or differ in case only.
    std::size_t addColumn(const QString &name);
    /// The column of exactly that name, added if it is new.
    std::size_t findOrAddColumn(std::string_view name);

    QList<Column> columns;
    qint64 bytes = 0; ///< As they came from the source.

    /// Appends a row, which may end early: the rest is null. Throws Failure when there is no
    /// room for it, or a column has both bytes and other values.
    void add(std::span<const Cell> row);
    qint64 rows() const { return m_rows; }
    /// Settles the types of the columns. No row may follow.
    void finish();

    /// Reads the rows in their order, once all are there.
    class Reader
    {
    public:
        explicit Reader(const Stage &stage);
        /// The next row, each cell of which has Type::Text or Type::Null. Valid until the next call.
        bool next();
        std::span<const Cell> row() const { return m_row; }

    private:
        bool fill();

        const Stage &m_stage;
        std::vector<Cell> m_row;
        std::string m_buffer;
        std::size_t m_at = 0;
        qint64 m_offset = 0;
        qint64 m_left;
    };

private:
    void spill();

    QHash<QString, std::size_t> m_byLowerName;
    std::string m_buffer; // what is not in the file
    qint64 m_inFile = 0;
    qint64 m_rows = 0;
    int m_file = -1;
};

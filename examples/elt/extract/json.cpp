// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "json.h"

#include "columns.h"
#include "failure.h"
#include "jsonscanner.h"
#include "types.h"

namespace {

void readObject(JsonScanner &json, ColumnNames &names, std::vector<Value> &row, std::vector<bool> &seen)
{
    seen.assign(seen.size(), false);
    json.expect('{', "an array of objects");
    if (json.skip('}'))
        return;
    do {
        const QString name = json.string();
        const size_t column = size_t(names.findOrAdd(name));
        if (column >= row.size())
            row.resize(column + 1);
        if (column >= seen.size())
            seen.resize(column + 1);
        if (seen[column])
            json.fail(QStringLiteral("an object has \"%1\" twice").arg(name));
        seen[column] = true;
        json.expect(':', "an object");
        row[column] = json.value();
    } while (json.skip(','));
    json.expect('}', "an object");
}

void readRows(JsonScanner &json, Table &table)
{
    ColumnNames names(table);
    std::vector<bool> seen; // of the object's columns, to find those named twice
    json.expect('[', "an array of objects");
    if (json.skip(']'))
        return;
    do {
        std::vector<Value> &row = table.rows.emplace_back();
        row.reserve(size_t(table.columns.size()));
        readObject(json, names, row, seen);
    } while (json.skip(','));
    json.expect(']', "an array of objects");
}

} // namespace

Table readJson(QByteArrayView utf8)
{
    JsonScanner json(utf8);
    if (json.atEnd())
        throw Failure(QStringLiteral("empty file"));

    Table table;
    const bool wrapped = json.skip('{');
    if (wrapped) {
        json.string();
        json.expect(':', "an object");
    }
    readRows(json, table);
    if (wrapped && json.peek() == ',')
        json.fail(QStringLiteral("an object with more in it than one array of objects"));
    if (wrapped)
        json.expect('}', "an object");
    if (!json.atEnd())
        json.fail(QStringLiteral("more text after the end"));
    if (table.columns.isEmpty())
        throw Failure(QStringLiteral("no rows: without one, nothing tells what the columns are"));
    inferColumnTypes(table);
    return table;
}

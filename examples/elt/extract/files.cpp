// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "files.h"

#include "csv.h"
#include "failure.h"
#include "json.h"
#include "text.h"

Table readFile(const Download &file)
{
    if (file.contentType == u"text/html")
        throw Failure(QStringLiteral("an HTML page, neither JSON nor CSV"));
    const QByteArray text = toUtf8(file.body, file.charset);
    Table table = file.isJson() ? readJson(text) : readCsv(text);
    table.bytes = file.body.size();
    return table;
}

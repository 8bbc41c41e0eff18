// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "bytes.h"
#include "csv.h"
#include "json.h"

#include <QString>

class Stage;

/// What is known of a file before it is read, and how it is to be read.
struct FileOptions
{
    enum class Format { Unknown, Csv, Json, JsonLines };

    QString name;        ///< Address or path: its ending tells the format.
    QString contentType; ///< text/csv; empty when the server said nothing.
    QString charset;     ///< utf-8, or empty.
    Format format = Format::Unknown; ///< As the user says.
    CsvOptions csv;
    JsonOptions json;
};

struct FileRead
{
    QString nextPage;  ///< Its address, where the file has one.
    qint64 mended = 0; ///< Rows that were not as they should be.
};

/// Puts the rows of a file on \a stage: JSON or CSV, packed or not. Throws Failure when it is
/// neither, or not a sound one.
FileRead readFile(Bytes &bytes, const FileOptions &options, Stage &stage);

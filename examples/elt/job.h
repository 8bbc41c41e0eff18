// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "source.h"

#include <QStringList>

/// An SQL script that runs when everything is loaded.
struct Transform
{
    QString shown; ///< "transform FILE"
    QString script;
};

/// What the command line asks for.
struct Job
{
    QString warehouse;
    WarehouseOptions options; ///< Their silence is the sources' too.
    QList<Source> sources;
    QList<Transform> transforms;
    int workers = 0; ///< 0: as the environment says.
    int retries = 2; ///< Further attempts at a source that may be there later.
    int perHost = 65536; ///< Sources of one server at the same time.
    bool brief = false;
};

/// Throws std::invalid_argument when the file cannot be read.
Transform readTransform(const QString &file);

/// Reads the command line, the files that it names, and what it says of standard input.
/// Throws std::invalid_argument that says what is wrong. Ends the program for --help.
Job readCommandLine(const QStringList &arguments);

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "extract/curl.h"
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
    QList<Source> sources;
    QList<Transform> transforms;
    int workers = 0; ///< 0: as the environment says.
    Limits limits;
    bool brief = false;
};

/// Reads the command line, and the files that it names. Throws
/// std::invalid_argument that says what is wrong; ends the program for --help.
Job readCommandLine(const QStringList &arguments);

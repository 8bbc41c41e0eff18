// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "source.h"

/// Whether that is the name of a type that a column can be told to have.
bool isTypeName(const QString &name);
/// Their names, for messages.
QString typeNames();

/// Gives the columns of \a stage the types that the user has set for them, and throws Failure
/// when something is not as \a options expect it, so that the table that is there stays.
void requireExpected(Stage &stage, const SourceOptions &options);

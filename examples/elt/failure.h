// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <stdexcept>

/// Why a source could not be loaded, in words for the summary.
class Failure : public std::runtime_error
{
public:
    explicit Failure(const QString &reason) : std::runtime_error(reason.toStdString()) {}
};

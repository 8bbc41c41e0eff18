// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "job.h"

/// Adds what a TOML file says to \a job: README.md shows all that may be in it. Paths in it are
/// relative to its folder. Throws std::invalid_argument that names the file, the line and what
/// is accepted; never a secret.
void readConfig(const QString &file, Job &job);

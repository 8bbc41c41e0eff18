// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "curl.h"
#include "table.h"

/// The rows of a downloaded file, JSON or CSV. Throws Failure when it is neither,
/// or not a sound one.
Table readFile(const Download &file);

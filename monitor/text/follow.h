// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/journal.h>

#include <memory>

namespace monitor::text {

/// Watches a job on the terminal until it ends or the user has seen enough: q or
/// Ctrl+C. Refreshes in place and leaves the terminal as it found it, with the last
/// state on it. Elsewhere prints a line every few seconds. Needs an event loop of
/// its own. Returns the exit code.
int follow(const std::shared_ptr<parallel::Journal> &journal);

} // namespace monitor::text

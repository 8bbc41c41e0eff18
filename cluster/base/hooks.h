// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

namespace parallel::cluster {

/// From here on, the first threads() of this process asks whether it is a worker, and calls of remote
/// tasks may leave it. Any thread, any number of times.
void installHooks() noexcept;

} // namespace parallel::cluster

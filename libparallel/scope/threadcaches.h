// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

namespace parallel::detail {

/// Destroys what ThreadCached objects keep for this thread.
void clearThreadCaches() noexcept;

} // namespace parallel::detail

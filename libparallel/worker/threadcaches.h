// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

namespace parallel::detail {

class CacheUse;

/// Destroys what ThreadCached objects keep for this thread.
void clearThreadCaches() noexcept;

/// In the child of a fork: forgets them, for they are the parent's. Connections would say
/// farewell to its servers.
void leaveThreadCaches() noexcept;

/// A task has ended, which used those in this list.
void endCacheUses(CacheUse *&first) noexcept;

} // namespace parallel::detail

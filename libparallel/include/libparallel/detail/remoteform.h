// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How a task becomes a remote one, which <libparallel/cluster.h> knows. Not part of the
/// public API.

#pragma once

namespace parallel::detail {

/// <libparallel/cluster.h> has the form with void, which is used where it is there.
template<typename F, typename L, typename Form = void>
struct RemoteForm
{
    static constexpr bool isIncluded = sizeof(F) == 0;
    static_assert(isIncluded, "parallel::Task: remote(), repeatable() and key() need #include "
                              "<libparallel/cluster.h>, and the library Parallel::Cluster.");
    template<typename... Any>
    static int remote(const Any &...);
    template<typename... Any>
    static int repeatable(const Any &...);
    template<typename... Any>
    static int key(const Any &...);
};

} // namespace parallel::detail

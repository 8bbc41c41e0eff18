// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/remotefn.h>

#include <optional>

namespace parallel::cluster {

/// What a worker runs for calls of this task. nullopt: none of this name was made.
std::optional<detail::RemoteBody> remoteTask(const QByteArray &name);
/// The names of all that were, for people.
QByteArray remoteTaskNames();

} // namespace parallel::cluster

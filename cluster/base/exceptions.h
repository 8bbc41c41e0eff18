// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "transport.h"

#include <exception>

namespace parallel::cluster {

/// Makes \a answer tell of \a thrown.
void write(Answer &answer, const std::exception_ptr &thrown);
/// What an answer tells of: what was thrown, if its type is known here, or else a RemoteError.
std::exception_ptr read(const Answer &answer);

} // namespace parallel::cluster

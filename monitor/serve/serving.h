// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "text/commands.h"

namespace monitor::serve {

/// --serve: until it is interrupted. Needs a QCoreApplication, and no display. Returns the exit
/// code.
int serve(const text::Command &command);

} // namespace monitor::serve

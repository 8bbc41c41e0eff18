// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "base/settings.h"

namespace parallel::journal {

/// The path of this process's journal. Empty: there is no place for it, and \a why.
QString placeFor(const detail::Settings &settings, QString *why);

} // namespace parallel::journal

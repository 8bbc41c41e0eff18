// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "answer.h"

namespace monitor::serve {

/// A file of the page, "/" being its beginning; 404 for what is none. Any thread.
Answer pageFile(const QString &path);

} // namespace monitor::serve

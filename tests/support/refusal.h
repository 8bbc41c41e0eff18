// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <string>

namespace support {

/// An exception that belongs to no hierarchy, and has more to it than a text.
struct Refusal
{
    int code;
    std::string by;
};

} // namespace support

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/parallel.h>
#if __has_include(<libparallel/cluster.h>)
#  include <libparallel/cluster.h>
#endif

#include <QtTest/qtest.h>

/// An example of a page, as examples.py has found it.
namespace docs {

struct Example
{
    Example(const char *place, void (*run)());
    const char *place; ///< "libparallel/docs/start.md:17"
    void (*run)();
};

} // namespace docs

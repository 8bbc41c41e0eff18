// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

// Not Q_DECL_EXPORT where the compiler knows the standard form, which GCC wants
// beside another attribute: class [[nodiscard]] PARALLEL_EXPORT Name.
// And the older one for a variable, where that form may not stand behind "extern".
#if defined(PARALLEL_STATIC)
#  define PARALLEL_EXPORT
#  define PARALLEL_EXPORT_DATA
#elif defined(Q_CC_GNU)
#  define PARALLEL_EXPORT [[gnu::visibility("default")]]
#  define PARALLEL_EXPORT_DATA __attribute__((visibility("default")))
#elif defined(PARALLEL_BUILDING_LIBRARY)
#  define PARALLEL_EXPORT Q_DECL_EXPORT
#  define PARALLEL_EXPORT_DATA Q_DECL_EXPORT
#else
#  define PARALLEL_EXPORT Q_DECL_IMPORT
#  define PARALLEL_EXPORT_DATA Q_DECL_IMPORT
#endif

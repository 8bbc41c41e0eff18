// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

// Not Q_DECL_EXPORT where the compiler knows the standard form, which GCC wants
// beside another attribute: class [[nodiscard]] PARALLEL_EXPORT Name.
#if defined(PARALLEL_STATIC)
#  define PARALLEL_EXPORT
#elif defined(Q_CC_GNU)
#  define PARALLEL_EXPORT [[gnu::visibility("default")]]
#elif defined(PARALLEL_BUILDING_LIBRARY)
#  define PARALLEL_EXPORT Q_DECL_EXPORT
#else
#  define PARALLEL_EXPORT Q_DECL_IMPORT
#endif

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#if defined(PARALLEL_STATIC)
#  define PARALLEL_EXPORT
#elif defined(PARALLEL_BUILDING_LIBRARY)
#  define PARALLEL_EXPORT Q_DECL_EXPORT
#else
#  define PARALLEL_EXPORT Q_DECL_IMPORT
#endif

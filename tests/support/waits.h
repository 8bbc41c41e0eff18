// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtTest/qtest.h>

/// How long a test waits for what must come: so long that only a hang takes longer, however
/// slow or busy the machine is. Nothing is learnt from the time that it took.
inline constexpr int hangMs = 60'000;

// Qt's give up after five seconds, which a busy machine may take for a thread to start.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, hangMs)
#define QTRY_VERIFY2(condition, message) QTRY_VERIFY2_WITH_TIMEOUT(condition, message, hangMs)
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, hangMs)

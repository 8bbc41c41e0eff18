// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

/// The jobs whose journals are written to, each for a process of its own. They
/// return what was wrong, or an empty string, and go on until there is the file that
/// TEST_GO_ON names.
namespace hostile {

/// Round after round of every kind of call, at least TEST_ROUNDS of them.
QString job();
/// Ten tasks that run until they may end, or are asked to stop.
QString patientJob();

/// How many calls each round of job() makes, without those of tasks.
inline constexpr int callsInRound = 200;

} // namespace hostile

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

/// What the system says of the library's thread that looks after what is to be told.

/// It is there.
bool supervisorLives();
/// Waits until it sleeps and nothing but a call, or a time that is seconds away, will wake it.
/// False: it still wakes again and again when any thread would long have come to rest. A thread
/// that merely gets no processor is not asleep, and one that ticks sleeps for milliseconds.
bool supervisorRests();
/// How often it has slept since it began.
qint64 supervisorSleeps();

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qprocess.h>

#include <csignal>

#include <sys/prctl.h>

/// Before \a process is started: it is killed when the test program ends, also where that is aborted.
inline void endWithTest(QProcess &process)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#ifdef Q_OS_LINUX
#  include <sys/resource.h>
#endif

namespace monitor {

/// From now on this thread, and those that it starts, get less of the processor than others that want it: than
/// the window, and than the jobs that are watched. Where a priority is the whole process's alone, does nothing.
inline void giveWay()
{
#ifdef Q_OS_LINUX
    constexpr int nice = 5; // a third of what others get
    ::setpriority(PRIO_PROCESS, 0,
                  nice); // of this thread: see setpriority(2), "C library/kernel differences"
#endif
}

} // namespace monitor

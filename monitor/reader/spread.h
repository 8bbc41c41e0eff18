// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "work.h"

#include <QtCore/qthread.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace monitor {

/// Threads for one piece of work: enough to be quick, few enough to leave the
/// watched job its cores.
inline int workThreads()
{
    return std::clamp(QThread::idealThreadCount(), 1, 4);
}

/// Calls \a step(index) for 0 … count - 1 from several threads, each index once,
/// until all is done or the work is cancelled. Blocks. \a step must not throw.
template<typename Step>
void spread(quint32 count, Work &work, Step &&step)
{
    std::atomic<quint32> next{0};
    const auto loop = [&] {
        for (quint32 i = next++; i < count && !work.isCancelled(); i = next++)
            step(i);
    };
    std::vector<std::jthread> threads;
    for (int i = 1; i < std::min<int>(workThreads(), int(count)); ++i)
        threads.emplace_back(loop);
    loop();
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/parallel.h>

#include <atomic>
#include <stdexcept>
#include <thread>

// What a child of a fork is to be able to do.

inline bool countedWork(int calls, int workers)
{
    std::atomic<int> ran{0};
    {
        const auto threads = parallel::threads(workers);
        const auto work = parallel::task("work", [&] { ++ran; });
        for (int i = 0; i < calls; ++i)
            work();
    }
    return ran == calls;
}

/// All that can be done in a scope that was the parent's: it is done at once, here.
inline bool worksSerially()
{
    const auto here = std::this_thread::get_id();
    int ran = 0;
    bool isHere = true;
    const auto work = parallel::task("work", [&](int n) {
        isHere = isHere && std::this_thread::get_id() == here;
        ++ran;
        return 2 * n;
    });
    if (work(5).result() != 10)
        return false;
    {
        const auto group = parallel::group();
        work(1);
        work(2);
        group.wait();
    }
    parallel::barrier();
    bool thrown = false;
    try {
        parallel::task([] { throw std::range_error("of the call itself"); })();
    } catch (const std::range_error &) {
        thrown = true;
    }
    return isHere && ran == 3 && thrown && parallel::map(work, QList<int>{1, 2, 3}) == QList<int>{2, 4, 6};
}

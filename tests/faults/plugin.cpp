// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A library that uses libparallel, for tst_unloading.

#include <libparallel/parallel.h>

#include <atomic>

/// How many of 1000 calls have run.
extern "C" Q_DECL_EXPORT int work()
{
    std::atomic<int> ran{0};
    const auto cached = parallel::threadCached([](int n) { return n; });
    {
        const auto threads = parallel::threads(4);
        const auto task = parallel::task("work", [&](int n) { ran += cached(n) == n; });
        for (int i = 0; i < 1000; ++i)
            task(i);
    }
    return ran;
}

/// Makes an object for the calling thread, whose end sets \a ended.
extern "C" Q_DECL_EXPORT void cacheOne(std::atomic<int> *ended)
{
    struct Client
    {
        explicit Client(std::atomic<int> *e) : m_ended(e) {}
        Client(const Client &) = delete;
        Client &operator=(const Client &) = delete;
        ~Client() { ++*m_ended; }
        std::atomic<int> *const m_ended;
    };
    static const auto cached = parallel::threadCached([](std::atomic<int> *e) { return Client(e); });
    cached(ended);
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A few things as this library and as its peers do them: run a function
/// later, and wait for all of them. Each peer keeps its threads between rounds.

#pragma once

#include <libparallel/parallel.h>

#include <QtConcurrent/qtconcurrentrun.h>
#include <QtCore/qthreadpool.h>

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>
#include <tbb/global_control.h>

#include <atomic>
#include <future>
#include <latch>
#include <thread>
#include <vector>

namespace peers {

struct Ours
{
    explicit Ours(int workers) : scope(parallel::threads(workers)) {}
    void run(void (*function)(), int count)
    {
        const auto task = parallel::task("bench", function);
        for (int i = 0; i < count; ++i)
            task();
        parallel::barrier();
    }
    parallel::ThreadsScope scope;
};

/// Threads that take from a counter, and nothing else: what the system itself costs.
struct Bare
{
    explicit Bare(int workers) : count(workers) {}
    void run(void (*function)(), int calls) const
    {
        std::atomic<int> next{0};
        std::vector<std::jthread> threads;
        threads.reserve(std::size_t(count));
        for (int i = 0; i < count; ++i) {
            threads.emplace_back([&] {
                while (next.fetch_add(1, std::memory_order_relaxed) < calls)
                    function();
            });
        }
    }
    const int count;
};

struct QtPool
{
    explicit QtPool(int workers) { pool.setMaxThreadCount(workers); }
    void run(void (*function)(), int count)
    {
        for (int i = 0; i < count; ++i)
            pool.start(function);
        pool.waitForDone();
    }
    QThreadPool pool;
};

struct QtRun
{
    explicit QtRun(int workers) { pool.setMaxThreadCount(workers); }
    void run(void (*function)(), int count)
    {
        for (int i = 0; i < count; ++i)
            (void)QtConcurrent::run(&pool, function);
        pool.waitForDone();
    }
    QThreadPool pool;
};

struct Asio
{
    explicit Asio(int workers) : pool(std::size_t(workers)) {}
    ~Asio() { pool.join(); }
    void run(void (*function)(), int count)
    {
        std::atomic<int> left{count};
        std::latch done(1);
        for (int i = 0; i < count; ++i) {
            boost::asio::post(pool, [&left, &done, function] {
                function();
                if (left.fetch_sub(1) == 1)
                    done.count_down();
            });
        }
        done.wait();
    }
    boost::asio::thread_pool pool;
};

struct Tbb
{
    // One slot is the calling thread's, which works too while it waits.
    explicit Tbb(int workers)
        : limit(tbb::global_control::max_allowed_parallelism, std::size_t(workers) + 1), arena(workers + 1)
    {
    }
    void run(void (*function)(), int count)
    {
        arena.execute([&] {
            tbb::task_group group;
            for (int i = 0; i < count; ++i)
                group.run(function);
            group.wait();
        });
    }
    tbb::global_control limit;
    tbb::task_arena arena;
};

struct StdAsync
{
    explicit StdAsync(int) {}
    void run(void (*function)(), int count)
    {
        std::vector<std::future<void>> futures;
        for (int i = 0; i < count; ++i)
            futures.push_back(std::async(std::launch::async, function));
    }
};

} // namespace peers

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "scope/threadsprivate.h"

#include <QtCore/qthreadpool.h>

#include <memory>
#include <mutex>
#include <unordered_map>

namespace parallel::detail {

/// The Threads that stand for QThreadPools in QtConcurrent's forms: one for each, made when it
/// is first used, with as many workers as the pool has threads. They end with the pool, after
/// the last call, or with the program. Any thread.
class ThreadsOver
{
public:
    static ThreadsOver &instance();

    /// Those over \a pool, for as long as somebody keeps them.
    std::shared_ptr<ThreadsPrivate> get(QThreadPool *pool);

private:
    ThreadsOver();

    struct Over
    {
        std::unique_ptr<Threads> threads;
        int workers = 0; // that the pool said last
    };

    static std::unique_ptr<Threads> make(const QThreadPool *pool, int workers);
    void end(QThreadPool *pool);

    std::mutex m_mutex; // guards the list
    std::unordered_map<QThreadPool *, Over> m_all;
};

} // namespace parallel::detail

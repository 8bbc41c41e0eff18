// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "scope/threadsprivate.h"

#include <QtCore/qthreadpool.h>

#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace parallel::detail {

/// The Threads on QThreadPools for QtConcurrent's forms: one for each pool and priority, made when
/// it is first used, with as many workers as the pool has threads. They end with the pool, after
/// the last call, or with the program. Any thread.
class ThreadsOver
{
public:
    static ThreadsOver &instance();

    /// Those on \a pool, which may be nullptr where the program ends and has no global one any more.
    std::shared_ptr<ThreadsPrivate> get(QThreadPool *pool, int priority);

private:
    ThreadsOver();

    struct Over
    {
        std::unique_ptr<Threads> threads;
        int workers = 0; // that the pool said last
    };

    using Key = std::pair<QThreadPool *, int>; // and its priority

    static std::unique_ptr<Threads> make(const Key &key, int workers);
    void end(const Key &key);

    std::mutex m_mutex; // guards the list
    std::map<Key, Over> m_all;
};

} // namespace parallel::detail

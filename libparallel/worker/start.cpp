// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "worker/start.h"

#include "worker/threadpool.h"
#include "worker/worker.h"

namespace parallel::detail {

Start::Start(std::shared_ptr<ThreadPool> threads) : m_threads(std::move(threads))
{
    setAutoDelete(false);
}

void Start::run()
{
    if (Worker *const worker = m_worker.exchange(nullptr, std::memory_order_acq_rel)) {
        worker->run(); // then this may be given again, or gone
        return;
    }
    m_threads->beganLate(this);
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "queue/stocks.h"

#include <algorithm>

namespace parallel::detail {

Stock::Stock(Stocks &of) : stocks(of)
{
    const std::lock_guard lock(stocks.m_mutex);
    stocks.m_stocks.push_back(this);
}

Stock::~Stock()
{
    const std::lock_guard lock(stocks.m_mutex);
    std::erase(stocks.m_stocks, this);
}

void Stocks::announce(SharedQueue &queue, SharedQueue::Producer &producer, OwnQueue *own)
{
    if (queue.add(producer, SharedQueue::Item(own)))
        return;
    const std::lock_guard lock(m_mutex);
    own->nextAnnouncer = std::exchange(m_unqueued, own);
    m_count.fetch_add(1, std::memory_order_relaxed);
}

std::optional<SharedQueue::Item> Stocks::takeFromOthers(std::size_t count)
{
    if (!hasWork())
        return {};
    const std::lock_guard lock(m_mutex);
    if (OwnQueue *const announcer = m_unqueued) {
        m_unqueued = announcer->nextAnnouncer;
        m_count.fetch_sub(1, std::memory_order_relaxed);
        return SharedQueue::Item(announcer);
    }
    for (std::size_t i = 0; i < std::min(count, m_stocks.size()); ++i) {
        m_firstToRob = (m_firstToRob + 1) % m_stocks.size();
        if (const auto item = takeFrom(m_stocks[m_firstToRob]->batch))
            return item;
    }
    return {};
}

std::size_t Stocks::mostToTake() const
{
    const std::lock_guard lock(m_mutex);
    return m_stocks.size() * (Batch::capacity + 1); // and an announcement each
}

void Stocks::startAnew() noexcept
{
    m_stocks.clear();
    m_unqueued = nullptr;
    m_count.store(0, std::memory_order_relaxed);
}

bool Stocks::has(const Stock *stock) const
{
    return std::find(m_stocks.begin(), m_stocks.end(), stock) != m_stocks.end();
}

} // namespace parallel::detail

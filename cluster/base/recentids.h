// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qset.h>

#include <deque>

namespace parallel::cluster {

/// The last so many ids of those that were added. Not thread-safe.
class RecentIds
{
public:
    explicit RecentIds(std::size_t most) : m_most(most) {}

    bool contains(const QByteArray &id) const { return m_ids.contains(id); }
    void add(const QByteArray &id)
    {
        if (m_ids.contains(id))
            return;
        m_ids.insert(id);
        m_inOrder.push_back(id);
        if (m_inOrder.size() > m_most) {
            m_ids.remove(m_inOrder.front());
            m_inOrder.pop_front();
        }
    }

private:
    const std::size_t m_most;
    QSet<QByteArray> m_ids;
    std::deque<QByteArray> m_inOrder;
};

} // namespace parallel::cluster

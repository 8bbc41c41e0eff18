// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qlist.h>

#include <vector>

namespace monitor {

/// How long something took, over many tasks: a logarithmic histogram of
/// nanoseconds with 32 steps for each power of two, so a quantile is within
/// 1.6 % of the true value. Grows with the spread of the values only.
class Distribution
{
public:
    void add(qint64 nanoseconds, quint64 times = 1);
    void add(const Distribution &other);

    quint64 count() const { return m_count; }
    double total() const { return m_total; } ///< Nanoseconds.
    double mean() const { return m_count ? m_total / double(m_count) : 0; }
    qint64 min() const { return m_count ? m_min : 0; }
    qint64 max() const { return m_max; }
    /// 0 … 1 of the values are not longer than this; 0 if there are none.
    qint64 quantile(double part) const;

    /// For drawing: equal steps on a logarithmic axis.
    struct Bar
    {
        qint64 from; ///< Nanoseconds, this one included …
        qint64 to;   ///< … and this one not.
        quint64 count;
    };
    /// Bars from the shortest to the longest value, of about \a perDoubling
    /// (1, 2, 4 … 32) for each power of two. Empty if there are none.
    std::vector<Bar> bars(int perDoubling = 4) const;

private:
    QList<quint32> m_steps; // shared by copies: snapshots are many
    quint64 m_count = 0;
    double m_total = 0;
    qint64 m_min = 0;
    qint64 m_max = 0;
};

} // namespace monitor

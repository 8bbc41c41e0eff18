// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "analysis/calls.h"

#include <span>

namespace monitor {

/// Who called whom, with what a call and all below it come to.
class CallTree
{
public:
    /// Of a call and everything that it called, however deep.
    struct Sum
    {
        quint32 calls = 0; ///< Below it.
        quint32 failed = 0; ///< With itself.
        qint64 work = 0;    ///< Nanoseconds that they ran, waits for groups not counted.
        qint64 end = 0;     ///< When the last of them ended.
    };

    /// Reads all of the journal; blocks.
    static CallTree of(const parallel::Journal &journal, Work &work);

    const Calls &calls() const { return m_calls; }
    const Call &call(quint32 index) const { return m_calls.all[index]; }
    const Sum &sum(quint32 index) const { return m_sums[index]; }
    /// Calls of the program itself that called others, those with most work below them first.
    const std::vector<quint32> &roots() const { return m_roots; }
    /// How many of the program's own calls called nothing.
    quint64 leaves() const { return m_leaves; }
    /// In the order in which they were called.
    std::span<const quint32> children(quint32 index) const
    {
        return std::span(m_children).subspan(m_first[index], m_first[index + 1] - m_first[index]);
    }
    /// Its place among the children of its parent, or among the roots.
    quint32 row(quint32 index) const { return m_rows[index]; }
    bool hasFailed(quint32 index) const { return m_failed[index]; }

private:
    Calls m_calls;
    std::vector<bool> m_failed;
    std::vector<quint32> m_first; ///< In m_children, one more than there are calls.
    std::vector<quint32> m_children;
    std::vector<quint32> m_roots;
    std::vector<quint32> m_rows;
    std::vector<Sum> m_sums;
    quint64 m_leaves = 0;
};

/// A call in a picture of a tree: the deeper, the further down; calls that ran at the same
/// time below each other.
struct FlameBar
{
    quint32 call = 0;
    int line = 0; ///< From 0.
};

/// All below a call, itself first. At most \a most bars: a tree may have a million calls.
std::vector<FlameBar> flameOf(const CallTree &tree, quint32 root, std::size_t most = 200'000);

} // namespace monitor

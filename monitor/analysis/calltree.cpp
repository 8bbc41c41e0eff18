// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "analysis/calltree.h"

#include <algorithm>

namespace monitor {

using parallel::Journal;

CallTree CallTree::of(const Journal &journal, Work &work)
{
    CallTree tree;
    tree.m_calls = Calls::of(journal, work);
    const std::vector<Call> &all = tree.m_calls.all;
    const auto n = quint32(all.size());
    tree.m_failed.resize(n);
    for (quint32 i = 0; i < n && !work.isCancelled(); ++i)
        tree.m_failed[i] = journal.record(all[i].slot).state == Journal::TaskState::Failed;

    tree.m_first.assign(n + 1, 0);
    for (const Call &call : all) {
        if (call.parent != Call::none)
            ++tree.m_first[call.parent + 1];
    }
    for (quint32 i = 0; i < n; ++i)
        tree.m_first[i + 1] += tree.m_first[i];
    tree.m_children.resize(tree.m_first[n]);
    tree.m_rows.assign(n, 0);
    std::vector<quint32> next(tree.m_first.begin(), tree.m_first.end() - 1);
    for (quint32 i = 0; i < n; ++i) { // in the order in which they were called
        if (const quint32 parent = all[i].parent; parent != Call::none) {
            tree.m_rows[i] = next[parent] - tree.m_first[parent];
            tree.m_children[next[parent]++] = i;
        }
    }

    tree.m_sums.resize(n);
    for (quint32 i = 0; i < n; ++i)
        tree.m_sums[i] = {0, tree.m_failed[i] ? 1u : 0u, tree.m_calls.workOf(i), all[i].finished};
    for (quint32 i = n; i-- > 0;) { // who is called is called later than its caller
        const quint32 parent = all[i].parent;
        if (parent == Call::none || parent >= i)
            continue;
        Sum &above = tree.m_sums[parent];
        const Sum &below = tree.m_sums[i];
        above.calls += below.calls + 1;
        above.failed += below.failed;
        above.work += below.work;
        above.end = std::max(above.end, below.end);
    }
    for (quint32 i = 0; i < n; ++i) {
        if (all[i].parent != Call::none)
            continue;
        if (tree.children(i).empty())
            ++tree.m_leaves;
        else
            tree.m_roots.push_back(i);
    }
    std::stable_sort(tree.m_roots.begin(), tree.m_roots.end(),
                     [&](quint32 a, quint32 b) { return tree.m_sums[a].work > tree.m_sums[b].work; });
    for (quint32 row = 0; row < tree.m_roots.size(); ++row)
        tree.m_rows[tree.m_roots[row]] = row;
    return tree;
}

std::vector<FlameBar> flameOf(const CallTree &tree, quint32 root, std::size_t most)
{
    std::vector<FlameBar> bars{{root, 0}};
    std::vector<quint32> level{root};
    int line = 1; // the first one of this depth
    while (!level.empty() && bars.size() < most) {
        std::vector<quint32> below;
        for (const quint32 call : level) {
            const auto children = tree.children(call);
            below.insert(below.end(), children.begin(), children.end());
        }
        std::sort(below.begin(), below.end(),
                  [&](quint32 a, quint32 b) { return tree.call(a).started < tree.call(b).started; });
        std::vector<qint64> ends; // of each line of this depth
        for (const quint32 call : below) {
            if (bars.size() == most)
                break;
            const qint64 started = tree.call(call).started;
            std::size_t free = 0;
            while (free < ends.size() && ends[free] > started)
                ++free;
            if (free == ends.size())
                ends.push_back(0);
            ends[free] = tree.call(call).finished;
            bars.push_back({call, line + int(free)});
        }
        line += int(ends.size());
        level = std::move(below);
    }
    return bars;
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "scopelabels.h"

#include <algorithm>

namespace monitor {

using parallel::Journal;

ScopeLabels::ScopeLabels(const QList<Journal::Pool> &pools)
{
    QHash<QString, int> uses;
    for (const Journal::Pool &pool : pools)
        ++uses[pool.name];
    for (const Journal::Pool &pool : pools) {
        Label label{pool.name, {}};
        if (pool.name.isEmpty())
            label.number = QStringLiteral("#%1").arg(pool.id);
        else if (uses.value(pool.name) > 1)
            label.number = QStringLiteral(" #%1").arg(pool.id);
        m_labels.insert(pool.slot, label);
    }
}

QString ScopeLabels::scope(int slot) const
{
    return worker(slot, 0);
}

QString ScopeLabels::worker(int slot, int worker, int most) const
{
    const Label label = m_labels.value(slot, {QStringLiteral("?"), {}});
    const QString end = label.number + (worker == 0 ? QString() : u'-' + QString::number(worker));
    return label.name.left(std::max<qsizetype>(most - end.size(), 0)) + end;
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "scopelabels.h"

#include "words.h"

#include <QtCore/qset.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace monitor {

using parallel::Journal;

ScopeLabels::ScopeLabels(const QList<Journal::Pool> &pools, const QList<Journal::RemoteWorker> &remote)
{
    QHash<QString, int> uses;
    for (const Journal::Pool &pool : pools)
        ++uses[pool.name];
    for (const Journal::Pool &pool : pools) {
        Label label{pool.name, {}, 0};
        if (pool.name.isEmpty())
            label.number = QStringLiteral("#%1").arg(pool.id);
        else if (uses.value(pool.name) > 1)
            label.number = QStringLiteral(" #%1").arg(pool.id);
        m_labels.insert(pool.slot, label);
    }
    QHash<QString, QSet<qint64>> processes;
    for (const Journal::RemoteWorker &each : remote)
        processes[each.host].insert(each.pid);
    QList<Journal::RemoteWorker> ordered = remote;
    std::sort(ordered.begin(), ordered.end(), [](const auto &a, const auto &b) {
        return std::tie(a.host, a.pid, a.worker) < std::tie(b.host, b.pid, b.worker);
    });
    for (const Journal::RemoteWorker &each : std::as_const(ordered)) {
        Label label{each.host, u'-' + QString::number(each.worker),
                    int(Journal::lowestRemoteWorker + m_remote.size())};
        if (processes.value(each.host).size() > 1)
            label.number.prepend(u':' + QString::number(each.pid));
        m_remote.insert(each.number, label);
    }
}

QString ScopeLabels::scope(int slot) const
{
    return worker(slot, 0);
}

QString ScopeLabels::worker(int slot, int worker, int most) const
{
    if (const auto remote = m_remote.constFind(worker); remote != m_remote.cend())
        return remote->name.left(std::max<qsizetype>(most - remote->number.size(), 0)) + remote->number;
    const Label label = m_labels.value(slot, {QStringLiteral("?"), {}, 0});
    const QString end = label.number + (worker == 0 ? QString() : u'-' + QString::number(worker));
    return label.name.left(std::max<qsizetype>(most - end.size(), 0)) + end;
}

int ScopeLabels::rank(int worker) const
{
    const auto remote = m_remote.constFind(worker);
    return remote == m_remote.cend() ? worker : remote->rank;
}

QString ScopeLabels::worker(int worker) const
{
    if (isRemote(worker))
        return this->worker(0, worker);
    return worker == 0 ? QString() : number(quint64(worker));
}

} // namespace monitor

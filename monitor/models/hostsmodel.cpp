// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/hostsmodel.h"

#include "models/taskwords.h"
#include "reader/query.h"
#include "reader/words.h"

#include <QtCore/qmap.h>

#include <algorithm>

namespace monitor {

void HostsModel::setSnapshot(const SnapshotPtr &snapshot)
{
    QMap<std::pair<QString, qint64>, Row> rows;
    if (snapshot) {
        for (const parallel::Journal::RemoteWorker &worker : snapshot->remoteWorkers) {
            const auto load = snapshot->remote.constFind(worker.number);
            if (load == snapshot->remote.cend())
                continue; // not looked at yet
            Row &row = rows[{worker.host, worker.pid}];
            row.host = worker.host;
            row.pid = worker.pid;
            ++row.workers;
            row.load.add(*load);
        }
    }
    const auto isSame = [](const Row &a, const Row &b) { return a.host == b.host && a.pid == b.pid; };
    const QList<Row> now = rows.values();
    m_snapshot = snapshot;
    if (std::equal(now.cbegin(), now.cend(), m_rows.cbegin(), m_rows.cend(), isSame)) {
        m_rows = now; // the selection stays
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        return;
    }
    beginResetModel();
    m_rows = now;
    endResetModel();
}

QString HostsModel::searchFor(int row) const
{
    return Query::term(QStringLiteral("host"), u'=' + m_rows[row].host);
}

QString HostsModel::words() const
{
    quint64 running = 0;
    for (const Row &row : m_rows)
        running += row.load.running;
    if (m_rows.isEmpty() || m_snapshot->state != parallel::Journal::State::Running)
        return {};
    return tr("%1 run in other processes; %2 wait here or in the broker. A task is known to run there "
              "once it has taken 0.3 s.")
        .arg(tr("%1 tasks", nullptr, plural(running)).arg(number(running)), number(m_snapshot->queued));
}

int HostsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int HostsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString HostsModel::text(const Row &row, Column column) const
{
    const quint64 ended = row.load.succeeded + row.load.failed + row.load.cancelled;
    switch (column) {
    case Host:
        return row.host;
    case Process:
        return QString::number(row.pid);
    case Workers:
        return number(quint64(row.workers));
    case Running:
        return number(row.load.running);
    case Succeeded:
        return number(row.load.succeeded);
    case Failed:
        return number(row.load.failed);
    case Busy: { // of the time of its workers, since it has begun the first
        const double whole = double(row.load.last - row.load.first) * row.workers;
        return row.load.first < 0 || whole <= 0 ? QString()
                                                : percent(std::min(1.0, double(row.load.ran) / whole));
    }
    case Mean:
        return ended == 0 ? QString() : duration(row.load.ran / qint64(ended));
    case Last:
        return row.load.last < 0 ? QString()
                                 : m_snapshot->info.started.addMSecs(row.load.last / 1'000'000)
                                       .toLocalTime()
                                       .toString(QStringLiteral("HH:mm:ss"));
    }
    return {};
}

QVariant HostsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Host ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return text(m_rows[index.row()], Column(index.column()));
    return {};
}

QVariant HostsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Host ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (Column(section)) {
        case Workers:
            return tr("Workers of the process that have run a task of this job");
        case Busy:
            return tr(
                "Share of the time that these workers ran tasks, from the first one's begin to the last "
                "one's end");
        case Last:
            return tr("When the latest answer came");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Host:
        return tr("Host");
    case Process:
        return tr("Process");
    case Workers:
        return tr("Workers");
    case Running:
        return tr("Running");
    case Succeeded:
        return tr("Succeeded");
    case Failed:
        return tr("Failed");
    case Busy:
        return tr("Busy");
    case Mean:
        return tr("Mean");
    case Last:
        return tr("Last");
    }
    return {};
}

} // namespace monitor

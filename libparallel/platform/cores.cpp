// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "platform/cores.h"

#include <QtCore/qfile.h>
#include <QtCore/qlist.h>

#include <algorithm>
#include <cmath>

namespace parallel::platform {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Time on all cores for each period of time on the clock, in cores. 0: no limit, or none
/// that can be read.
double coresOf(const QByteArray &quota, const QByteArray &period)
{
    bool quotaOk = false;
    bool periodOk = false;
    const double time = quota.toDouble(&quotaOk); // "max" is no number, -1 no quota
    const double each = period.toDouble(&periodOk);
    return quotaOk && periodOk && time > 0 && each > 0 ? time / each : 0;
}

/// The limit of the group at \a folder itself, as version 2 or version 1 writes it.
double limitOf(const QString &folder)
{
    const QList<QByteArray> max = contentOf(folder + QLatin1String("/cpu.max")).trimmed().split(' ');
    if (max.size() == 2)
        return coresOf(max[0], max[1]);
    return coresOf(contentOf(folder + QLatin1String("/cpu.cfs_quota_us")).trimmed(),
                   contentOf(folder + QLatin1String("/cpu.cfs_period_us")).trimmed());
}

/// The tightest limit of the group \a path and those around it. In a container the path
/// may be one that only the host has; then what is mounted is the container's own group.
double tightest(const QString &mount, QString path)
{
    double cores = 0;
    for (;;) {
        const double limit = limitOf(mount + path);
        if (limit > 0 && (cores == 0 || limit < cores))
            cores = limit;
        const qsizetype slash = path.lastIndexOf(u'/');
        if (slash < 0)
            return cores;
        path.truncate(slash);
    }
}

} // namespace

int coresOfQuota(const QByteArray &groups, const QString &mounts)
{
    double cores = 0;
    for (const QByteArray &line : groups.split('\n')) {
        // "0::/path" of version 2, "4:cpu,cpuacct:/path" of version 1
        const qsizetype controllers = line.indexOf(':') + 1;
        const qsizetype path = line.indexOf(':', controllers) + 1;
        if (controllers == 0 || path == 0)
            continue;
        const QByteArray names = line.mid(controllers, path - 1 - controllers);
        if (!names.isEmpty() && !names.split(',').contains("cpu"))
            continue;
        const QString mount = names.isEmpty() ? mounts : mounts + u'/' + QString::fromUtf8(names);
        QString group = QString::fromUtf8(line.mid(path));
        while (group.endsWith(u'/'))
            group.chop(1);
        const double limit = tightest(mount, group);
        if (limit > 0 && (cores == 0 || limit < cores))
            cores = limit;
    }
    return int(std::ceil(std::min(cores, 1e6)));
}

} // namespace parallel::platform

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "load/footprint.h"

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qfile.h>

#include <filesystem>
#include <iterator>
#include <thread>

#include <malloc.h>

namespace {

int entriesOf(const char *folder)
{
    const std::filesystem::directory_iterator entries(folder);
    return int(std::distance(begin(entries), end(entries)));
}

qint64 residentBytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return -1;
}

} // namespace

Footprint Footprint::now()
{
    ::malloc_trim(0); // what the allocator keeps for the next time is not a leak
    return {residentBytes(), entriesOf("/proc/self/task"), entriesOf("/proc/self/fd")};
}

QString Flat::verdict() const
{
    Footprint now = Footprint::now();
    const QDeadlineTimer deadline(10'000);
    while (now.threads > m_before.threads && !deadline.hasExpired()) {
        std::this_thread::yield();
        now = Footprint::now();
    }
    if (now.threads > m_before.threads)
        return QStringLiteral("%1 threads, and %2 before").arg(now.threads).arg(m_before.threads);
    if (now.files > m_before.files)
        return QStringLiteral("%1 files are open, and %2 before").arg(now.files).arg(m_before.files);
    if (now.memory > m_before.memory + m_memory)
        return QStringLiteral("%1 KiB, and %2 before").arg(now.memory / 1024).arg(m_before.memory / 1024);
    return {};
}

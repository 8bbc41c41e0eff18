// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "support/supervisor.h"

#include "support/waits.h"

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>

#include <thread>

#include <linux/futex.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

namespace {

constexpr qint64 restSeconds = 1; // it ticks some thirty times in each

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Its folder in /proc, or empty.
QString folderOfSupervisor()
{
    const QDir tasks(QStringLiteral("/proc/self/task"));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (contentOf(tasks.filePath(task) + QStringLiteral("/comm")) == "parallel-super\n")
            return tasks.filePath(task);
    }
    return {};
}

/// How many seconds from now the futex's time-out at \a address is, which has the clock of
/// \a operation. It may be gone by now: then 0.
qint64 secondsUntil(quint64 address, quint64 operation)
{
    timespec until = {};
    const iovec here = {&until, sizeof until};
    const iovec there = {reinterpret_cast<void *>(address), sizeof until};
    if (::process_vm_readv(::getpid(), &here, 1, &there, 1, 0) != ssize_t(sizeof until))
        return 0;
    timespec now = {};
    ::clock_gettime(operation & FUTEX_CLOCK_REALTIME ? CLOCK_REALTIME : CLOCK_MONOTONIC, &now);
    return until.tv_sec - now.tv_sec;
}

/// It is in this very moment in a wait that ends by a call, or not before long.
bool sleepsLong(const QString &folder)
{
    // "NUMBER ARGUMENTS… SP PC" of the system call it sleeps in, or "running".
    const QList<QByteArray> call = contentOf(folder + QStringLiteral("/syscall")).split(' ');
    if (call.size() < 7 || call[0].toInt() != SYS_futex)
        return false;
    const quint64 timeout = call[4].toULongLong(nullptr, 16);
    return timeout == 0 || secondsUntil(timeout, call[2].toULongLong(nullptr, 16)) > restSeconds;
}

} // namespace

bool supervisorLives()
{
    return !folderOfSupervisor().isEmpty();
}

bool supervisorRests()
{
    const QString folder = folderOfSupervisor();
    const QDeadlineTimer deadline(hangMs);
    // More than one look: it may have waited for a lock, which is over in a moment.
    for (int looks = 0; looks < 100; looks = sleepsLong(folder) ? looks + 1 : 0) {
        if (deadline.hasExpired())
            return false;
        std::this_thread::yield();
    }
    return true;
}

qint64 supervisorSleeps()
{
    const QByteArray name = "voluntary_ctxt_switches:";
    const QByteArray status = contentOf(folderOfSupervisor() + QStringLiteral("/status"));
    const qsizetype begin = status.indexOf('\n' + name) + 1 + name.size();
    return status.mid(begin, status.indexOf('\n', begin) - begin).trimmed().toLongLong();
}

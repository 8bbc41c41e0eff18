// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "system.h"

#include <QtCore/qfile.h>

#include <ctime>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parallel::journal {

bool isLocked(int fileDescriptor)
{
    struct flock lock = {};
    lock.l_type = F_RDLCK; // would it be granted? Not while the writer has its F_WRLCK
    lock.l_whence = SEEK_SET;
    return fcntl(fileDescriptor, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

QByteArray bootId()
{
    static const QByteArray id = [] {
        QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }();
    return id;
}

qint64 monotonicNow()
{
    timespec time = {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

qint64 fileSize(int fileDescriptor)
{
    struct stat status = {};
    return fstat(fileDescriptor, &status) == 0 ? qint64(status.st_size) : -1;
}

} // namespace parallel::journal

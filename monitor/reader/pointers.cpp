// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "pointers.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>

#include <cerrno>

#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

namespace monitor {

Pointed followPointer(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat link = {};
    if (::lstat(name.constData(), &link) != 0 || !S_ISLNK(link.st_mode))
        return {};
    Pointed pointed{true, {}};
    char to[PATH_MAX];
    const ssize_t size = ::readlink(name.constData(), to, sizeof to);
    if (link.st_uid != ::geteuid() || size <= 0 || size == ssize_t(sizeof to))
        return pointed;
    const QByteArray target(to, qsizetype(size));
    const QString journal = QFile::decodeName(target);
    // As the writer makes them: a full path with nothing to be resolved in it.
    if (!journal.startsWith(u'/') || QDir::cleanPath(journal) != journal)
        return pointed;
    struct stat file = {};
    if (::lstat(target.constData(), &file) == 0) {
        if (S_ISREG(file.st_mode) && file.st_uid == ::geteuid())
            pointed.journal = journal;
    } else if (errno == ENOENT && QFileInfo(QFileInfo(journal).path()).isDir()) {
        // Not where its folder cannot be seen either: it may be there for others.
        ::unlink(name.constData());
    }
    return pointed;
}

} // namespace monitor

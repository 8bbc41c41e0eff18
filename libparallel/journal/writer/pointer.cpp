// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal/writer/pointer.h"

#include "journal/format.h"
#include "platform/platform.h"

#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qrandom.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <limits.h>
#include <unistd.h>

namespace parallel::journal {

namespace {

/// FNV-1a: needs no memory, and what it keeps apart are this user's own files.
quint64 hashOf(const QByteArray &text)
{
    quint64 hash = 0xcbf29ce484222325;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

} // namespace

bool Pointer::make(const QString &journal, QString *why)
{
    const QString folder = platform::journalFolder(why);
    if (folder.isEmpty())
        return false;
    const QString target = QDir::cleanPath(QFileInfo(journal).absoluteFilePath());
    if (QFileInfo(target).path() == QDir::cleanPath(folder))
        return true; // it is found there anyway
    const QByteArray to = QFile::encodeName(target);
    const QString path = QStringLiteral("%1/%2-%3%4")
                             .arg(folder, QFileInfo(target).completeBaseName().left(40))
                             .arg(hashOf(to), 16, 16, QLatin1Char('0'))
                             .arg(QLatin1String(fileSuffix));
    const QByteArray name = QFile::encodeName(path);
    const QByteArray temporary =
        name + '.' + QByteArray::number(QRandomGenerator::system()->generate64(), 36) + ".new";
    if (::symlink(to.constData(), temporary.constData()) == 0) {
        if (std::rename(temporary.constData(), name.constData()) == 0) {
            m_path = name;
            m_target = to;
            return true;
        }
        const int error = errno;
        ::unlink(temporary.constData());
        errno = error;
    }
    *why = QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(errno)));
    return false;
}

void Pointer::remove() noexcept
{
    if (m_path.isEmpty())
        return;
    char target[PATH_MAX];
    const ssize_t size = ::readlink(m_path.constData(), target, sizeof target);
    if (size == m_target.size() && std::memcmp(target, m_target.constData(), std::size_t(size)) == 0)
        ::unlink(m_path.constData());
    m_path.clear();
}

} // namespace parallel::journal

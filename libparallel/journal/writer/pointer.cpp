// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal/writer/pointer.h"

#include "journal/format.h"
#include "platform/platform.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qrandom.h>

#include <algorithm>
#include <cerrno>
#include <vector>

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

/// Such as "nightly-6e3a0b9d41f25c78.journal": what Pointer::make() names so, by \a target.
QString nameFor(const QString &target)
{
    return QStringLiteral("%1-%2%3")
        .arg(QFileInfo(target).completeBaseName().left(40))
        .arg(hashOf(QFile::encodeName(target)), 16, 16, QLatin1Char('0'))
        .arg(QLatin1String(fileSuffix));
}

constexpr std::size_t mostAtOnce = 256;

/// This user's pointers in \a folder, the latest first.
std::vector<platform::Link> pointersIn(const QString &folder)
{
    // By the system's calls: Qt's lists of names do not survive a lack of memory.
    std::vector<platform::Link> links = platform::linksIn(QFile::encodeName(folder), fileSuffix);
    const auto isOther = [&](const platform::Link &link) {
        const QString made = folder + u'/' + nameFor(QFile::decodeName(link.target));
        return QFile::encodeName(made) != link.path;
    };
    links.erase(std::remove_if(links.begin(), links.end(), isOther), links.end());
    std::sort(links.begin(), links.end(),
              [](const platform::Link &a, const platform::Link &b) { return a.made > b.made; });
    return links;
}

} // namespace

void removeOldPointers(const QString &folder, int kept)
{
    // Mostly there are few, and a program that starts is not to wait for more than that.
    if (platform::countOf(QFile::encodeName(folder), fileSuffix) <= 2 * std::size_t(kept))
        return;
    const std::vector<platform::Link> pointers = pointersIn(folder);
    // Only of these is the journal looked at: it may be on a disk that is slow to answer.
    const std::size_t end = std::min(pointers.size(), std::size_t(kept) + mostAtOnce);
    for (std::size_t i = std::size_t(kept); i < end; ++i) {
        if (!platform::isLocked(QFile::decodeName(pointers[i].target)))
            platform::removeFile(pointers[i].path);
    }
}

bool Pointer::make(const QString &journal, QString *why)
{
    const QString folder = platform::journalFolder(why);
    if (folder.isEmpty())
        return false;
    const QString target = QDir::cleanPath(QFileInfo(journal).absoluteFilePath());
    if (QFileInfo(target).path() == QDir::cleanPath(folder))
        return true; // it is found there anyway
    const QByteArray to = QFile::encodeName(target);
    const QString path = folder + u'/' + nameFor(target);
    const QByteArray name = QFile::encodeName(path);
    const QByteArray temporary =
        name + '.' + QByteArray::number(QRandomGenerator::system()->generate64(), 36) + ".new";
    if (platform::makeLink(to, temporary)) {
        if (platform::renameFile(temporary, name)) {
            m_path = name;
            m_target = to;
            removeOldPointers(folder);
            return true;
        }
        const int error = errno;
        platform::removeFile(temporary);
        errno = error;
    }
    *why = QStringLiteral("%1: %2").arg(path, platform::errorText(errno));
    return false;
}

void Pointer::remove() noexcept
{
    if (m_path.isEmpty())
        return;
    if (platform::isLinkTo(m_target, m_path))
        platform::removeFile(m_path);
    m_path.clear();
}

} // namespace parallel::journal

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "mapping.h"

#include "platform/platform.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfileinfo.h>

namespace parallel::journal {

bool Mapping::open(const QString &path, QString *error)
{
    m_file.setFileName(path);
    // a pipe or device would block or be endless
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) {
        *error = QCoreApplication::translate("parallel::Journal", "it is not a file");
        return false;
    }
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        *error = m_file.errorString();
        return false;
    }
    const qint64 size = platform::fileSize(m_file.handle());
    if (size < qint64(chunkSize)) {
        *error = QCoreApplication::translate("parallel::Journal",
                                             "it has %L1 bytes, and a journal has at least %L2")
                     .arg(size)
                     .arg(chunkSize);
        return false;
    }
    if (!map(0, 1, error))
        return false;
    m_header = reinterpret_cast<const FileHeader *>(chunk(0));
    return true;
}

void Mapping::grow(quint64 chunks, QString *error)
{
    if (chunks <= chunkCount())
        return;
    const std::lock_guard lock(m_mutex);
    const qint64 size = platform::fileSize(m_file.handle());
    const quint64 present = quint64(qMax(qint64(0), size)) / chunkSize;
    const quint32 to = quint32(qMin(qMin(chunks, present), quint64(maxChunks)));
    const quint32 from = chunkCount();
    if (to > from)
        map(from, to, error);
}

bool Mapping::map(quint32 from, quint32 to, QString *error)
{
    const qint64 size = qint64(to - from) * qint64(chunkSize);
    (void)m_file.size(); // or QFile would remember how long it was at first, and warn
    const uchar *const begin = m_file.map(qint64(from) * qint64(chunkSize), size);
    if (!begin) {
        *error = m_file.errorString();
        return false;
    }
    m_guards.push_back(
        std::make_unique<platform::BusGuard>(begin, std::size_t(size), chunkSize, &m_truncated));
    for (quint32 index = from; index < to; ++index) {
        auto &group = m_groups[index / groupSize];
        if (!group.load(std::memory_order_relaxed)) {
            m_ownedGroups.push_back(std::make_unique<Group>());
            group.store(m_ownedGroups.back().get(), std::memory_order_release);
        }
        group.load(std::memory_order_relaxed)->at[index % groupSize] =
            reinterpret_cast<const std::byte *>(begin) + quint64(index - from) * chunkSize;
    }
    m_count.store(to, std::memory_order_release); // pairs with chunkCount()
    return true;
}

} // namespace parallel::journal

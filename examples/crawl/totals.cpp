// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "totals.h"

void Totals::addFolder()
{
    const std::lock_guard lock(m_mutex);
    ++m_folders;
}

void Totals::addFile(const QString &type, qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    Count &count = m_byType[type];
    ++count.files;
    count.bytes += bytes;
}

QString Totals::toText() const
{
    const std::lock_guard lock(m_mutex);
    QString text;
    Count all;
    const auto addLine = [&](const QString &what, const Count &count) {
        text +=
            QStringLiteral("%1 %2 files %3 bytes\n").arg(what, -32).arg(count.files, 8).arg(count.bytes, 14);
    };
    for (auto it = m_byType.begin(); it != m_byType.end(); ++it) {
        addLine(it.key(), it.value());
        all.files += it->files;
        all.bytes += it->bytes;
    }
    addLine(QStringLiteral("in %1 folders").arg(m_folders), all);
    return text;
}

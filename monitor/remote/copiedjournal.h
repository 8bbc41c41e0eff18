// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

#include <functional>
#include <map>
#include <vector>

namespace monitor::remote {

/// What has been sent of a journal, and what has changed in it since. Reads the file as it is,
/// without a lock and without the job's noticing. One thread.
class CopiedJournal
{
public:
    /// Takes a block of the file.
    using Send = std::function<void(qint64 offset, const QByteArray &bytes)>;

    explicit CopiedJournal(const QString &path);
    ~CopiedJournal();
    CopiedJournal(const CopiedJournal &) = delete;
    CopiedJournal &operator=(const CopiedJournal &) = delete;

    bool isOpen() const { return m_file >= 0; }
    /// Bytes of the file now.
    qint64 size() const;
    /// Sends what has changed: first texts and log lines, then tasks, at last the header. What refers
    /// to something is copied before it, and arrives after it: a task and its texts, the head of a
    /// part of the file and what it counts.
    void update(const Send &send);

private:
    struct Block
    {
        qint64 offset;
        QByteArray bytes;
    };
    /// A block as it was at one moment, unless it never stays the same for that long.
    QByteArray read(qint64 offset) const;
    void look(qint64 chunk, std::vector<Block> &changed);
    void sendTexts(qint64 chunk, const Send &send);

    int m_file = -1;
    std::vector<size_t> m_sent; ///< A hash of each block; 0: it was empty.
    std::map<qint64, quint32> m_generations; ///< Of the chunks of log lines, as sent.
    QByteArray m_buffer;
};

} // namespace monitor::remote

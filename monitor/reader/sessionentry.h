// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "sessions.h"
#include "tally.h"

namespace monitor {

/// Tells a file from another one that has taken its name.
struct FileId
{
    quint64 device = 0;
    quint64 inode = 0;
    qint64 changed = 0; // its number may be given to another one once nobody has it open

    bool exists() const { return inode != 0; }
    bool isSameWhileOpen(const FileId &other) const { return device == other.device && inode == other.inode; }
    friend bool operator==(const FileId &, const FileId &) = default;
};

/// Of nothing where there is none.
FileId fileId(const QString &path);

/// What Sessions knows of one journal.
struct SessionEntry
{
    Session session;
    std::shared_ptr<parallel::Journal> journal; // null: it is gone or finished, or could not be read
    FileId id; // of the file that was read
    int failures = 0;
    bool announced = false;
    bool counted = false; // of one that died: its tasks, and not only its pools
    bool pointedAt = false; // it was found by a pointer, and may stay when that goes
};

/// Would a view show both in the same way?
bool isSame(const Session &a, const Session &b);
/// What the header and the pools say.
void readInto(Session &session, const parallel::Journal &journal);
/// What the tasks say, which is newer in a process that died.
void readInto(Session &session, const Tally &tally);

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <fcntl.h>
#include <sys/file.h>

/// The lock of a journal's writer, as any platform's file takes it. False: somebody else has it.
inline bool holdJournalLock(int file, bool locked = true)
{
    struct flock lock = {};
    lock.l_type = locked ? F_WRLCK : F_UNLCK;
    lock.l_whence = SEEK_SET;
    return ::fcntl(file, F_OFD_SETLK, &lock) == 0
           && ::flock(file, (locked ? LOCK_EX : LOCK_UN) | LOCK_NB) == 0;
}

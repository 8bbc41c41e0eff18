// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Makes one operation of this process fail: the n-th allocation, start of a
/// thread or file operation since it was armed. The program that links this has its
/// own malloc(), pthread_create(), open() and so on, which pass on to the system's.

#pragma once

#include <QtCore/qstring.h>

namespace faults {

enum class Kind {
    Memory, ///< malloc, calloc, realloc, operator new, anonymous mmap
    Thread, ///< pthread_create
    SlowThread, ///< pthread_create: takes 300 ms, and starts the thread
    File,   ///< open, mkdir, fcntl, posix_fallocate, pwrite, rename, mmap of a file, lstat, chmod, unlink
};

/// Once, first of all: remembers which addresses are whose.
void prepare();

/// From now on, on any thread: the \a n-th operation of this kind fails, from 1,
/// and so do those after it until \a burst have failed. With each goes the next
/// allocation on that thread, if \a andMemory is true.
///
/// Counted is what has the library or the test on its stack. So it is not counted
/// what Qt does for itself in a thread that it starts or ends, before and after
/// the library runs there: Qt ends the program when memory ends there. Nor what
/// the C library or GLib ask for on their own account, which do the same, and what
/// QThreadPool asks for as it is made, or makes a thread, which crashes.
void arm(Kind kind, long n, int burst = 1, bool andMemory = false);
/// No more failures. True: there were as many operations that one has failed.
bool disarm();
/// Whose code asked for what has failed: function names where they are exported.
QString whereItFailed();

/// Blocks of memory in use in this process. (0 where a sanitizer counts them.)
long liveBlocks();
/// Writes the stack of what has failed, and this thread's, to a file. In a signal's handler.
void writeStacks(int file);

/// While it lives, nothing fails on this thread: for the test's own checks.
class Spared
{
public:
    Spared();
    ~Spared();
    Spared(const Spared &) = delete;
    Spared &operator=(const Spared &) = delete;
};

// For the functions that fail: is it the turn of this one, which \a caller asked for?
bool mustFail(Kind kind, const void *caller);
void countBlock(int n);

} // namespace faults

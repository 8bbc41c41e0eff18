// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the journal and the queue need of the operating system, so that others can
/// follow. (Smaller things are where they are used: a thread's name and stack in
/// worker/, the memory of slabs in queue/, the terminal in scope/.)

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace parallel::platform {

/// The folder for the journals of this user's running programs, made if need be
/// with access for nobody else. Empty, and \a why says it, if there is none to be had.
QString journalFolder(QString *why);

/// A new file of our own, mode 0600, never one that was there before or a link.
/// -1: \a why says it.
int createPrivateFile(const QString &path, QString *why);
/// Locks the file for as long as this process has it open; readers can ask.
bool lockWhole(int file);
/// Does any other process hold that lock?
bool isLocked(const QString &path);

/// Gives the file real room from \a offset on, so that writing there cannot fail.
/// 0, or an errno.
int allocateRoom(int file, std::uint64_t offset, std::uint64_t size);
/// Gives room back; what was there reads as zeros.
void releaseRoom(void *address, std::size_t size);

/// Address space without memory behind it; nullptr if there is not so much.
void *reserveAddresses(std::size_t size);
void freeAddresses(void *address, std::size_t size);
/// Maps part of the file, shared and writable, at \a address in reserved space.
bool mapAt(void *address, int file, std::uint64_t offset, std::size_t size);
/// Puts memory of this process alone in the place of what is mapped there. May be
/// called in the child of a fork().
void replaceByMemory(void *address, std::size_t size) noexcept;

/// Nanoseconds of a clock that never jumps, and of the wall clock.
std::int64_t monotonicNanoseconds() noexcept;
std::int64_t wallNanoseconds();

/// Could this process open \a count more files just now? At most 8.
bool canOpenFiles(int count) noexcept;

/// Would the system start one more thread just now, with a stack of \a stackSize bytes, or
/// of the usual size if that is 0? Starts one, and ends it.
bool canStartThread(std::size_t stackSize) noexcept;
/// This thread's name as tools show it, at most 15 bytes.
using ThreadName = std::array<char, 16>; // with its terminating 0
ThreadName threadName() noexcept;
void setThreadName(const char *name) noexcept;

/// From now on this library stays in memory until the program ends, even if it is unloaded.
void keepLoaded() noexcept;

QByteArray bootId();
QByteArray hostName();
QByteArray commandLine();
QByteArray programName();

/// The symbol of the function that begins there, as the linker knows it; empty where it is not
/// known, as that of a function which its program does not export.
QByteArray symbolAt(const void *address);

/// Can processFence() put a full fence into every running thread of this process?
/// False until this library is initialised.
extern const bool hasProcessFence;
void processFence() noexcept;

/// Before every fork() \a before is called, and after it \a inParent and \a inChild.
/// Any of them may be nullptr. The functions that were registered last lock first.
void onFork(void (*before)(), void (*inParent)(), void (*inChild)());

} // namespace parallel::platform

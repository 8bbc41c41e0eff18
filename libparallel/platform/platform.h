// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// All that the library asks of the operating system; no other folder includes a header of it
/// (`ctest -R layout.includes`). What is marked [system] is in linux.cpp and, for any other POSIX
/// system, in posix.cpp: a port is one more such file. The rest is in unix/, which both use.
/// docs/portability.md says what each must guarantee, and which may do without.

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <optional>
#include <vector>

namespace parallel::platform {

// --- Files ---

/// The folder for the journals of this user's running programs, made if need be
/// with access for nobody else. Empty, and \a why says it, if there is none to be had.
QString journalFolder(QString *why);

/// A new file of our own, mode 0600, never one that was there before or a link.
/// -1: \a why says it.
int createPrivateFile(const QString &path, QString *why);
/// The file that \a file has open for reading and that was opened as \a path, for writing too.
/// Never another one that has its name now. -1: \a why says it. [system]
int openForWriting(int file, const QString &path, QString *why);
void closeFile(int file) noexcept;

/// Locks the file for as long as this process has it open; readers can ask. [system]
bool lockWhole(int file) noexcept;
/// Does anybody hold that lock, other than by this very \a file? Disturbs nobody. [system]
bool isLocked(int file) noexcept;
bool isLocked(const QString &path);

/// Gives the file real room from \a offset on, so that writing there cannot fail.
/// 0, or an errno. [system]
int allocateRoom(int file, std::uint64_t offset, std::uint64_t size) noexcept;
/// May the file grow to \a size? Where it may not, some systems end the program that tries.
bool mayGrowTo(std::uint64_t size) noexcept;
/// Writes at the beginning of the file. False: errno says why.
bool writeBegin(int file, const void *data, std::size_t size) noexcept;
/// How long the file is now; -1 if that cannot be told.
std::int64_t fileSize(int file) noexcept;

struct FileFacts
{
    std::int64_t changed = 0; // its content, in nanoseconds since 1970-01-01 UTC
    std::int64_t bytes = 0;   // of room, not of length: most of a journal may have been given back
};
/// Of a file that is this user's, and no link. Nothing: it is not, or not there.
std::optional<FileFacts> factsOf(const QByteArray &path) noexcept;

void removeFile(const QByteArray &path) noexcept;
/// In one step, and in the place of what has that name. False: errno says why.
bool renameFile(const QByteArray &from, const QByteArray &to) noexcept;
/// A link to \a target that monitors can follow. False: errno says why.
bool makeLink(const QByteArray &target, const QByteArray &path) noexcept;
struct Link
{
    QByteArray path;
    QByteArray target;
    std::int64_t made = 0; // nanoseconds since 1970-01-01 UTC
};
/// How many names in \a folder end so. Asks for no memory.
std::size_t countOf(const QByteArray &folder, const char *ending) noexcept;
/// This user's links in \a folder whose names end so. Throws std::bad_alloc, and nothing is left open.
std::vector<Link> linksIn(const QByteArray &folder, const char *ending);
/// Asks for no memory.
bool isLinkTo(const QByteArray &target, const QByteArray &path) noexcept;

// --- Memory ---

/// Address space without memory behind it; nullptr if there is not so much.
void *reserveAddresses(std::size_t size) noexcept;
void freeAddresses(void *address, std::size_t size) noexcept;
/// Maps part of the file, shared and writable, at \a address in reserved space. False: errno says why.
bool mapAt(void *address, int file, std::uint64_t offset, std::size_t size) noexcept;
/// Puts memory of this process alone in the place of what is mapped there. May be
/// called in the child of a fork().
void replaceByMemory(void *address, std::size_t size) noexcept;
/// Gives back the file's room behind what is mapped there, where the system can; what was there
/// reads as zeros. [system]
void releaseRoom(void *address, std::size_t size) noexcept;

/// Memory that does not come from the heap; nullptr if there is none.
void *takePages(std::size_t size) noexcept;
void freePages(void *address, std::size_t size) noexcept;

// --- Time ---

/// Nanoseconds of std::chrono::steady_clock, and since 1970-01-01 UTC.
std::int64_t monotonicNanoseconds() noexcept;
std::int64_t wallNanoseconds() noexcept;
std::tm localTime(std::time_t time) noexcept;

// --- Threads ---

/// This thread's name as tools show it, at most 15 bytes. Empty where threads have none. [system]
using ThreadName = std::array<char, 16>;
ThreadName threadName() noexcept;
void setThreadName(const char *name) noexcept;

/// What this thread's stack may grow down to, so that \a reserve bytes, or half of it if that is
/// less, are left. nullptr: not known. It was started with \a size bytes, or with the usual ones if
/// that is 0, and has used few of them. [system]
const char *stackLimit(std::size_t reserve, std::size_t size) noexcept;

/// Would the system start one more thread just now, with a stack of \a stackSize bytes, or
/// of the usual size if that is 0? Starts one, and ends it.
bool canStartThread(std::size_t stackSize) noexcept;
/// Could this process open \a count more files just now? At most 8. [system]
bool canOpenFiles(int count) noexcept;
/// How many cores this process may use: those of its affinity, or fewer where the system gives it less time
/// than they have (as containers do). At least 1. [system]
int availableCores();

/// Before every fork() \a before is called, and after it \a inParent and \a inChild.
/// Any of them may be nullptr. The functions that were registered last lock first.
void onFork(void (*before)(), void (*inParent)(), void (*inChild)());

/// Lets processFence() put a full fence into every running thread of this process, and of
/// children that it forks. False: the system cannot, and it must not be called. [system]
bool enableProcessFence() noexcept;
void processFence() noexcept;

// --- This process ---

/// Differs after every start of the machine. Empty: not known. [system]
QByteArray bootId();
QByteArray hostName();
std::int64_t processId() noexcept;
/// The words it was started with; empty where they are not known. [system]
QByteArray commandLine();
/// The file's name, without its folder; "program" where it is not known. [system]
QByteArray programName();

/// The symbol of the function that begins there, as the linker knows it; empty where it is not
/// known, as that of a function which its program does not export.
QByteArray symbolAt(const void *address);
/// From now on this library stays in memory until the program ends, even if it is unloaded.
void keepLoaded() noexcept;

bool errorIsTerminal() noexcept;
/// Of the terminal at standard error, in columns; 0 where it is none.
int terminalWidth() noexcept;
/// To standard error, all of it; false: nobody can be told.
bool writeToError(const char *text, std::size_t size) noexcept;

/// What a read may wait for and what wakes it: false: errno says why. Not for children. [system]
bool openPipe(int (&ends)[2]) noexcept;

/// What the system calls an errno.
QString errorText(int error);

} // namespace parallel::platform

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The journal's layout: the one thing that the writer (a job) and its readers
/// (the monitor, your tools) share. journal/README.md says the same in prose.
///
/// A journal is a file of 1 MiB chunks, mapped by both sides. Chunk 0 holds the
/// FileHeader and the table of pools. Every further chunk holds 64-byte task
/// records or text. All integers have the writer's byte order (readers refuse
/// the other one) and are read and written with std::atomic_ref.

#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace parallel::journal {

/// Grows with every change that an older reader would misread.
///     1  the first
///     2  chunks of log lines; TaskRecord::parent has the attempt beside it; what a queued task waits for;
///        PoolEntry::retried; tasks that other processes run: WorkerEntry and PoolEntry::elsewhere
inline constexpr std::uint32_t formatVersion = 2;
inline constexpr char magic[8] = {'P', 'A', 'R', 'A', 'J', 'R', 'N', '\n'};
inline constexpr std::uint32_t byteOrderMark = 0x01020304;

inline constexpr std::size_t chunkSize = std::size_t(1) << 20;
inline constexpr std::size_t recordSize = 64;
inline constexpr std::size_t recordsPerChunk = chunkSize / recordSize; // slot 0 is the ChunkHeader
inline constexpr std::size_t textUnit = 8; // text references count in these
inline constexpr char fileSuffix[] = ".journal";

/// 0 where nothing was recorded yet: time points are nanoseconds since
/// FileHeader::startedMonotonic, plus one.
using Time = std::uint64_t;
/// Where a TextEntry begins: its offset in the file / textUnit. 0: no text.
using TextRef = std::uint32_t;

enum class FileState : std::uint32_t {
    Open = 1,   // and, when nobody holds the lock any more: died
    Closed = 2, // ended cleanly
};

enum FileFlag : std::uint32_t {
    Recorded = 1, // keeps every record (PARALLEL_RECORD); else bounded
    ReadOnly = 2, // refuses control (PARALLEL_MONITOR=readonly)
};

/// What a pool that is being watched is asked to do. The monitor stores, the job
/// takes (exchanges with 0). Any value may be found here: what is out of range is ignored.
struct Control
{
    std::uint32_t pause;     // 1: pause, 2: resume
    std::uint32_t cancelAll; // 1: drop what is queued, ask what runs to stop
    std::uint32_t workers;   // 1 … 65536: change the number of workers
    std::uint32_t reserved;
};

/// One scope's or Threads object's workers. Written by the job a few times a
/// second while anything changes, and when it ends.
struct PoolEntry
{
    std::uint32_t id;       // from 1 in the order of opening; 0: the slot is unused
    std::uint32_t state;    // 1: open, 2: closed
    std::uint32_t workers;  // how many tasks may run at the same time
    std::uint32_t paused;   // 1: paused
    Time opened;
    Time closed;
    std::uint64_t called;   // all of these only grow: running = started - succeeded - …
    std::uint64_t started;
    std::uint64_t succeeded;
    std::uint64_t failed;
    std::uint64_t cancelled;        // of those that had started
    std::uint64_t dropped;          // cancelled before they started: queued = called - started - dropped
    std::uint32_t serial;           // 1: PARALLEL_ENABLED=0, no worker threads
    std::uint32_t onFailure;        // 1: stop, 2: continue
    std::uint64_t queueLimit;       // 0: none
    std::uint64_t timeout;          // milliseconds; 0: none
    Control control;
    std::uint64_t threads;          // worker threads that have been started
    char name[80];                  // UTF-8, ends with NUL
    std::uint64_t retried; // attempts that failed and were followed by another one; 0 before version 2
    std::uint64_t elsewhere; // of the queued ones: other processes are known to run them
    char reserved[32];
};

struct FileHeader
{
    char magic[8];
    std::uint32_t version;
    std::uint32_t byteOrder;
    std::uint32_t chunkSize;
    std::uint32_t recordSize;
    std::uint32_t flags; // FileFlag
    std::uint32_t state; // FileState
    std::int64_t pid;
    std::int64_t startedWall; // nanoseconds since 1970-01-01 UTC …
    std::int64_t startedMonotonic; // … and at that instant, CLOCK_MONOTONIC
    Time ended;
    Time heartbeat; // a few times a second while anything runs
    std::uint64_t chunks; // chunks that are in use, chunk 0 included
    std::uint64_t droppedSucceeded; // completed tasks that made room for newer ones
    std::uint64_t droppedFailed;
    std::uint64_t droppedCancelled;
    std::uint64_t unrecorded; // calls that could not be recorded; `fault` says why
    std::uint64_t textsLost; // texts that could not be recorded
    std::uint32_t poolSlots; // slots of the pool table that have ever been used
    std::uint32_t cores; // of the machine that ran it
    std::uint64_t droppedPools; // closed pools whose slots were used again
    char bootId[40]; // tells whether startedMonotonic is this machine's clock
    char program[256]; // UTF-8, each ends with NUL
    char host[256];
    char fault[256]; // why recording stopped, if it did
    char commandLine[1024];
    Time droppedUntil; // when the last of the dropped records ended; 0 in older journals too
    std::uint64_t linesDropped; // log lines that made room for newer ones; 0 in older journals too
    std::uint64_t workersChunk; // the chunk of WorkerEntry; 0: there is none
};

/// The first record-sized slot of every chunk but chunk 0.
struct ChunkHeader
{
    std::uint32_t kind; // ChunkKind; 0: not yet in use, or given back
    std::uint32_t reserved;
    std::uint64_t index; // its own number
    char unused[48];
};

enum class ChunkKind : std::uint32_t { Unused = 0, Tasks = 1, Text = 2, Log = 3, Workers = 4 };

/// A worker of another process, which has run tasks of this one. They follow one another from byte 64 of
/// their chunk on, and do not change.
struct WorkerEntry
{
    std::uint32_t number; // in TaskRecord::worker; stored last. 0: none is here
    std::uint32_t worker; // from 1, in its process
    std::int64_t pid;
    char host[112]; // UTF-8, ends with NUL
};
/// The first has this number, the next one less.
inline constexpr std::uint16_t firstRemoteWorker = 0xffff;

/// The head of a chunk of log lines. LogEntry and text follow one another from byte 64 on, up to
/// `used`. A chunk may be used again: then the generation is odd meanwhile, and a reader that
/// finds the same even one before and after has read what belongs together.
struct LogHeader
{
    std::uint32_t kind; // ChunkKind::Log
    std::uint32_t generation;
    std::uint64_t index; // its own number
    std::uint64_t used; // bytes, this head included; stored after what it counts
    std::uint64_t lines;
    char unused[32];
};

/// A line that a task has logged. UTF-8 bytes follow, padded to textUnit.
struct LogEntry
{
    std::uint64_t task; // TaskRecord::id
    Time time;
    std::uint32_t size : 24; // bytes that follow
    std::uint32_t type : 7; // QtMsgType
    std::uint32_t cut : 1; // 1: there was more
    std::uint32_t reserved;
};

enum class RecordState : std::uint8_t {
    Empty = 0,
    Queued = 1,
    Running = 2,
    Succeeded = 3,
    Failed = 4,
    Cancelled = 5,
};
inline constexpr std::uint8_t stateMask = 0x07;
/// Several elements of a map in one record; TaskRecord::progress counts them.
inline constexpr std::uint8_t batchFlag = 0x08;
/// A queued task that is in no queue yet. Then TaskRecord::finished is until when it waits (0:
/// until others end), and TaskRecord::started is a WaitReason, and how many attempts it has at
/// most in the 16 bits above bit 8.
inline constexpr std::uint8_t waitsFlag = 0x10;

enum class WaitReason : std::uint8_t {
    Delay = 1, // for its time
    Retry = 2, // for its next attempt
    Limit = 3, // until fewer run of its kind
    Rate = 4, // until more may start of its kind
};

/// TaskRecord::parent has the id in its lower bits and, above them, how many attempts there
/// were before the latest.
inline constexpr int parentBits = 48;
inline constexpr std::uint64_t parentMask = (std::uint64_t(1) << parentBits) - 1;

/// One call. Its fields are stored before the `state` that makes them valid
/// (store-release; readers load-acquire `state` first). In a bounded journal a
/// slot is used again: a reader that finds the same id and state before and after
/// has read one task.
struct TaskRecord
{
    std::uint64_t id; // from 1, unique in the file
    std::uint64_t parent; // the id of the task that called it; 0: none; see parentBits
    Time queued;
    Time started;
    Time finished;
    TextRef name;
    TextRef arguments;
    TextRef text; // the newest of its other texts; see TextEntry::previous
    std::uint32_t group; // from 1; 0: called outside any group
    std::uint16_t pool; // its slot in the table of pools
    std::uint16_t
        worker; // from 1; 0: not yet run, serial, or not known; WorkerEntry::number: of another process
    std::uint16_t progress; // 1 + parts of 10,000; 0: none told. Batches: elements
    std::uint8_t state; // RecordState | batchFlag
    std::uint8_t control; // the monitor stores 1: cancel requested
};

enum class TextKind : std::uint8_t {
    Name = 1,
    Arguments = 2,
    Progress = 3, // thisTask::setText()
    Error = 4, // the exception's type, a line feed, and its what()
};

/// UTF-8 bytes follow, padded to textUnit. Where a running task writes over one, its
/// head is 0 meanwhile: a reader that finds the same head before and after has read
/// one text.
struct TextEntry
{
    std::uint32_t size : 24; // bytes that follow
    std::uint32_t kind : 6; // TextKind; 0: being written
    std::uint32_t turned : 1; // 1: `previous` is how many texts its task had told before
    std::uint32_t cut : 1; // 1: there was more
    TextRef previous; // an earlier text of the same record, or 0
};

inline constexpr std::size_t poolTableOffset = 4096;
inline constexpr std::size_t poolSlotCount = (chunkSize - poolTableOffset) / sizeof(PoolEntry);

// Of the same size and places whatever a pointer's is, and whatever 64 bits are aligned to.
static_assert(offsetof(FileHeader, pid) == 32 && offsetof(FileHeader, bootId) == 136);
static_assert(offsetof(FileHeader, droppedUntil) == 1968 && sizeof(FileHeader) == 1992);
static_assert(offsetof(PoolEntry, control) == 104 && offsetof(PoolEntry, retried) == 208);
static_assert(offsetof(TaskRecord, name) == 40 && offsetof(TaskRecord, state) == 62);
static_assert(sizeof(LogHeader) == recordSize && sizeof(LogEntry) % textUnit == 0);
static_assert(sizeof(TaskRecord) == recordSize && sizeof(ChunkHeader) == recordSize);

static_assert(sizeof(PoolEntry) == 256);
static_assert(sizeof(WorkerEntry) == 128);
static_assert(sizeof(FileHeader) <= poolTableOffset);
static_assert(sizeof(TextEntry) == textUnit);
static_assert(std::is_trivially_copyable_v<FileHeader> && std::is_trivially_copyable_v<PoolEntry>);
static_assert(poolSlotCount <= 0xffff);
inline constexpr std::size_t remoteWorkerCount = (chunkSize - sizeof(ChunkHeader)) / sizeof(WorkerEntry);
/// Numbers below this are this process's workers.
inline constexpr std::uint16_t lowestRemoteWorker = firstRemoteWorker - remoteWorkerCount + 1;

} // namespace parallel::journal

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journal/writer/journalfile.h"
#include "journal/writer/pointer.h"
#include "base/settings.h"

#include <array>
#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace parallel::journal {

/// Records and texts are handed out by this much: a page.
inline constexpr std::size_t blockSize = 4096;
inline constexpr int recordsPerBlock = int(blockSize / recordSize);

/// As much of \a utf8 as is recorded, not cut within a character.
std::string_view beginningOf(std::string_view utf8, std::size_t longest);

/// Empty records for one thread to fill, with ids from `firstId`.
struct RecordPage
{
    TaskRecord *next = nullptr;
    TaskRecord *end = nullptr;
    std::uint64_t firstId = 0;
};

/// What the writer of a bounded journal knows of a page of records, which it uses
/// again when all of its tasks have ended.
struct Block
{
    TaskRecord *records = nullptr;
    std::atomic<int> ended{0}; // of recordsPerBlock; acq_rel: they end, then it is used again
    std::vector<char *> texts; // pages with its tasks' texts; guarded by Writer
    char *room = nullptr;      // in the last of them, for texts from any thread; guarded by Writer
    std::size_t roomLeft = 0;
};

/// Where the latest texts are that a running task has told. In a bounded journal each
/// further one takes the place of the oldest, so that a task may tell for ever. Several,
/// so that a reader which has found one mostly has the time to copy it.
struct ToldTexts
{
    struct Place
    {
        char *room;
        std::size_t size;
    };
    std::array<Place, 8> places; // as many as were told; not initialised: most tasks tell nothing
    std::uint32_t count = 0;     // that were told
};

/// The journal of this process. Threads take pages from it and fill them without
/// a lock; everything else about it is rare. Failing to record never fails a job:
/// one warning, and the job goes on unrecorded.
class Writer
{
public:
    /// The process's journal, opened when its first pool asks with settings that
    /// want one; nullptr: it records nothing.
    static Writer *forProcess(const detail::Settings &settings);
    /// It, if it was opened.
    static Writer *current() noexcept;

    // --- times ---

    /// Now, as a time point of the journal.
    Time now() const noexcept;
    /// A time of the monotonic clock, as one of the journal.
    Time timeOf(std::int64_t nanoseconds) const noexcept { return Time(nanoseconds - m_started) + 1; }

    // --- pages ---

    /// Empty if nothing more can be recorded.
    RecordPage takeRecords();
    /// \a n ids of tasks in a row, the first of which is returned: no other task of the
    /// process has them, whether it is recorded or not.
    static std::uint64_t takeIds(std::uint64_t n) noexcept;
    bool isBounded() const noexcept { return m_bounded; }
    /// Of a bounded journal's record. nullptr in one that keeps everything.
    Block *blockOf(const TaskRecord *record) const noexcept;
    /// \a n tasks in it have ended, or its last \a n records will not be used.
    static void ended(Block *block, int n) noexcept { block->ended.fetch_add(n, std::memory_order_acq_rel); }
    void countUnrecorded() noexcept;

    // --- texts ---

    /// A page for texts of the tasks in \a block (nullptr in a journal that keeps
    /// everything), filled by one thread. nullptr: none.
    char *takeTexts(Block *block);
    /// Writes a text at \a room, which has textSize(), and returns where it is. Where it
    /// may be \a turned, written over another one, \a previous is a count.
    TextRef putText(char *room, TextKind kind, std::string_view utf8, bool cut, TextRef previous,
                    bool turned = false) const noexcept;
    static std::size_t textSize(std::size_t bytes) noexcept
    {
        return (sizeof(TextEntry) + bytes + textUnit - 1) / textUnit * textUnit;
    }
    /// A task's name; the same name is written once.
    TextRef nameText(std::string_view utf8);
    /// What a task does now, on the thread that runs it.
    void tell(TaskRecord *record, ToldTexts &told, std::string_view utf8);
    /// Why it has failed.
    void addError(TaskRecord *record, std::string_view utf8);
    /// A line of the task with this \a id; \a type is a QtMsgType.
    void log(std::uint64_t id, int type, std::string_view utf8);
    void countLostText() noexcept;
    /// The number of a worker of another process; 0: it cannot be recorded.
    std::uint16_t remoteWorker(std::string_view host, std::int64_t pid, std::uint32_t worker);
    /// A text that this process has written, of a task that has not been forgotten.
    QString text(TextRef ref) const;
    /// What the head of its chunk takes of a page.
    std::size_t headIn(const char *page) const noexcept
    {
        return m_file.offsetOf(page) % chunkSize == 0 ? sizeof(ChunkHeader) : 0;
    }

    // --- pools ---

    /// A place in the table of pools. nullptr: all are taken by open ones.
    PoolEntry *openPool(const detail::Settings &settings);
    void closePool(PoolEntry *entry);
    std::uint16_t slotOf(const PoolEntry *entry) const noexcept;
    /// Says that it is alive; looks whether the file is still there.
    void beat();

    bool refusesControl() const noexcept { return m_readOnly; }

private:
    Writer() = default;
    bool open(const detail::Settings &settings, QString *why);
    void leavePointer(const QString &path);
    void keepRuns(const detail::Settings &settings) noexcept;
    void keepRunsAtEnd() noexcept;
    FileHeader newHeader();
    void close();
    static void lockForFork();
    static void unlockInParent();
    static void abandonInChild();

    /// Holds m_mutex, and logs at its end, without, what went wrong meanwhile: who
    /// reads the log may make calls.
    class Lock
    {
    public:
        explicit Lock(Writer &writer) : m_writer(writer) { m_writer.m_mutex.lock(); }
        ~Lock();
        Lock(const Lock &) = delete;
        Lock &operator=(const Lock &) = delete;

    private:
        Writer &m_writer;
    };

    // With m_mutex held:
    struct Pages // of one kind of chunk, not yet used
    {
        char *next = nullptr;
        char *end = nullptr;
    };
    char *logRoom(std::size_t size);
    struct LogChunk;
    void useAgain(LogChunk &chunk) noexcept;
    char *freshPage(Pages &pages, ChunkKind kind);
    char *textPage(Block *block);
    char *textRoom(TaskRecord *record, std::size_t size);
    Block *freshBlock();
    Block *usedBlock();
    void forget(Block *block);
    void fault(const QString &why);
    void faultIfCut() noexcept;

    File m_file;
    Pointer m_pointer;
    bool m_bounded = true;
    bool m_readOnly = false;
    bool m_keep = false;
    detail::Keep m_runs; // what its folder keeps
    std::int64_t m_started = 0;
    std::atomic<bool> m_faulted{false};

    std::mutex m_mutex;
    QString m_unsaid; // why recording has stopped, until that is logged
    Pages m_taskPages;
    Pages m_textPages;
    std::vector<char *> m_freeTextPages;
    std::deque<Block *> m_used;    // the oldest first
    std::vector<Block *> m_spare;  // their memory was given back
    std::unique_ptr<std::atomic<Block *>[]> m_blocks; // of each chunk; release, acquire
    std::vector<std::unique_ptr<Block[]>> m_blockMemory;
    // Never read back from the file either:
    struct LogChunk
    {
        LogHeader *head = nullptr;
        std::size_t used = 0;
        std::uint64_t lines = 0;
        std::uint32_t generation = 0;
    };
    std::deque<LogChunk> m_logChunks; // the oldest first; the last one is being filled
    std::uint64_t m_linesDropped = 0;
    char *m_remoteWorkers = nullptr; // their chunk
    std::map<std::tuple<std::string, std::int64_t, std::uint32_t>, std::uint16_t> m_remoteNumbers;
    Block m_common; // the texts of a journal that keeps everything
    char *m_nameRoom = nullptr;
    std::size_t m_nameRoomLeft = 0;
    std::unordered_map<std::string, TextRef> m_names;
    // Never read back from the file, where anybody may have written:
    struct PoolSlot
    {
        std::uint32_t id;
        bool open;
    };
    std::vector<PoolSlot> m_pools; // the table's slots that have ever been used
    std::uint32_t m_lastPool = 0;
};

} // namespace parallel::journal

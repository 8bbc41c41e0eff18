// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journalmaker.h"

#include "filelock.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace parallel::journal;

namespace {

constexpr std::size_t addressSpace = std::size_t(1) << (sizeof(void *) >= 8 ? 36 : 29);

void require(bool done, const char *what)
{
    if (!done) {
        std::perror(what);
        std::abort();
    }
}

qint64 clockNow(clockid_t clock)
{
    timespec time = {};
    clock_gettime(clock, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

template<std::size_t size>
void copyText(char (&field)[size], const QByteArray &text)
{
    std::memset(field, 0, size);
    std::memcpy(field, text.constData(), std::min<std::size_t>(size - 1, std::size_t(text.size())));
}

} // namespace

JournalMaker::JournalMaker(const QString &path, const QByteArray &program) : m_path(path.toLocal8Bit())
{
    m_file = ::open(m_path.constData(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    require(m_file >= 0, m_path.constData());
    void *const space =
        mmap(nullptr, addressSpace, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    require(space != MAP_FAILED, "mmap");
    m_begin = static_cast<std::byte *>(space);
    lock(true);
    newChunk(ChunkKind::Unused);

    FileHeader &h = header();
    h.byteOrder = byteOrderMark;
    h.chunkSize = parallel::journal::chunkSize;
    h.recordSize = parallel::journal::recordSize;
    h.state = quint32(FileState::Open);
    h.pid = getpid();
    h.startedWall = clockNow(CLOCK_REALTIME);
    h.startedMonotonic = clockNow(CLOCK_MONOTONIC);
    h.heartbeat = 1;
    h.cores = 2;
    copyText(h.program, program);
    copyText(h.host, "dwh-7");
    copyText(h.commandLine, program + " --all");
    if (FILE *boot = std::fopen("/proc/sys/kernel/random/boot_id", "r")) {
        char id[37] = {};
        if (std::fread(id, 1, 36, boot) == 36)
            copyText(h.bootId, id);
        std::fclose(boot);
    }
    PoolEntry &first = pool();
    first.workers = 4;
    copyText(first.name, "nightly");
    h.version = formatVersion;
    std::memcpy(h.magic, magic, sizeof magic);
}

JournalMaker::~JournalMaker()
{
    munmap(m_begin, addressSpace);
    ::close(m_file);
}

quint64 JournalMaker::newChunk(ChunkKind kind)
{
    const quint64 index = m_chunks++;
    const off_t offset = off_t(index * parallel::journal::chunkSize);
    require(ftruncate(m_file, off_t(m_chunks * parallel::journal::chunkSize)) == 0, "ftruncate");
    require(mmap(m_begin + offset, parallel::journal::chunkSize, PROT_READ | PROT_WRITE,
                 MAP_SHARED | MAP_FIXED, m_file, offset)
                != MAP_FAILED,
            "mmap");
    if (index > 0) {
        chunk(index).index = index;
        std::atomic_ref(chunk(index).kind).store(quint32(kind), std::memory_order_release);
    }
    std::atomic_ref(header().chunks).store(m_chunks, std::memory_order_release);
    return index;
}

FileHeader &JournalMaker::header()
{
    return *reinterpret_cast<FileHeader *>(m_begin);
}

PoolEntry &JournalMaker::pool(int slot)
{
    auto &entry =
        *reinterpret_cast<PoolEntry *>(m_begin + poolTableOffset + std::size_t(slot) * sizeof(PoolEntry));
    if (entry.id == 0) {
        entry.state = 1;
        entry.opened = 1;
        entry.onFailure = 1;
        std::atomic_ref(entry.id).store(quint32(slot + 1), std::memory_order_release);
        header().poolSlots = std::max(header().poolSlots, quint32(slot + 1));
    }
    return entry;
}

ChunkHeader &JournalMaker::chunk(quint64 index)
{
    return *reinterpret_cast<ChunkHeader *>(m_begin + index * parallel::journal::chunkSize);
}

TextEntry &JournalMaker::text(TextRef ref)
{
    return *reinterpret_cast<TextEntry *>(m_begin + quint64(ref) * textUnit);
}

TaskRecord &JournalMaker::task(quint32 slot)
{
    return *reinterpret_cast<TaskRecord *>(m_begin + quint64(slot) * parallel::journal::recordSize);
}

TextRef JournalMaker::addText(TextKind kind, QByteArrayView utf8, TextRef previous, bool cut)
{
    const quint64 size = (sizeof(TextEntry) + quint64(utf8.size()) + textUnit - 1) / textUnit * textUnit;
    if (m_nextText == 0
        || m_nextText / parallel::journal::chunkSize
               != (m_nextText + size - 1) / parallel::journal::chunkSize)
        m_nextText = newChunk(ChunkKind::Text) * parallel::journal::chunkSize + sizeof(ChunkHeader);
    const TextRef ref = TextRef(m_nextText / textUnit);
    TextEntry &entry = text(ref);
    entry.size = quint32(utf8.size()) & 0xffffff;
    entry.kind = quint32(kind) & 0x3f;
    entry.cut = cut;
    entry.previous = previous;
    std::memcpy(&entry + 1, utf8.data(), std::size_t(utf8.size()));
    m_nextText += size;
    if (m_nextText % parallel::journal::chunkSize == 0)
        m_nextText = 0;
    return ref;
}

quint16 JournalMaker::addRemoteWorker(QByteArrayView host, qint64 pid, quint32 worker)
{
    if (m_remoteWorkers == 0)
        header().workersChunk = newChunk(ChunkKind::Workers);
    std::byte *const first =
        m_begin + header().workersChunk * parallel::journal::chunkSize + sizeof(ChunkHeader);
    WorkerEntry &entry = reinterpret_cast<WorkerEntry *>(first)[m_remoteWorkers];
    std::memcpy(entry.host, host.data(), std::min(sizeof entry.host - 1, std::size_t(host.size())));
    entry.pid = pid;
    entry.worker = worker;
    const auto number = quint16(firstRemoteWorker - m_remoteWorkers++);
    std::atomic_ref(entry.number).store(number, std::memory_order_release);
    return number;
}

void JournalMaker::addLine(quint64 task, Time time, quint32 type, QByteArrayView utf8)
{
    const quint64 size = (sizeof(LogEntry) + quint64(utf8.size()) + textUnit - 1) / textUnit * textUnit;
    const auto head = [this] {
        return reinterpret_cast<LogHeader *>(m_begin + m_logChunk * parallel::journal::chunkSize);
    };
    if (m_logChunk == 0 || head()->used + size > parallel::journal::chunkSize) {
        m_logChunk = newChunk(ChunkKind::Log);
        head()->used = sizeof(LogHeader);
    }
    LogEntry entry = {};
    entry.task = task;
    entry.time = time + 1;
    entry.size = quint32(utf8.size()) & 0xffffff;
    entry.type = type & 0x7f;
    std::byte *const at = reinterpret_cast<std::byte *>(head()) + head()->used;
    std::memcpy(at, &entry, sizeof entry);
    std::memcpy(at + sizeof entry, utf8.data(), std::size_t(utf8.size()));
    ++head()->lines;
    std::atomic_ref(head()->used).store(head()->used + size, std::memory_order_release);
}

quint32 JournalMaker::addTask(TaskRecord record)
{
    if (m_nextSlot % recordsPerChunk == 0)
        m_nextSlot = quint32(newChunk(ChunkKind::Tasks) * recordsPerChunk) + 1;
    if (record.id == 0)
        record.id = m_nextId;
    m_nextId = record.id + 1;
    const quint8 state = std::exchange(record.state, quint8(0));
    TaskRecord &there = task(m_nextSlot);
    there = record;
    std::atomic_ref(there.state).store(state, std::memory_order_release);
    return m_nextSlot++;
}

void JournalMaker::close(qint64 ended)
{
    header().ended = quint64(ended) + 1;
    header().heartbeat = quint64(ended) + 1;
    for (quint32 slot = 0; slot < header().poolSlots; ++slot) {
        pool(int(slot)).state = 2;
        pool(int(slot)).closed = quint64(ended) + 1;
    }
    std::atomic_ref(header().state).store(quint32(FileState::Closed), std::memory_order_release);
}

void JournalMaker::lock(bool locked)
{
    require(holdJournalLock(m_file, locked), "lock");
}

void JournalMaker::truncate(qint64 bytes)
{
    require(ftruncate(m_file, bytes) == 0, "ftruncate");
}

TaskRecord record(RecordState state)
{
    TaskRecord task = {};
    task.queued = 1001;
    task.started = state >= RecordState::Running ? 2001 : 0;
    task.finished = state >= RecordState::Succeeded ? 5001 : 0;
    task.state = quint8(state);
    task.worker = 3;
    return task;
}

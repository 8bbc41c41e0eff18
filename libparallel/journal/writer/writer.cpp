// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal/writer/writer.h"

#include "platform/platform.h"
#include "scope/logging.h"
#include "scope/mask.h"

#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <cstring>
#include <ctime>

#include <unistd.h>

namespace parallel::journal {

using detail::lcParallel;
using detail::Settings;

namespace {

/// How many completed tasks a bounded journal keeps: 64 MiB of them.
constexpr std::size_t mostBlocks = (std::size_t(64) << 20) / blockSize;
constexpr std::size_t blocksPerChunk = chunkSize / blockSize;
/// How many of the oldest pages are looked at for one that can be used again.
constexpr int candidates = 4;
constexpr std::size_t longestText = 2000;
constexpr std::size_t mostNames = 10000;

template<std::size_t size>
void copyText(char (&to)[size], const QByteArray &from)
{
    const std::size_t n = std::min(size - 1, std::size_t(from.size()));
    std::memcpy(to, from.constData(), n);
    to[n] = '\0';
}

/// "nightly-20261122-031205-4121.journal"
QString fileName(const QByteArray &program)
{
    // Not by QDateTime, whose calendar crashes when there is no memory for it.
    const std::time_t now = std::time(nullptr);
    std::tm local = {};
    ::localtime_r(&now, &local);
    char time[32] = {};
    (void)std::strftime(time, sizeof time, "%Y%m%d-%H%M%S", &local);
    return QStringLiteral("%1-%2-%3%4")
        .arg(QString::fromUtf8(program).replace(u'/', u'_').left(100), QLatin1String(time))
        .arg(::getpid())
        .arg(QLatin1String(fileSuffix));
}

/// Where PARALLEL_RECORD says: a folder gets a new file for each process; a file
/// is replaced, unless a process that still runs writes it.
QString recordPath(const QString &record, const QByteArray &program)
{
    if (record.endsWith(u'/') || QFileInfo(record).isDir())
        return QDir(record).filePath(fileName(program));
    if (!platform::isLocked(record))
        return record;
    const QFileInfo taken(record);
    return taken.dir().filePath(
        QStringLiteral("%1-%2.%3")
            .arg(taken.completeBaseName())
            .arg(::getpid())
            .arg(taken.suffix().isEmpty() ? QStringLiteral("journal") : taken.suffix()));
}

Writer *theWriter = nullptr;

} // namespace

Writer *Writer::forProcess(const Settings &settings)
{
    if (settings.monitor == Settings::Monitor::Off && settings.record.isEmpty())
        return nullptr;
    static std::mutex mutex;
    static bool tried = false;
    const std::lock_guard lock(mutex);
    if (tried)
        return theWriter;
    tried = true;
    // Never deleted: a worker may still write when static objects are destroyed.
    std::unique_ptr<Writer> writer;
    QString why;
    bool opened = false;
    try {
        writer.reset(new Writer);
        opened = writer->open(settings, &why);
    } catch (const std::bad_alloc &) {
        why = QStringLiteral("there is no memory for it");
    }
    if (!opened) {
        detail::logInAnyCase(
            [&] { qCWarning(lcParallel).noquote() << "this process is not recorded:" << why; });
        return nullptr;
    }
    theWriter = writer.release();
    platform::onForkInChild(abandonInChild);
    static const struct AtExit
    {
        ~AtExit()
        {
            if (theWriter)
                theWriter->close();
        }
    } atExit;
    return theWriter;
}

void Writer::abandonInChild()
{
    if (theWriter) {
        theWriter->m_file.abandon();
        theWriter->m_faulted.store(true, std::memory_order_relaxed);
        theWriter = nullptr;
    }
}

bool Writer::open(const Settings &settings, QString *why)
{
    const QByteArray program = platform::programName();
    QString path;
    if (!settings.record.isEmpty()) {
        m_bounded = false;
        m_keep = true;
        path = recordPath(settings.record, program);
        const QFileInfo present(path);
        if (present.exists() && !present.isFile()) { // it would be replaced: /dev/null, a pipe
            *why = QStringLiteral("%1 is not a file").arg(path);
            return false;
        }
    } else {
        const QString folder = platform::journalFolder(why);
        if (folder.isEmpty())
            return false;
        path = QDir(folder).filePath(fileName(program));
    }
    m_readOnly = settings.monitor != Settings::Monitor::On;
    m_blocks.reset(new std::atomic<Block *>[std::size_t(32768)]());
    return m_file.create(path, newHeader(), why);
}

FileHeader Writer::newHeader()
{
    FileHeader header = {};
    std::memcpy(header.magic, magic, sizeof magic);
    header.version = formatVersion;
    header.byteOrder = byteOrderMark;
    header.chunkSize = chunkSize;
    header.recordSize = recordSize;
    header.flags = (m_keep ? std::uint32_t(Recorded) : 0) | (m_readOnly ? std::uint32_t(ReadOnly) : 0);
    header.state = std::uint32_t(FileState::Open);
    header.pid = ::getpid();
    header.startedWall = platform::wallNanoseconds();
    header.startedMonotonic = m_started = platform::monotonicNanoseconds();
    header.chunks = 1;
    header.cores = std::uint32_t(QThread::idealThreadCount());
    copyText(header.bootId, platform::bootId());
    copyText(header.program, platform::programName());
    copyText(header.host, platform::hostName());
    copyText(header.commandLine, detail::masked(platform::commandLine()));
    return header;
}

/// A clean end. Workers that still run go on writing into the mapped file.
void Writer::close()
{
    FileHeader &header = m_file.header();
    std::atomic_ref(header.ended).store(now(), std::memory_order_relaxed);
    std::atomic_ref(header.state).store(std::uint32_t(FileState::Closed), std::memory_order_release);
    if (!m_keep)
        m_file.remove();
}

Time Writer::now() const noexcept
{
    return Time(platform::monotonicNanoseconds() - m_started) + 1;
}

/// With m_mutex held: nothing more will be recorded, and here is why.
void Writer::fault(const QString &why)
{
    if (m_faulted.exchange(true, std::memory_order_relaxed))
        return;
    m_unsaid = why;
}

Writer::Lock::~Lock()
{
    QString why;
    why.swap(m_writer.m_unsaid);
    m_writer.m_mutex.unlock();
    if (why.isEmpty())
        return;
    detail::logInAnyCase([&] {
        copyText(m_writer.m_file.header().fault, why.toUtf8());
        qCWarning(lcParallel).noquote() << "recording has stopped:" << why;
    });
}

void Writer::countUnrecorded() noexcept
{
    std::atomic_ref(m_file.header().unrecorded).fetch_add(1, std::memory_order_relaxed);
}

void Writer::countLostText() noexcept
{
    std::atomic_ref(m_file.header().textsLost).fetch_add(1, std::memory_order_relaxed);
}

/// With m_mutex held.
void Writer::faultIfCut()
{
    if (m_file.isCut())
        fault(QStringLiteral("%1 became shorter; somebody has cut it").arg(m_file.path()));
}

void Writer::beat()
{
    if (m_file.isCut() && !m_faulted.load(std::memory_order_relaxed)) {
        const Lock lock(*this);
        faultIfCut();
    }
    std::atomic_ref(m_file.header().heartbeat).store(now(), std::memory_order_relaxed);
}

// --- pages ---

char *Writer::freshPage(Pages &pages, ChunkKind kind)
{
    if (pages.next == pages.end) {
        if (m_faulted.load(std::memory_order_relaxed))
            return nullptr;
        const bool hasBlocks = kind == ChunkKind::Tasks && m_bounded;
        if (hasBlocks) // first, as it may throw
            m_blockMemory.push_back(std::make_unique<Block[]>(blocksPerChunk));
        QString why;
        const std::uint32_t number = m_file.addChunk(kind, &why);
        if (number == 0) {
            fault(why);
            return nullptr;
        }
        pages.next = m_file.chunk(number);
        pages.end = pages.next + chunkSize;
        if (hasBlocks)
            m_blocks[number].store(m_blockMemory.back().get(), std::memory_order_release);
    }
    char *const page = pages.next;
    pages.next += blockSize;
    return page;
}

Block *Writer::blockOf(const TaskRecord *record) const noexcept
{
    if (!m_bounded)
        return nullptr;
    const std::uint64_t offset = m_file.offsetOf(record);
    return m_blocks[offset / chunkSize].load(std::memory_order_acquire) + offset % chunkSize / blockSize;
}

Block *Writer::freshBlock()
{
    if (!m_spare.empty()) {
        Block *const block = m_spare.back();
        if (m_file.restoreRoom(block->records, blockSize)) {
            m_spare.pop_back();
            return block;
        }
    }
    char *const page = freshPage(m_taskPages, ChunkKind::Tasks);
    if (!page)
        return nullptr;
    Block *const block = blockOf(reinterpret_cast<TaskRecord *>(page));
    block->records = reinterpret_cast<TaskRecord *>(page);
    return block;
}

/// The oldest page whose tasks have all ended, or nullptr. Queued and running
/// tasks are never dropped: pages with some of them go to the back.
Block *Writer::usedBlock()
{
    for (int i = 0; i < candidates && !m_used.empty(); ++i) {
        Block *const block = m_used.front();
        m_used.pop_front();
        if (block->ended.load(std::memory_order_acquire) >= recordsPerBlock) {
            forget(block);
            return block;
        }
        m_used.push_back(block);
    }
    return nullptr;
}

/// Drops what a page holds; the totals remain.
void Writer::forget(Block *block)
{
    FileHeader &header = m_file.header();
    std::uint64_t dropped[8] = {};
    const bool first = m_file.offsetOf(block->records) % chunkSize == 0; // the chunk's head
    for (int i = first; i < recordsPerBlock; ++i) {
        std::atomic_ref state(block->records[i].state);
        ++dropped[state.load(std::memory_order_relaxed) & stateMask];
        state.store(std::uint8_t(RecordState::Empty), std::memory_order_release);
    }
    const auto add = [&](std::uint64_t &counter, RecordState state) {
        std::atomic_ref(counter).fetch_add(dropped[std::size_t(state)], std::memory_order_relaxed);
    };
    add(header.droppedSucceeded, RecordState::Succeeded);
    add(header.droppedFailed, RecordState::Failed);
    add(header.droppedCancelled, RecordState::Cancelled);
    m_freeTextPages.insert(m_freeTextPages.end(), block->texts.begin(), block->texts.end());
    block->texts.clear();
    block->room = nullptr;
    block->roomLeft = 0;
}

// Where there is no memory for what is kept of them, a task or text is not recorded.

RecordPage Writer::takeRecords()
try {
    const Lock lock(*this);
    RecordPage page;
    faultIfCut();
    if (!m_bounded) {
        page.next = reinterpret_cast<TaskRecord *>(freshPage(m_taskPages, ChunkKind::Tasks));
    } else {
        Block *block = m_used.size() >= mostBlocks ? usedBlock() : nullptr;
        // There were once more tasks at a time than the bound allows for: give back.
        if (block && m_used.size() >= mostBlocks && m_spare.size() < m_used.size()) {
            if (Block *const surplus = usedBlock()) {
                const bool first = m_file.offsetOf(surplus->records) % chunkSize == 0;
                if (first) {
                    m_used.push_front(surplus); // the chunk's head is in it
                } else {
                    platform::releaseRoom(surplus->records, blockSize);
                    m_spare.push_back(surplus);
                }
            }
        }
        if (!block)
            block = freshBlock();
        if (!block)
            return {};
        m_used.push_back(block);
        page.next = block->records;
        block->ended.store(0, std::memory_order_release);
    }
    if (!page.next)
        return {};
    page.end = page.next + recordsPerBlock;
    if (m_file.offsetOf(page.next) % chunkSize == 0) { // the chunk's head
        if (m_bounded)
            ended(blockOf(page.next), 1);
        ++page.next;
    }
    page.firstId = m_nextId;
    m_nextId += recordsPerBlock;
    return page;
} catch (const std::bad_alloc &) {
    return {};
}

// --- texts ---

char *Writer::textPage(Block *block)
{
    char *page = nullptr;
    if (!m_freeTextPages.empty()) {
        page = m_freeTextPages.back();
        m_freeTextPages.pop_back();
    } else {
        page = freshPage(m_textPages, ChunkKind::Text);
        if (!page)
            return nullptr;
    }
    if (block)
        block->texts.push_back(page);
    return page;
}

char *Writer::takeTexts(Block *block)
try {
    const Lock lock(*this);
    return textPage(block);
} catch (const std::bad_alloc &) {
    return nullptr;
}

TextRef Writer::putText(char *room, TextKind kind, std::string_view utf8, bool cut,
                        TextRef previous) const noexcept
{
    TextEntry entry = {};
    entry.size = std::uint32_t(utf8.size());
    entry.kind = std::uint32_t(kind);
    entry.cut = cut;
    entry.previous = previous;
    std::memcpy(room, &entry, sizeof entry);
    std::memcpy(room + sizeof entry, utf8.data(), utf8.size());
    return TextRef(m_file.offsetOf(room) / textUnit);
}

TextRef Writer::nameText(std::string_view utf8)
try {
    const Lock lock(*this);
    const bool cut = utf8.size() > longestText;
    const std::string name(utf8.substr(0, longestText));
    if (const auto known = m_names.find(name); known != m_names.end())
        return known->second;
    const std::size_t size = textSize(name.size());
    if (m_nameRoomLeft < size) {
        m_nameRoom = m_names.size() < mostNames ? textPage(nullptr) : nullptr;
        m_nameRoomLeft = m_nameRoom ? blockSize : 0;
        if (!m_nameRoom) {
            countLostText();
            return 0;
        }
        const std::size_t head = headIn(m_nameRoom);
        m_nameRoom += head;
        m_nameRoomLeft -= head;
    }
    const TextRef ref = putText(m_nameRoom, TextKind::Name, name, cut, 0);
    m_nameRoom += size;
    m_nameRoomLeft -= size;
    m_names.emplace(name, ref);
    return ref;
} catch (const std::bad_alloc &) {
    countLostText();
    return 0;
}

void Writer::addText(TaskRecord *record, TextKind kind, std::string_view utf8)
try {
    const Lock lock(*this);
    Block *const block = m_bounded ? blockOf(record) : &m_common;
    const bool cut = utf8.size() > longestText;
    std::size_t end = std::min(utf8.size(), longestText);
    while (cut && end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80)
        --end; // not within a character
    const std::size_t size = textSize(end);
    if (block->roomLeft < size) {
        block->room = textPage(m_bounded ? block : nullptr);
        block->roomLeft = block->room ? blockSize : 0;
        if (!block->room) {
            countLostText();
            return;
        }
        const std::size_t head = headIn(block->room);
        block->room += head;
        block->roomLeft -= head;
    }
    std::atomic_ref text(record->text);
    const TextRef ref =
        putText(block->room, kind, utf8.substr(0, end), cut, text.load(std::memory_order_relaxed));
    block->room += size;
    block->roomLeft -= size;
    text.store(ref, std::memory_order_release);
} catch (const std::bad_alloc &) {
    countLostText();
}

QString Writer::text(TextRef ref) const
{
    if (ref == 0)
        return QString();
    // Any value may have been written there, in the place of ours.
    const std::uint64_t offset = std::uint64_t(ref) * textUnit;
    TextEntry entry;
    if (!m_file.has(offset, sizeof entry))
        return QString();
    const char *const room = m_file.chunk(0) + offset;
    std::memcpy(&entry, room, sizeof entry);
    if (entry.size > blockSize || !m_file.has(offset + sizeof entry, entry.size))
        return QString();
    return QString::fromUtf8(room + sizeof entry, qsizetype(entry.size));
}

// --- pools ---

std::uint16_t Writer::slotOf(const PoolEntry *entry) const noexcept
{
    return std::uint16_t(entry - m_file.pools());
}

PoolEntry *Writer::openPool(const Settings &settings)
{
    const QByteArray name = settings.name.toUtf8();
    const std::lock_guard lock(m_mutex);
    FileHeader &header = m_file.header();
    const std::size_t used = m_pools.size();
    std::size_t slot = used;
    if (slot < poolSlotCount) {
        m_pools.push_back({});
    } else {
        for (std::size_t i = 0; i < used; ++i) {
            if (!m_pools[i].open && (slot == used || m_pools[i].id < m_pools[slot].id))
                slot = i; // the one that was opened first of those that are closed
        }
        if (slot == used)
            return nullptr;
        std::atomic_ref(header.droppedPools).fetch_add(1, std::memory_order_relaxed);
    }
    m_pools[slot] = {++m_lastPool, true};
    PoolEntry *const entry = m_file.pools() + slot;
    std::atomic_ref(entry->id).store(0, std::memory_order_release);
    const std::uint32_t noId = 0;
    std::memset(reinterpret_cast<char *>(entry) + sizeof noId, 0, sizeof(PoolEntry) - sizeof noId);
    entry->state = 1;
    entry->workers = std::uint32_t(settings.workers);
    entry->opened = now();
    entry->serial = !settings.enabled;
    entry->onFailure = settings.keepGoing ? 2 : 1;
    entry->queueLimit = std::uint64_t(settings.queueLimit.value_or(0));
    entry->timeout = settings.timeout ? std::uint64_t(settings.timeout->count()) : 0;
    copyText(entry->name, name);
    std::atomic_ref(entry->id).store(m_lastPool, std::memory_order_release);
    std::atomic_ref(header.poolSlots).store(std::uint32_t(m_pools.size()), std::memory_order_release);
    return entry;
}

void Writer::closePool(PoolEntry *entry)
{
    {
        const std::lock_guard lock(m_mutex);
        m_pools[slotOf(entry)].open = false;
    }
    std::atomic_ref(entry->closed).store(now(), std::memory_order_relaxed);
    std::atomic_ref(entry->state).store(2, std::memory_order_release);
    beat();
}

} // namespace parallel::journal

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal/writer/writer.h"

#include "journal/writer/leftovers.h"
#include "journal/writer/place.h"
#include "platform/platform.h"
#include "base/logging.h"
#include "base/mask.h"

#include <QtCore/qfileinfo.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <cstring>

namespace parallel::journal {

using detail::lcParallel;
using detail::Settings;

namespace {

template<std::size_t size>
void copyText(char (&to)[size], const QByteArray &from)
{
    const std::size_t n = std::min(size - 1, std::size_t(from.size()));
    std::memcpy(to, from.constData(), n);
    to[n] = '\0';
}

Writer *theWriter = nullptr;
std::mutex theWriterMutex; // guards it until it is opened

} // namespace

Writer *Writer::forProcess(const Settings &settings)
{
    if (settings.monitor == Settings::Monitor::Off && settings.record.isEmpty())
        return nullptr;
    static const bool once = (platform::onFork(lockForFork, unlockInParent, abandonInChild), true);
    Q_UNUSED(once);
    static bool tried = false;
    std::unique_lock lock(theWriterMutex);
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
        lock.unlock(); // who reads the log may open a scope
        detail::logInAnyCase(
            [&] { qCWarning(lcParallel).noquote() << "this process is not recorded:" << why; });
        return nullptr;
    }
    theWriter = writer.release();
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

Writer *Writer::current() noexcept
{
    const std::lock_guard lock(theWriterMutex);
    return theWriter;
}

/// So that no other thread, which the child will not have, is changing anything then.
void Writer::lockForFork()
{
    theWriterMutex.lock();
    if (theWriter)
        theWriter->m_mutex.lock();
}

void Writer::unlockInParent()
{
    if (theWriter)
        theWriter->m_mutex.unlock();
    theWriterMutex.unlock();
}

void Writer::abandonInChild()
{
    unlockInParent();
    if (theWriter) {
        theWriter->m_faulted.store(true, std::memory_order_relaxed); // it grows no more
        theWriter->m_file.abandon();
        theWriter = nullptr;
    }
}

bool Writer::open(const Settings &settings, QString *why)
{
    const QString path = placeFor(settings, why);
    if (path.isEmpty())
        return false;
    m_keep = !settings.record.isEmpty();
    m_bounded = !m_keep;
    m_readOnly = settings.monitor != Settings::Monitor::On;
    m_blocks.reset(new std::atomic<Block *>[std::size_t(32768)]());
    if (!m_keep)
        removeLeftovers(QFileInfo(path).path());
    if (!m_file.create(path, newHeader(), why))
        return false;
    if (m_keep && settings.monitor != Settings::Monitor::Off)
        leavePointer(path);
    if (m_keep)
        keepRuns(settings);
    return true;
}

/// As many runs as its folder is to keep. Where there is no memory for it, the next run does it.
void Writer::keepRuns(const Settings &settings) noexcept
try {
    if (settings.keep.isAll() || !(settings.record.endsWith(u'/') || QFileInfo(settings.record).isDir()))
        return;
    m_runs = settings.keep;
    removeOldRuns(m_file.path(), m_runs);
} catch (const std::bad_alloc &) {
}

/// It is as large as it gets.
void Writer::keepRunsAtEnd() noexcept
try {
    removeOldRuns(m_file.path(), m_runs);
} catch (const std::bad_alloc &) {
}

/// Without it the job is recorded all the same.
void Writer::leavePointer(const QString &path)
try {
    QString why;
    if (!m_pointer.make(path, &why))
        qCDebug(lcParallel).noquote() << "monitors do not find this process by themselves:" << why;
} catch (const std::bad_alloc &) {
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
    header.pid = platform::processId();
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
    keepRunsAtEnd();
    m_pointer.remove(); // while the lock is held: nobody else has made one for this file
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
void Writer::faultIfCut() noexcept
{
    if (!m_file.isCut())
        return;
    try {
        fault(QStringLiteral("%1 became shorter; somebody has cut it").arg(m_file.path()));
    } catch (const std::bad_alloc &) {
        fault(QStringLiteral("it became shorter; somebody has cut it"));
    }
}

void Writer::beat()
{
    if (m_file.isCut() && !m_faulted.load(std::memory_order_relaxed)) {
        const Lock lock(*this);
        faultIfCut();
    }
    std::atomic_ref(m_file.header().heartbeat).store(now(), std::memory_order_relaxed);
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
    std::atomic_ref(entry->id).store(0, std::memory_order_relaxed);
    std::atomic_thread_fence(
        std::memory_order_release); // pairs with the loads in readPool(), whose last is of the id
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
        const std::lock_guard lock(m_mutex); // before another pool may take its place
        std::atomic_ref(entry->closed).store(now(), std::memory_order_relaxed);
        std::atomic_ref(entry->state).store(2, std::memory_order_release);
        m_pools[slotOf(entry)].open = false;
    }
    beat();
}

} // namespace parallel::journal

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal/writer/journalfile.h"

#include "platform/platform.h"

#include <QtCore/qfile.h>
#include <QtCore/qrandom.h>

#include <atomic>
#include <cerrno>
#include <utility>

namespace parallel::journal {

namespace {

// The most that a journal can hold: some 500 million tasks. Where address space is limited, less;
// with 32 bits, it is for the program to use.
constexpr std::size_t mostReserved =
    sizeof(void *) >= 8 ? std::size_t(32) << (sizeof(void *) >= 8 ? 30 : 0) : std::size_t(256) << 20;
constexpr std::size_t leastReserved = std::size_t(16) << 20;

} // namespace

File::~File()
{
    m_guard.reset();
    if (m_base)
        platform::freeAddresses(m_base, m_reserved);
    if (m_file >= 0)
        platform::closeFile(m_file);
}

bool File::create(const QString &path, const FileHeader &header, QString *why)
{
    for (m_reserved = mostReserved; m_reserved >= leastReserved; m_reserved /= 4) {
        m_base = static_cast<char *>(platform::reserveAddresses(m_reserved));
        if (m_base)
            break;
    }
    if (!m_base) {
        *why = QStringLiteral("there is no address space for it");
        return false;
    }
    m_path = path;
    m_name = QFile::encodeName(path);
    // Not by the process's number: another container may have one of the same.
    const QString temporary =
        path + QStringLiteral(".%1.new").arg(QRandomGenerator::system()->generate64(), 0, 36);
    const QByteArray temporaryName = QFile::encodeName(temporary);
    m_file = platform::createPrivateFile(temporary, why);
    if (m_file < 0)
        return false;
    int error = 0;
    if (!prepare(temporaryName, header, &error)) {
        platform::removeFile(temporaryName);
        *why = QStringLiteral("%1: %2").arg(m_path, platform::errorText(error));
        return false;
    }
    // Mapped only now: memory checkers remember by which name a file was mapped.
    bool mapped = false;
    try {
        m_guard.emplace(m_base, m_reserved, chunkSize, &m_cut);
        mapped = map(0, why);
    } catch (const std::bad_alloc &) {
        *why = QStringLiteral("there is no memory for it");
    }
    if (!mapped)
        remove(); // or it would be that of a process that has died
    return mapped;
}

bool File::prepare(const QByteArray &temporary, const FileHeader &header, int *error)
{
    if (!platform::lockWhole(m_file)) {
        *error = errno;
        return false;
    }
    *error = platform::allocateRoom(m_file, 0, chunkSize);
    if (*error != 0)
        return false;
    if (platform::writeBegin(m_file, &header, sizeof header) && platform::renameFile(temporary, m_name))
        return true;
    *error = errno;
    return false;
}

bool File::map(std::uint32_t number, QString *why)
{
    const std::uint64_t offset = std::uint64_t(number) * chunkSize;
    if (offset + chunkSize > m_reserved) {
        *why = QStringLiteral("it has reached its greatest size, %1 MiB").arg(m_reserved >> 20);
        return false;
    }
    // One that somebody has cut must not grow: it would be long again, and nothing would fault.
    const auto isCutNow = [&] { return platform::fileSize(m_file) < std::int64_t(offset); };
    const int error = isCutNow() ? 0 : platform::allocateRoom(m_file, offset, chunkSize);
    if (isCutNow()) {
        m_cut.store(true, std::memory_order_relaxed);
        *why = QStringLiteral("%1 became shorter; somebody has cut it").arg(m_path);
        return false;
    }
    if (error != 0) {
        *why = QStringLiteral("%1: %2").arg(m_path, platform::errorText(error));
        return false;
    }
    if (!platform::mapAt(m_base + offset, m_file, offset, chunkSize)) {
        *why = QStringLiteral("%1: %2").arg(m_path, platform::errorText(errno));
        return false;
    }
    m_chunks.store(number + 1, std::memory_order_release);
    return true;
}

std::uint32_t File::addChunk(ChunkKind kind, QString *why)
{
    const std::uint32_t number = m_chunks.load(std::memory_order_relaxed);
    if (!map(number, why))
        return 0;
    auto *const head = reinterpret_cast<ChunkHeader *>(chunk(number));
    head->index = number;
    std::atomic_ref(head->kind).store(std::uint32_t(kind), std::memory_order_release);
    // Release: a reader that counts the chunk sees what kind it is.
    std::atomic_ref(header().chunks).store(number + 1, std::memory_order_release);
    return number;
}

bool File::restoreRoom(void *address, std::size_t size)
{
    return platform::allocateRoom(m_file, offsetOf(address), size) == 0;
}

void File::remove()
{
    platform::removeFile(m_name);
}

void File::abandon() noexcept
{
    if (m_file < 0)
        return;
    platform::closeFile(std::exchange(m_file, -1));
    platform::replaceByMemory(m_base, m_chunks.load(std::memory_order_relaxed) * chunkSize);
}

} // namespace parallel::journal

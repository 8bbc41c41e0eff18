// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "journal/format.h"

#include <QtCore/qfile.h>
#include <QtCore/qrandom.h>

#include <atomic>
#include <type_traits>

#include <unistd.h>

namespace hostile {

using parallel::journal::FileHeader;
using parallel::journal::PoolEntry;
using parallel::journal::TaskRecord;

/// The journal of a job, mapped as any process of its user may.
class Intruder
{
public:
    explicit Intruder(const QString &path) : m_file(path)
    {
        if (m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
            m_size = m_file.size();
        m_bytes = m_size > 0 ? m_file.map(0, m_size) : nullptr;
    }
    bool isIn() const { return m_bytes != nullptr; }
    qint64 size() const { return m_size; }
    uchar *bytes() { return m_bytes; }
    FileHeader &header() { return *reinterpret_cast<FileHeader *>(m_bytes); }
    PoolEntry &pool(int slot)
    {
        return *reinterpret_cast<PoolEntry *>(m_bytes + parallel::journal::poolTableOffset
                                              + std::size_t(slot) * sizeof(PoolEntry));
    }
    TaskRecord &record(qint64 slot)
    {
        return *reinterpret_cast<TaskRecord *>(m_bytes + slot * parallel::journal::recordSize);
    }
    qint64 slotCount() const { return m_size / qint64(parallel::journal::recordSize); }
    bool cut(qint64 bytes) { return ::ftruncate(m_file.handle(), bytes) == 0; }

private:
    QFile m_file;
    qint64 m_size = 0;
    uchar *m_bytes = nullptr;
};

template<typename T>
void put(T &field, std::type_identity_t<T> value)
{
    std::atomic_ref(field).store(value, std::memory_order_release);
}

template<typename T>
T get(T &field)
{
    return std::atomic_ref(field).load(std::memory_order_acquire);
}

/// What no control word may be.
inline constexpr quint32 outOfRange[] = {65537, 0x7fff'ffff, 0x8000'0000, 0xffff'ffff};

/// One of many writes of random values to a journal.
using Attack = void (*)(Intruder &, QRandomGenerator &);

/// To the words that a monitor writes to.
void writeControl(Intruder &journal, QRandomGenerator &random);
void writeHeader(Intruder &journal, QRandomGenerator &random);
/// Makes texts that were recorded into something that is longer, or elsewhere.
void writeReferences(Intruder &journal, QRandomGenerator &random);
void writeAnywhere(Intruder &journal, QRandomGenerator &random);
void writeEverywhere(Intruder &journal, QRandomGenerator &random);

} // namespace hostile

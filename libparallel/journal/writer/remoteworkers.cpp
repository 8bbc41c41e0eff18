// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How the writer records workers of other processes.

#include "journal/writer/writer.h"

#include <cstring>

namespace parallel::journal {

std::uint16_t Writer::remoteWorker(std::string_view host, std::int64_t pid, std::uint32_t worker)
try {
    const Lock lock(*this);
    const auto [found, isNew] =
        m_remoteNumbers.try_emplace({std::string(host), pid, worker}, std::uint16_t(0));
    const std::size_t index = m_remoteNumbers.size() - 1;
    if (!isNew || index >= remoteWorkerCount || m_faulted.load(std::memory_order_relaxed))
        return found->second;
    if (!m_remoteWorkers) {
        QString why;
        const std::uint32_t chunk = m_file.addChunk(ChunkKind::Workers, &why);
        if (chunk == 0) {
            fault(why);
            return 0;
        }
        m_remoteWorkers = m_file.chunk(chunk);
        std::atomic_ref(m_file.header().workersChunk).store(chunk, std::memory_order_release);
    }
    auto &entry =
        *reinterpret_cast<WorkerEntry *>(m_remoteWorkers + sizeof(ChunkHeader) + index * sizeof(WorkerEntry));
    const std::string_view name = beginningOf(host, sizeof entry.host - 1);
    std::memcpy(entry.host, name.data(), name.size());
    entry.pid = pid;
    entry.worker = worker;
    found->second = std::uint16_t(firstRemoteWorker - index);
    // Release: a reader that finds the number finds what it is of.
    std::atomic_ref(entry.number).store(found->second, std::memory_order_release);
    return found->second;
} catch (const std::bad_alloc &) {
    return 0;
}

} // namespace parallel::journal

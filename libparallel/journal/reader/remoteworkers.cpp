// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal_p.h"

namespace parallel {

using namespace journal;

static_assert(Journal::lowestRemoteWorker == journal::lowestRemoteWorker);

QList<Journal::RemoteWorker> Journal::remoteWorkers() const
{
    QList<RemoteWorker> workers;
    const quint64 number = isOpen() ? load(d->header().workersChunk) : 0;
    const std::byte *const chunk =
        number > 0 && number < d->mapping->chunkCount() ? d->mapping->chunk(quint32(number)) : nullptr;
    if (!chunk || load(reinterpret_cast<const ChunkHeader *>(chunk)->kind) != quint32(ChunkKind::Workers))
        return workers;
    const auto *const entries = reinterpret_cast<const WorkerEntry *>(chunk + sizeof(ChunkHeader));
    for (std::size_t i = 0; i < remoteWorkerCount; ++i) {
        const WorkerEntry &entry = entries[i];
        if (load(entry.number) != firstRemoteWorker - i) // acquire, with the writer's release
            break;
        char host[sizeof entry.host];
        std::memcpy(host, entry.host, sizeof host);
        RemoteWorker worker;
        worker.number = quint16(firstRemoteWorker - i);
        worker.worker = int(std::min<quint32>(load(entry.worker), 65'536));
        worker.pid = load(entry.pid);
        worker.host = QString::fromUtf8(host, qsizetype(strnlen(host, sizeof host)));
        workers.append(worker);
    }
    return workers;
}

} // namespace parallel

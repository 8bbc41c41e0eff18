// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal_p.h"

#include "platform/platform.h"

namespace parallel {

using namespace journal;

namespace {

/// One chunk, open for writing while this lives. The very file that is being read,
/// whatever has been put in the place of its name meanwhile.
class WritableChunk
{
public:
    WritableChunk(const Mapping &mapping, quint32 index)
    {
        const int opened = platform::openForWriting(mapping.handle(), mapping.path(), &m_error);
        if (opened < 0)
            return;
        m_file.open(opened, QIODevice::ReadWrite | QIODevice::Unbuffered, QFile::AutoCloseHandle);
        begin =
            reinterpret_cast<std::byte *>(m_file.map(qint64(index) * qint64(chunkSize), qint64(chunkSize)));
        if (begin)
            m_guard.emplace(begin, chunkSize, chunkSize, &m_truncated);
        else
            m_error = m_file.errorString();
    }
    QString errorString() const { return m_error; }

    std::byte *begin = nullptr;

private:
    QFile m_file;
    QString m_error;
    std::atomic<bool> m_truncated{false};
    std::optional<platform::BusGuard> m_guard;
};

template<typename T>
void store(T &field, T value)
{
    std::atomic_ref<T>(field).store(value, std::memory_order_release);
}

} // namespace

QString Journal::controlRefusal() const
{
    if (!isOpen())
        return Private::tr("No journal is open.");
    if (d->info.readOnly)
        return Private::tr("The program refuses control: it runs with PARALLEL_MONITOR=readonly or off.");
    switch (state()) {
    case State::Running:
        break;
    case State::Finished:
        return Private::tr("The program has ended.");
    case State::Died:
        return Private::tr("The program has died.");
    }
    // asked every time: cheap, and the permissions may change
    QString why;
    const int opened = platform::openForWriting(d->mapping->handle(), d->mapping->path(), &why);
    if (opened < 0)
        return Private::tr("The journal cannot be written to: %1.").arg(why);
    platform::closeFile(opened);
    return {};
}

QString Journal::controlError() const
{
    const std::lock_guard lock(d->mutex);
    return d->controlError;
}

bool Journal::Private::write(const Journal *q, quint32 chunk, const std::function<QString(std::byte *)> &what)
{
    QString error = q->controlRefusal();
    if (error.isEmpty()) {
        const WritableChunk writable(*mapping, chunk);
        error = writable.begin ? what(writable.begin)
                               : tr("The journal cannot be written to: %1.").arg(writable.errorString());
    }
    const std::lock_guard lock(mutex);
    controlError = error;
    return error.isEmpty();
}

bool Journal::Private::writePool(const Journal *q, int slot, const std::function<void(Control &)> &what)
{
    return write(q, 0, [&](std::byte *chunk) {
        if (slot < 0 || slot >= poolCount())
            return tr("There is no such scope.");
        auto &entry =
            *reinterpret_cast<PoolEntry *>(chunk + poolTableOffset + std::size_t(slot) * sizeof(PoolEntry));
        if (load(entry.id) == 0 || load(entry.state) != 1)
            return tr("This scope has ended.");
        what(entry.control);
        return QString();
    });
}

bool Journal::pause(int poolSlot)
{
    return d->writePool(this, poolSlot, [](Control &control) { store(control.pause, 1u); });
}

bool Journal::resume(int poolSlot)
{
    return d->writePool(this, poolSlot, [](Control &control) { store(control.pause, 2u); });
}

bool Journal::cancelAll(int poolSlot)
{
    return d->writePool(this, poolSlot, [](Control &control) { store(control.cancelAll, 1u); });
}

bool Journal::setWorkers(int poolSlot, int workers)
{
    if (workers < 1 || workers > 65536) {
        const std::lock_guard lock(d->mutex);
        d->controlError = Private::tr("The number of workers must be 1 to 65536, not %1.").arg(workers);
        return false;
    }
    return d->writePool(this, poolSlot, [&](Control &control) { store(control.workers, quint32(workers)); });
}

bool Journal::cancel(quint32 slot, quint64 id)
{
    return d->write(this, slot / slotsPerChunk, [&](std::byte *chunk) {
        const auto stillThere = [&] {
            const Record task = record(slot);
            return task.id == id && task.isValid() && !task.isCompleted();
        };
        if (!stillThere())
            return Private::tr("Task %1 has completed.").arg(id);
        auto &task = *reinterpret_cast<TaskRecord *>(chunk + slot % slotsPerChunk * recordSize);
        store(task.control, quint8(1));
        if (record(slot).id != id) { // its slot was used again just now: that one was not meant
            store(task.control, quint8(0));
            return Private::tr("Task %1 has completed.").arg(id);
        }
        return QString();
    });
}

} // namespace parallel

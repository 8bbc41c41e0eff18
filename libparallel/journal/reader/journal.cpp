// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal_p.h"

#include "platform/platform.h"

#include <algorithm>

namespace parallel {

using namespace journal;

namespace {

/// The text in a field of fixed size. Nothing: it does not end.
template<std::size_t size>
std::optional<QString> textIn(const char (&field)[size])
{
    const char *const end = static_cast<const char *>(std::memchr(field, 0, size));
    if (!end)
        return {};
    return QString::fromUtf8(field, end - field);
}

} // namespace

Journal::Journal() : d(new Private) {}
Journal::~Journal() = default;

bool Journal::Private::fail(const QString &what)
{
    const std::lock_guard lock(mutex);
    error = tr("%1 cannot be read: %2.").arg(path, what);
    return false;
}

QString Journal::Private::wrongInHeader() const
{
    const FileHeader &h = header();
    if (std::memcmp(h.magic, magic, sizeof magic) != 0)
        return tr("it is not a journal of libparallel (it does not begin with PARAJRN)");
    if (load(h.byteOrder) != byteOrderMark) {
        if (load(h.byteOrder) != 0x04030201)
            return tr("its byte order mark is damaged (offset %1)").arg(offsetof(FileHeader, byteOrder));
        return QSysInfo::ByteOrder == QSysInfo::LittleEndian
                   ? tr("it was recorded on a big-endian machine, and this one is little-endian; open it on "
                        "one "
                        "like the first")
                   : tr("it was recorded on a little-endian machine, and this one is big-endian; open it on "
                        "one "
                        "like the first");
    }
    if (const quint32 version = load(h.version); version > formatVersion)
        return tr("it was written by a newer version: %1; this reads up to %2")
            .arg(version)
            .arg(formatVersion);
    else if (version == 0)
        return tr("its format version is damaged (offset %1)").arg(offsetof(FileHeader, version));
    if (load(h.chunkSize) != chunkSize || load(h.recordSize) != recordSize)
        return tr("its sizes of chunks and records are %1 and %2, not %3 and %4 (offset %5)")
            .arg(load(h.chunkSize))
            .arg(load(h.recordSize))
            .arg(chunkSize)
            .arg(recordSize)
            .arg(offsetof(FileHeader, chunkSize));
    if (const quint32 state = load(h.state);
        state != quint32(FileState::Open) && state != quint32(FileState::Closed))
        return tr("its state is %1, which is none (offset %2)").arg(state).arg(offsetof(FileHeader, state));
    if (load(h.chunks) == 0)
        return tr("it says that it has no chunks (offset %1)").arg(offsetof(FileHeader, chunks));
    if (const quint32 slots_ = load(h.poolSlots); slots_ > poolSlotCount)
        return tr("it says that it has %1 pools, and there is room for %2 (offset %3)")
            .arg(slots_)
            .arg(poolSlotCount)
            .arg(offsetof(FileHeader, poolSlots));
    const auto endless = [](const QString &field, std::size_t offset) {
        return tr("its %1 does not end (offset %2)").arg(field).arg(offset);
    };
    if (!textIn(h.program))
        return endless(tr("program name"), offsetof(FileHeader, program));
    if (!textIn(h.host))
        return endless(tr("host name"), offsetof(FileHeader, host));
    if (!textIn(h.commandLine))
        return endless(tr("command line"), offsetof(FileHeader, commandLine));
    return {};
}

bool Journal::open(const QString &path)
{
    close();
    d->path = path;
    d->mapping.emplace();
    QString wrong;
    if (!d->mapping->open(path, &wrong) || !(wrong = d->wrongInHeader()).isEmpty()) {
        d->mapping.reset();
        return d->fail(wrong);
    }

    const FileHeader &h = d->header();
    Info &info = d->info;
    info.program = textIn(h.program).value_or(QString());
    info.host = textIn(h.host).value_or(QString());
    info.commandLine = textIn(h.commandLine).value_or(QString());
    info.pid = load(h.pid);
    info.started = QDateTime::fromMSecsSinceEpoch(load(h.startedWall) / 1'000'000);
    info.cores = int(std::min(load(h.cores), 1u << 20));
    info.recorded = load(h.flags) & Recorded;
    info.readOnly = load(h.flags) & ReadOnly;
    char boot[sizeof h.bootId];
    std::memcpy(boot, h.bootId, sizeof boot);
    static const QByteArray thisBoot = platform::bootId();
    info.sameBoot =
        !thisBoot.isEmpty()
        && QByteArrayView(boot, qsizetype(strnlen(boot, sizeof boot))) == QByteArrayView(thisBoot);
    d->startedMonotonic = load(h.startedMonotonic);
    d->startedWall = load(h.startedWall);
    return refresh();
}

void Journal::close()
{
    d->mapping.reset();
    d->info = {};
    d->path.clear();
    const std::lock_guard lock(d->mutex);
    d->error.clear();
    d->controlError.clear();
}

bool Journal::isOpen() const
{
    return d->mapping.has_value();
}

QString Journal::path() const
{
    return d->path;
}

QString Journal::errorString() const
{
    const std::lock_guard lock(d->mutex);
    return d->error;
}

bool Journal::refresh()
{
    if (!isOpen())
        return false;
    QString wrong;
    d->mapping->grow(load(d->header().chunks), &wrong);
    if (!wrong.isEmpty())
        return d->fail(wrong);
    wrong = d->wrongSince();
    return wrong.isEmpty() || d->fail(wrong);
}

QString Journal::Private::wrongSince() const
{
    const qint64 size = platform::fileSize(mapping->handle());
    if (size < qint64(mapping->chunkCount()) * qint64(chunkSize) || mapping->isTruncated())
        return tr("it became shorter while it was being read (it has %1 bytes now); tasks are missing")
            .arg(size);
    const FileHeader &h = header();
    if (std::memcmp(h.magic, magic, sizeof magic) != 0 || load(h.pid) != info.pid
        || load(h.startedWall) != startedWall || load(h.startedMonotonic) != startedMonotonic)
        return tr("its beginning was written over while it was being read; it is not the same journal");
    return {};
}

QString Journal::problem() const
{
    if (!isOpen())
        return {};
    if (const QString wrong = d->wrongSince(); !wrong.isEmpty())
        return Private::tr("%1 cannot be read: %2.").arg(d->path, wrong);
    const quint64 said = load(d->header().chunks);
    const quint64 present = d->mapping->chunkCount();
    // a live one may have grown since the last refresh()
    if (said > present && quint64(platform::fileSize(d->mapping->handle())) / chunkSize < said)
        return Private::tr("The file is incomplete: %1 of its %2 parts of 1 MiB are missing at its end, "
                           "with the tasks in them.")
            .arg(said - present)
            .arg(said);
    return {};
}

Journal::Info Journal::info() const
{
    return d->info;
}

Journal::State Journal::state() const
{
    if (!isOpen())
        return State::Finished;
    const auto isClosed = [&] { return load(d->header().state) == quint32(FileState::Closed); };
    if (isClosed())
        return State::Finished;
    if (platform::isLocked(d->mapping->handle()))
        return State::Running;
    // the writer may have closed it just before it let go of the lock
    return isClosed() ? State::Finished : State::Died;
}

qint64 Journal::now() const
{
    if (!isOpen())
        return 0;
    const FileHeader &h = d->header();
    const qint64 heartbeat = std::max<qint64>(0, timePoint(load(h.heartbeat)));
    switch (state()) {
    case State::Running:
        if (d->info.sameBoot) {
            qint64 passed = 0;
            if (!__builtin_sub_overflow(platform::monotonicNanoseconds(), d->startedMonotonic, &passed))
                return std::max(heartbeat, passed);
        }
        return heartbeat;
    case State::Finished:
        return std::max(heartbeat, timePoint(load(h.ended)));
    case State::Died:
        break;
    }
    return heartbeat;
}

QDateTime Journal::dateTime(qint64 timePoint) const
{
    return timePoint < 0 ? QDateTime() : d->info.started.addMSecs(timePoint / 1'000'000);
}

Journal::Missing Journal::missing() const
{
    Missing missing;
    if (!isOpen())
        return missing;
    const FileHeader &h = d->header();
    missing.succeeded = load(h.droppedSucceeded);
    missing.failed = load(h.droppedFailed);
    missing.cancelled = load(h.droppedCancelled);
    missing.unrecorded = load(h.unrecorded);
    missing.texts = load(h.textsLost);
    missing.pools = load(h.droppedPools);
    missing.lines = load(h.linesDropped);
    missing.until = timePoint(load(h.droppedUntil));
    char fault[sizeof h.fault];
    std::memcpy(fault, h.fault, sizeof fault);
    missing.fault = QString::fromUtf8(fault, qsizetype(strnlen(fault, sizeof fault)));
    return missing;
}

quint32 Journal::slotCount() const
{
    return isOpen() ? d->mapping->chunkCount() * quint32(recordsPerChunk) : 0;
}

} // namespace parallel

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// Feeds the reader arbitrary journals. A journal is at least a megabyte, most of it
// zeroes, so the input is a list of patches to a small valid one: every file can be
// made this way, and little inputs reach everything.
//
//     build with -DPARALLEL_BUILD_FUZZERS=ON and clang, then
//     fuzz_reader CORPUS tests/data/fuzz
//
// A patch: offset (3 bytes, of which the two highest bits are what is meant),
// length (1 byte), bytes.
//
//     0: the bytes are there from the beginning
//     1: the file is that long at first
//     2: it becomes that long, longer or shorter, while it is mapped
//     3: the bytes come while it is mapped

#include <libparallel/journal.h>

#include "journalmaker.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

using parallel::Journal;

namespace {

constexpr std::size_t chunk = parallel::journal::chunkSize;
constexpr std::size_t fileSize = 3 * chunk;

int file = -1;
std::byte *bytes = nullptr;
std::vector<std::byte> base;
QString path;

/// Header, a chunk of texts, a chunk of records with every state.
void makeBase()
{
    using namespace parallel::journal;
    const QString name = QStringLiteral("/tmp/fuzz-reader-%1.journal").arg(getpid());
    {
        JournalMaker maker(name);
        maker.pool(1).workers = 2;
        const TextRef task = maker.addText(TextKind::Name, "load");
        const TextRef arguments = maker.addText(TextKind::Arguments, "orders.csv");
        const TextRef progress = maker.addText(TextKind::Progress, "page 3");
        const TextRef error = maker.addText(TextKind::Error, "IoError\nshort read", progress, true);
        for (std::uint8_t state = 1; state <= 5; ++state) {
            TaskRecord record = {};
            record.queued = 10;
            record.started = 20;
            record.finished = 30;
            record.name = task;
            record.arguments = arguments;
            record.text = error;
            record.worker = 1;
            record.state = state;
            maker.addTask(record);
        }
    }
    FILE *const from = std::fopen(name.toLocal8Bit().constData(), "rb");
    file = memfd_create("journal", MFD_CLOEXEC);
    if (!from || file < 0 || ftruncate(file, fileSize) != 0)
        std::abort();
    bytes = static_cast<std::byte *>(mmap(nullptr, fileSize, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
    if (std::fread(bytes, 1, fileSize, from) != fileSize)
        std::abort();
    std::fclose(from);
    base.assign(bytes, bytes + fileSize);
    ::unlink(name.toLocal8Bit().constData());
    path = QStringLiteral("/proc/self/fd/%1").arg(file);
}

void readEverything(Journal &journal)
{
    std::size_t touched = 0;
    touched += std::size_t(journal.info().program.size() + journal.problem().size()
                           + journal.missing().fault.size());
    touched += std::size_t(journal.state()) + std::size_t(journal.now());
    for (const Journal::Pool &pool : journal.pools())
        touched += std::size_t(pool.name.size()) + pool.queued + pool.running;
    const auto readTask = [&](const Journal::Record &task) {
        touched += std::size_t(task.waited(100) + task.ran(100));
        touched += std::size_t(journal.name(task).size() + journal.arguments(task).size()
                               + journal.progressText(task).size() + journal.error(task).size()
                               + journal.errorType(task).size() + journal.dateTime(task.queued).isValid());
    };
    // the first records of each chunk, and not all, for speed
    for (quint32 first = 0; first < journal.slotCount(); first += Journal::slotsPerChunk)
        journal.forEach(first, 24, readTask);
    journal.forEach(journal.slotCount() - 8, 100, readTask);
    touched += journal.damagedCount(0, 24) + journal.record(~0u).id;
    for (Journal::TextRef ref : {1u, 131072u, 131080u, 131081u, 262143u, 393215u, 393216u, ~0u})
        touched += std::size_t(journal.text(ref).utf8.size());
    volatile std::size_t sink = touched;
    (void)sink;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (file < 0)
        makeBase();
    struct Patch
    {
        std::size_t offset;
        std::size_t size;
    };
    std::vector<Patch> patches;
    std::vector<std::pair<Patch, const std::uint8_t *>> latePatches;
    std::size_t length = fileSize;
    std::optional<std::size_t> later;
    while (size >= 4) {
        const std::size_t offset = data[0] | std::size_t(data[1]) << 8 | std::size_t(data[2] & 0x3f) << 16;
        if ((data[2] & 0xc0) == 0x40)
            length = std::min(offset, fileSize);
        if ((data[2] & 0xc0) == 0x80)
            later = std::min(offset, fileSize);
        const std::size_t count =
            std::min<std::size_t>({data[3], size - 4, fileSize - std::min(offset, fileSize)});
        if (count > 0 && (data[2] & 0xc0) == 0xc0) {
            latePatches.push_back({{offset, count}, data + 4});
        } else if (count > 0) {
            patches.push_back({offset, count});
            std::memcpy(bytes + offset, data + 4, count);
        }
        data += 4 + count;
        size -= 4 + count;
    }
    if (length < fileSize && ftruncate(file, off_t(length)) != 0)
        std::abort();

    Journal journal;
    if (journal.open(path)) {
        readEverything(journal);
        if (later && ftruncate(file, off_t(*later)) != 0)
            std::abort();
        // beyond its end this makes the file longer
        for (const auto &[patch, with] : latePatches) {
            if (pwrite(file, with, patch.size, off_t(patch.offset)) != ssize_t(patch.size))
                std::abort();
        }
        readEverything(journal);
        if (!journal.refresh() && (journal.errorString().isEmpty() || journal.problem().isEmpty()))
            std::abort();
        readEverything(journal);
    } else if (journal.errorString().isEmpty()) {
        std::abort(); // an error says what is wrong
    }

    // back to the base
    if (later || !latePatches.empty())
        length = 0; // anything may be different
    if (ftruncate(file, fileSize) != 0)
        std::abort();
    std::memcpy(bytes + length, base.data() + length, fileSize - length);
    for (const Patch &patch : patches)
        std::memcpy(bytes + patch.offset, base.data() + patch.offset, patch.size);
    return 0;
}

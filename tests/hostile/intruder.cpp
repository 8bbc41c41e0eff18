// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "hostile/intruder.h"

#include <cstring>

using namespace parallel::journal;

namespace hostile {

namespace {

constexpr quint32 words[] = {0, 1, 2, 3, 4, 64, 65535, 65536, 65537, 0x7fff'ffff, 0x8000'0000, 0xffff'ffff};

quint32 anyWord(QRandomGenerator &random)
{
    const auto i = std::size_t(random.bounded(int(std::size(words)) + 4));
    return i < std::size(words) ? words[i] : random.generate();
}

} // namespace

void writeControl(Intruder &journal, QRandomGenerator &random)
{
    for (int slot = 0; slot < 80; ++slot) {
        Control &control = journal.pool(slot).control;
        put(control.pause, anyWord(random));
        put(control.workers, anyWord(random));
        if (random.bounded(20) == 0)
            put(control.cancelAll, anyWord(random));
        put(control.reserved, anyWord(random));
    }
    for (int i = 0; i < 100; ++i)
        put(journal
                .record(qint64(recordsPerChunk) + random.bounded(int(journal.slotCount() - recordsPerChunk)))
                .control,
            quint8(random.generate()));
}

void writeAnywhere(Intruder &journal, QRandomGenerator &random)
{
    for (int i = 0; i < 2000; ++i) {
        const qint64 offset = random.bounded(journal.size() / 8) * 8;
        auto &word = *reinterpret_cast<quint64 *>(journal.bytes() + offset);
        put(word, random.bounded(2) ? random.generate64() : quint64(0) - random.bounded(3));
    }
}

void writeEverywhere(Intruder &journal, QRandomGenerator &random)
{
    constexpr int bytes[] = {0, 0xff, 0x01, 0x80};
    std::memset(journal.bytes(), bytes[random.bounded(4)], std::size_t(journal.size()));
}

void writeHeader(Intruder &journal, QRandomGenerator &random)
{
    put(journal.header().poolSlots, anyWord(random));
    put(journal.header().chunks, quint64(anyWord(random)));
    for (int slot = 0; slot < 80; ++slot) {
        put(journal.pool(slot).id, anyWord(random));
        put(journal.pool(slot).state, quint32(random.bounded(3)));
    }
}

void writeReferences(Intruder &journal, QRandomGenerator &random)
{
    for (int i = 0; i < 5000; ++i) {
        TaskRecord &record = journal.record(qint64(recordsPerChunk)
                                            + random.bounded(int(journal.slotCount() - recordsPerChunk)));
        put(record.arguments, random.generate());
        put(record.text, random.generate());
        put(record.name, random.generate());
        put(record.id, random.generate64());
        put(record.queued, random.generate64());
        put(record.started, random.generate64());
    }
}

} // namespace hostile

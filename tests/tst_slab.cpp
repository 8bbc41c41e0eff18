// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What SlabCutter hands out: memory that is apart, aligned, found again from the call, and
/// used again when all of a slab's calls have ended, by whatever thread.

#include "queue/pending.h"
#include "queue/slab.h"
#include "support/testprogram.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <thread>
#include <vector>

using namespace parallel::detail;

namespace {

constexpr std::size_t slabSize = 32 * 1024;

struct Piece
{
    CallMemory memory;
    std::size_t size;
    unsigned char mark;
};

bool isIntact(const Piece &piece)
{
    const auto *const bytes = static_cast<const unsigned char *>(piece.memory.address);
    return std::all_of(bytes, bytes + piece.size, [&](unsigned char byte) { return byte == piece.mark; });
}

} // namespace

class tst_Slab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesAreApart_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("pending");
        for (const int size : {1, 15, 16, 17, 64, 100, 1000, 4080, 4096, 4097, 40'000, 1'000'000}) {
            for (const bool pending : {false, true})
                QTest::addRow("%d bytes%s", size, pending ? ", with a head" : "") << size << pending;
        }
    }
    void piecesAreApart()
    {
        QFETCH(const int, size);
        QFETCH(const bool, pending);
        SlabCutter cutter;
        std::vector<Piece> pieces;
        for (int i = 0; i < 100; ++i) {
            const Piece piece{cutter.cut(std::size_t(size), pending), std::size_t(size),
                              static_cast<unsigned char>(i)};
            QCOMPARE(quintptr(piece.memory.address) % alignof(std::max_align_t), quintptr(0));
            std::memset(piece.memory.address, piece.mark, piece.size);
            if (pending) // its head lies in front, and nobody has the call
                QVERIFY(pendingHead(static_cast<Call *>(piece.memory.address)).claim()
                        == PendingHead::Claim::Mine);
            pieces.push_back(piece);
        }
        for (const Piece &piece : pieces) {
            QVERIFY(isIntact(piece));
            Slab *const slab = slabOf(piece.memory);
            QVERIFY(slab->size >= sizeof(Slab) + piece.size);
            QVERIFY(static_cast<char *>(piece.memory.address) + piece.size
                    <= reinterpret_cast<char *>(slab) + slab->size);
        }
        for (const Piece &piece : pieces)
            endInSlab(slabOf(piece.memory), 1);
    }

    void aSlabIsUsedAgain_data()
    {
        QTest::addColumn<int>("order");
        QTest::newRow("ended in order") << 0;
        QTest::newRow("ended in reverse order") << 1;
        QTest::newRow("ended at once") << 2;
    }
    void aSlabIsUsedAgain()
    {
#ifdef __SANITIZE_ADDRESS__
        const bool isShared = false; // each call has memory of its own then
#else
        const bool isShared = true;
#endif
        QFETCH(const int, order);
        constexpr std::size_t size = 256;
        SlabCutter cutter;
        // The free slabs lie on a stack, so that the one given back last comes first.
        std::vector<CallMemory> cut;
        Slab *const first = slabOf(cut.emplace_back(cutter.cut(size, false)));
        for (;;) {
            const CallMemory next = cutter.cut(size, false);
            if (slabOf(next) != first) {
                endInSlab(slabOf(next), 1); // but its cutter has it still
                break;
            }
            cut.push_back(next);
        }
        QCOMPARE(cut.size() > 1, isShared);
        if (!isShared) {
            endInSlab(first, 1);
            return;
        }
        QVERIFY(cut.size() * size > slabSize * 9 / 10);
        if (order == 1)
            std::reverse(cut.begin(), cut.end());
        if (order == 2) {
            endInSlab(first, qint64(cut.size()));
        } else {
            for (const CallMemory &memory : cut)
                endInSlab(first, slabOf(memory) == first ? 1 : 0);
        }
        SlabCutter other;
        const CallMemory again = other.cut(size, false);
        QCOMPARE(static_cast<void *>(slabOf(again)), static_cast<void *>(first));
        endInSlab(first, 1);
    }

    void aSlabOutlivesItsCutter()
    {
        std::vector<Piece> pieces;
        {
            SlabCutter cutter;
            for (int i = 0; i < 10; ++i) {
                pieces.push_back({cutter.cut(500, false), 500, static_cast<unsigned char>(i)});
                std::memset(pieces.back().memory.address, i, 500);
            }
        }
        SlabCutter next; // gets another slab
        const CallMemory other = next.cut(500, false);
        std::memset(other.address, 0xff, 500);
        for (const Piece &piece : pieces)
            QVERIFY(isIntact(piece));
        for (const Piece &piece : pieces)
            endInSlab(slabOf(piece.memory), 1);
        endInSlab(slabOf(other), 1);
    }

    /// One that is for a single call, and that another thread has ended.
    void aSingleIsUsedAgain()
    {
        SlabCutter cutter;
        const CallMemory memory = cutter.cutAlone(200, 48);
        QCOMPARE(memory.offset % alignof(std::max_align_t), std::size_t(0));
        QVERIFY(memory.offset >= sizeof(Slab) + 48);
        Slab *const slab = slabOf(memory);
        std::thread([=] { endInSlab(slab, 1); }).join();
        const CallMemory again = cutter.cutAlone(200, 48);
#ifndef __SANITIZE_ADDRESS__ // which finds uses of what has ended
        QCOMPARE(again.address, memory.address);
#endif
        const CallMemory larger = cutter.cutAlone(300, 48);
        QVERIFY(slabOf(larger)->size >= larger.offset + 300);
        endInSlab(slabOf(again), 1);
        endInSlab(slabOf(larger), 1);
    }

    /// One thread cuts, others end what they were given.
    void endedByOthers_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<bool>("alone");
        for (const int threads : {1, 2, 8, 64}) {
            QTest::addRow("%d threads", threads) << threads << false;
            QTest::addRow("%d threads, each alone", threads) << threads << true;
        }
    }
    void endedByOthers()
    {
        QFETCH(const int, threads);
        QFETCH(const bool, alone);
        constexpr int count = 20'000;
        std::vector<std::atomic<char *>> handed{std::size_t(threads)}; // a place for each; nullptr: free
        std::atomic<bool> over{false};
        std::atomic<int> broken{0};
        {
            std::vector<std::jthread> ending;
            for (std::size_t t = 0; t < std::size_t(threads); ++t) {
                ending.emplace_back([&, t] {
                    for (;;) {
                        const bool last = over;
                        char *const address = handed[t].exchange(nullptr);
                        if (!address) {
                            if (last)
                                return;
                            std::this_thread::yield();
                            continue;
                        }
                        // What it was given is in it, as nobody else has it.
                        broken += *reinterpret_cast<quint64 *>(address) != quint64(quintptr(address));
                        endInSlab(slabOf(CallMemory{address, *reinterpret_cast<quint32 *>(address + 8)}), 1);
                    }
                });
            }
            SlabCutter cutter;
            for (int i = 0; i < count; ++i) {
                const std::size_t size = 16 + std::size_t(i) % 200;
                const CallMemory memory = alone ? cutter.cutAlone(size, 48) : cutter.cut(size, false);
                auto *const address = static_cast<char *>(memory.address);
                *reinterpret_cast<quint64 *>(address) = quint64(quintptr(address));
                *reinterpret_cast<quint32 *>(address + 8) = memory.offset;
                char *free = nullptr;
                while (!handed[std::size_t(i % threads)].compare_exchange_weak(free, address)) {
                    free = nullptr;
                    std::this_thread::yield();
                }
            }
            over = true;
        }
        QCOMPARE(broken.load(), 0);
    }
};

PARALLEL_TEST_APPLESS_MAIN(tst_Slab)
#include "tst_slab.moc"

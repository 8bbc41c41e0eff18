// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "numbersort.h"
#include "textmatch.h"

#include <QtCore/qbytearrayview.h>

#include <array>
#include <cstring>
#include <mutex>
#include <span>

namespace monitor {

/// Sorts slots by texts, without regard to the case of ASCII letters.
///
/// Comparing ten million texts pair by pair would take half a minute. Instead, as
/// many of their bytes as it takes to tell them apart are packed into 32 bits, with
/// no more room for each byte than the values found at its place need (nine decimal
/// digits fit, and what all have in common takes nothing), and numbers are sorted.
/// What is still equal is sorted by the bytes that follow.
template<typename TextOf>
class TextSorter
{
public:
    /// \a textOf(slot) may be called from any thread.
    TextSorter(TextOf textOf, bool descending, Work &work)
        : m_textOf(std::move(textOf)), m_descending(descending), m_work(work)
    {
    }

    void sort(std::span<Keyed> range) { sort(range, 0, workThreads()); }

private:
    static constexpr int width = 32;       // bytes looked at in one pass
    static constexpr qsizetype limit = 1024; // bytes that count at all
    static constexpr std::size_t small = 24;

    /// The bytes of a text that are compared next, with the case folded; 0: it has ended.
    struct Window
    {
        std::array<quint8, width> at{};

        Window(QByteArrayView text, qsizetype depth)
        {
            const qsizetype size = std::clamp<qsizetype>(text.size() - depth, 0, width);
            if (size > 0)
                std::memcpy(at.data(), text.data() + depth, std::size_t(size));
            for (int i = 0; i < width; ++i) { // in vector registers
                const quint8 c = at[std::size_t(i)];
                const quint8 small_ = quint8(c + (quint8(c - 'A') < 26 ? 'a' - 'A' : 0));
                at[std::size_t(i)] = i < size ? quint8(std::min<quint8>(small_, 0xfe) + 1) : quint8(0);
            }
        }
    };

    struct Extent
    {
        std::array<quint8, width> min;
        std::array<quint8, width> max{};
        bool isLonger = false;

        Extent() { min.fill(0xff); }
        void add(const std::array<quint8, width> &low, const std::array<quint8, width> &high)
        {
            for (std::size_t i = 0; i < width; ++i) {
                min[i] = std::min(min[i], low[i]);
                max[i] = std::max(max[i], high[i]);
            }
        }
    };

    template<typename Step>
    void blocks(std::span<Keyed> range, int threads, Step &&step)
    {
        constexpr std::size_t block = 1 << 16;
        if (threads < 2 || range.size() <= block) {
            step(range);
            return;
        }
        spread(quint32((range.size() + block - 1) / block), m_work,
               [&](quint32 i) { step(range.subspan(i * block, std::min(block, range.size() - i * block))); });
    }

    void sort(std::span<Keyed> range, qsizetype depth, int threads)
    {
        if (range.size() < 2 || depth >= limit || m_work.isCancelled())
            return;
        if (range.size() <= small)
            return sortSmall(range, depth);

        Extent all;
        std::mutex mutex;
        blocks(range, threads, [&](std::span<Keyed> part) {
            Extent here;
            for (const Keyed &each : part) {
                const QByteArrayView text = m_textOf(slotOf(each));
                const Window window(text, depth);
                here.add(window.at, window.at);
                here.isLonger |= text.size() > depth + width;
            }
            const std::lock_guard lock(mutex);
            all.add(here.min, here.max);
            all.isLonger |= here.isLonger;
        });

        // the places that differ, and how many values each may have
        struct Place
        {
            std::size_t at;
            quint64 values;
        };
        std::vector<Place> places;
        quint64 room = 1;
        std::size_t used = 0;
        for (; used < width; ++used) {
            const quint64 values = quint64(all.max[used] - all.min[used]) + 1;
            if (room * values > quint64(1) << 32)
                break;
            room *= values;
            if (values > 1)
                places.push_back({used, values});
        }
        if (!places.empty()) {
            blocks(range, threads, [&](std::span<Keyed> part) {
                for (Keyed &each : part) {
                    const Window window(m_textOf(slotOf(each)), depth);
                    quint64 key = 0;
                    for (const Place place : places) {
                        // a text that changes meanwhile must not break the rest
                        const quint8 value =
                            std::clamp(window.at[place.at], all.min[place.at], all.max[place.at]);
                        key = key * place.values + quint64(value - all.min[place.at]);
                    }
                    each = keyed(m_descending ? room - 1 - key : key, slotOf(each));
                }
            });
            if (!sortNumbers(range, m_work, threads))
                return;
        } else {
            for (Keyed &each : range)
                each = slotOf(each);
        }
        const bool allEnded = used == width ? !all.isLonger : all.max[used] == 0;
        if (!allEnded)
            sortEqual(range, depth + qsizetype(used), threads);
    }

    /// Sorts those that have the same key by what follows.
    void sortEqual(std::span<Keyed> range, qsizetype depth, int threads)
    {
        std::vector<std::span<Keyed>> runs;
        for (std::size_t begin = 0; begin < range.size();) {
            std::size_t end = begin + 1;
            while (end < range.size() && keyOf(range[end]) == keyOf(range[begin]))
                ++end;
            const auto run = range.subspan(begin, end - begin);
            if (run.size() > range.size() / 4)
                sort(run, depth, threads);
            else if (run.size() > 1 && threads < 2)
                sort(run, depth, 1);
            else if (run.size() > 1)
                runs.push_back(run);
            begin = end;
            if (runs.size() == 4096 || (end >= range.size() && !runs.empty())) {
                spread(quint32(runs.size()), m_work, [&](quint32 i) { sort(runs[i], depth, 1); });
                runs.clear();
            }
        }
    }

    void sortSmall(std::span<Keyed> range, qsizetype depth)
    {
        std::array<std::pair<QByteArrayView, quint32>, small> texts;
        for (std::size_t i = 0; i < range.size(); ++i) {
            const quint32 slot = slotOf(range[i]);
            const QByteArrayView text = m_textOf(slot);
            texts[i] = {text.sliced(std::min(depth, text.size())), slot};
        }
        // insertion: unlike std::sort it bears texts that change meanwhile
        for (std::size_t i = 1; i < range.size(); ++i) {
            for (std::size_t k = i; k > 0 && isBefore(texts[k], texts[k - 1]); --k)
                std::swap(texts[k], texts[k - 1]);
        }
        for (std::size_t i = 0; i < range.size(); ++i)
            range[i] = keyed(keyOf(range[i]), texts[i].second);
    }

    bool isBefore(const std::pair<QByteArrayView, quint32> &a,
                  const std::pair<QByteArrayView, quint32> &b) const
    {
        const qsizetype size = std::min(limit, std::max(a.first.size(), b.first.size()));
        for (qsizetype depth = 0; depth < size; depth += width) {
            const Window left(a.first, depth);
            const Window right(b.first, depth);
            if (left.at != right.at)
                return m_descending ? left.at > right.at : left.at < right.at;
        }
        return a.second < b.second;
    }

    const TextOf m_textOf;
    const bool m_descending;
    Work &m_work;
};

} // namespace monitor

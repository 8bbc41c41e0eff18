// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "numbersort.h"
#include "textmatch.h"

#include <QtCore/qbytearrayview.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <mutex>
#include <span>

namespace monitor {

/// Sorts slots by texts, without regard to the case of ASCII letters.
///
/// Comparing ten million texts pair by pair would take half a minute. Instead, as
/// many of their bytes as it takes to tell them apart are packed into 32 bits, with
/// no more room for each byte than for the different values found at its place (nine
/// decimal digits fit, and what all have in common takes nothing), and numbers are
/// sorted. What is still equal is sorted by the bytes that follow.
template<typename TextsOf>
class TextSorter
{
public:
    /// \a textsOf(slots, texts) puts the text of each slot into \a texts; it may be
    /// called from any thread. A few at a time, so that the processor can wait for
    /// the memory of all of them at once.
    TextSorter(TextsOf textsOf, bool descending, Work &work)
        : m_textsOf(std::move(textsOf)), m_descending(descending), m_work(work)
    {
    }

    void sort(std::span<Keyed> range) { sort(range, 0, workThreads()); }

private:
    static constexpr int width = 32;       // bytes looked at in one pass
    static constexpr qsizetype limit = 1024; // bytes that count at all
    static constexpr std::size_t small = 24;
    static constexpr std::size_t batch = 32;

    /// The bytes of a text that are compared next, with the case folded; 0: it has ended.
    struct Window
    {
        std::array<quint8, width> at{};

        Window(QByteArrayView text, qsizetype depth)
        {
            const qsizetype size = std::clamp<qsizetype>(text.size() - depth, 0, width);
            if (size == width)
                std::memcpy(at.data(), text.data() + depth, width);
            else if (size > 0)
                std::memcpy(at.data(), text.data() + depth, std::size_t(size));
            // without a branch, so that it happens in vector registers
            const quint8 *const isText = mask.data() + width - size;
            for (std::size_t i = 0; i < width; ++i) {
                const quint8 c = at[i];
                const quint8 folded = c | (quint8(c - 'A') < 26 ? 0x20 : 0);
                at[i] = quint8((folded < 0xff ? folded + 1 : 0xff) & isText[i]);
            }
        }

        static constexpr std::array<quint8, 2 *width> mask = [] {
            std::array<quint8, 2 * width> bytes{};
            std::fill_n(bytes.begin(), width, quint8(0xff));
            return bytes;
        }();
    };

    /// Which values there are at each place of a window.
    struct Values
    {
        std::array<std::array<quint8, 256>, width> seen{};
        bool isLonger = false;

        void add(const Window &window, std::size_t places)
        {
            for (std::size_t i = 0; i < places; ++i)
                seen[i][window.at[i]] = 1;
        }
        void add(const Values &other)
        {
            for (std::size_t i = 0; i < width; ++i) {
                for (std::size_t value = 0; value < 256; ++value)
                    seen[i][value] |= other.seen[i][value];
            }
            isLonger |= other.isLonger;
        }
        std::size_t count(std::size_t place) const
        {
            return std::size_t(std::count(seen[place].begin(), seen[place].end(), 1));
        }
    };

    /// A place of the window where texts differ, and the rank of each value there.
    struct Place
    {
        std::size_t at;
        quint64 values;
        std::array<quint8, 256> rank;
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

    /// Calls \a step(Keyed &, text) for each of them.
    template<typename Step>
    void eachText(std::span<Keyed> range, Step &&step)
    {
        std::array<QByteArrayView, batch> texts;
        for (std::size_t begin = 0; begin < range.size(); begin += batch) {
            const auto part = range.subspan(begin, std::min(batch, range.size() - begin));
            m_textsOf(part, std::span(texts).first(part.size()));
            for (std::size_t i = 0; i < part.size(); ++i)
                step(part[i], texts[i]);
        }
    }

    void sort(std::span<Keyed> range, qsizetype depth, int threads)
    {
        if (range.size() < 2 || depth >= limit || m_work.isCancelled())
            return;
        if (range.size() <= small)
            return sortSmall(range, depth);

        const std::size_t looked = worthLooking(range, depth);
        const auto all = std::make_unique<Values>();
        std::mutex mutex;
        blocks(range, threads, [&](std::span<Keyed> part) {
            const auto here = std::make_unique<Values>();
            eachText(part, [&](Keyed &, QByteArrayView text) {
                here->add(Window(text, depth), looked);
                here->isLonger |= text.size() > depth + width;
            });
            const std::lock_guard lock(mutex);
            all->add(*here);
        });

        std::vector<Place> places;
        quint64 room = 1;
        std::size_t used = 0;
        bool allEnded = false;
        for (; used < looked; ++used) {
            const quint64 values = all->count(used);
            if (room * values > quint64(1) << 32)
                break;
            room *= values;
            allEnded = values == 1 && all->seen[used][0];
            if (allEnded)
                break;
            if (values > 1)
                places.push_back(place(used, *all));
        }
        if (!places.empty()) {
            blocks(range, threads, [&](std::span<Keyed> part) {
                eachText(part, [&](Keyed &each, QByteArrayView text) {
                    const Window window(text, depth);
                    quint64 key = 0;
                    for (const Place &place : places)
                        key = key * place.values + place.rank[window.at[place.at]];
                    each = keyed(m_descending ? room - 1 - key : key, slotOf(each));
                });
            });
            if (!sortNumbers(range, m_work, threads))
                return;
        } else {
            for (Keyed &each : range)
                each = slotOf(each);
        }
        allEnded |= used == width && !all->isLonger;
        if (!allEnded)
            sortEqual(range, depth + qsizetype(used), threads);
    }

    /// How many places of the window will fit into a key, as far as a few texts tell.
    std::size_t worthLooking(std::span<Keyed> range, qsizetype depth)
    {
        constexpr std::size_t samples = 512;
        if (range.size() <= 4 * samples)
            return width;
        std::vector<Keyed> some;
        for (std::size_t i = 0; i < samples; ++i)
            some.push_back(range[i * (range.size() / samples)]);
        const auto values = std::make_unique<Values>();
        eachText(some, [&](Keyed &, QByteArrayView text) { values->add(Window(text, depth), width); });
        quint64 room = 1;
        std::size_t places = 0;
        while (places < width && room <= quint64(1) << 32)
            room *= values->count(places++);
        return places;
    }

    static Place place(std::size_t at, const Values &values)
    {
        Place found{at, values.count(at), {}};
        quint8 rank = 0;
        for (std::size_t value = 0; value < 256; ++value) {
            // of a value that was not seen (the text has changed meanwhile), any will do
            found.rank[value] = std::min<quint8>(rank, quint8(found.values - 1));
            rank = quint8(rank + values.seen[at][value]);
        }
        return found;
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
        std::size_t count = 0;
        eachText(range, [&](Keyed &each, QByteArrayView text) {
            texts[count++] = {text.sliced(std::min(depth, text.size())), slotOf(each)};
        });
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

    const TextsOf m_textsOf;
    const bool m_descending;
    Work &m_work;
};

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "spread.h"
#include "textmatch.h"

#include <QtCore/qbytearrayview.h>

#include <array>
#include <functional>
#include <mutex>
#include <span>

namespace monitor {

/// A slot, and above it 32 bits of what to sort it by: sorting these numbers sorts
/// the slots, with equal ones in their order.
using Keyed = quint64;
inline quint32 slotOf(Keyed keyed) { return quint32(keyed); }
inline quint32 keyOf(Keyed keyed) { return quint32(keyed >> 32); }
inline Keyed keyed(quint64 key, quint32 slot) { return key << 32 | slot; }

/// Sorts numbers in several threads; false: it was cancelled.
template<typename T>
bool sortNumbers(std::span<T> numbers, Work &work, int threads = workThreads())
{
    struct Cancelled {};
    const auto less = [&work](const T &a, const T &b) {
        if (work.isCancelled())
            throw Cancelled();
        return a < b;
    };
    try {
        if (threads < 2 || numbers.size() < 10000) {
            std::sort(numbers.begin(), numbers.end(), less);
            return true;
        }
        const std::size_t half = numbers.size() / 2;
        std::nth_element(numbers.begin(), numbers.begin() + qptrdiff(half), numbers.end(), less);
        const std::jthread other([&] { sortNumbers(numbers.first(half), work, threads / 2); });
        sortNumbers(numbers.subspan(half), work, threads - threads / 2);
    } catch (const Cancelled &) {
    }
    return !work.isCancelled();
}

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

    /// 0: the text has ended.
    static quint32 valueAt(QByteArrayView text, qsizetype at)
    {
        return at < text.size() ? folded(text[at]) + 1u : 0u;
    }

    struct Spread
    {
        std::array<quint32, width> min;
        std::array<quint32, width> max{};
        bool isLonger = false;
        Spread() { min.fill(~0u); }
    };

    template<typename Step>
    void blocks(std::span<Keyed> range, int threads, Step &&step)
    {
        constexpr std::size_t block = 1 << 16;
        if (threads < 2 || range.size() <= block) {
            step(range);
            return;
        }
        spread(quint32((range.size() + block - 1) / block), m_work, [&](quint32 i) {
            step(range.subspan(i * block, std::min(block, range.size() - i * block)));
        });
    }

    void sort(std::span<Keyed> range, qsizetype depth, int threads)
    {
        if (range.size() < 2 || depth >= limit || m_work.isCancelled())
            return;
        if (range.size() <= small)
            return sortSmall(range, depth);

        Spread all;
        std::mutex mutex;
        blocks(range, threads, [&](std::span<Keyed> part) {
            Spread here;
            for (const Keyed &each : part) {
                const QByteArrayView text = m_textOf(slotOf(each));
                for (int i = 0; i < width; ++i) {
                    const quint32 value = valueAt(text, depth + i);
                    here.min[std::size_t(i)] = std::min(here.min[std::size_t(i)], value);
                    here.max[std::size_t(i)] = std::max(here.max[std::size_t(i)], value);
                    if (value == 0 && here.min[std::size_t(i)] == 0 && i + 1 < width) {
                        // nothing but ends follow
                        for (int rest = i + 1; rest < width; ++rest)
                            here.min[std::size_t(rest)] = 0;
                        break;
                    }
                }
                here.isLonger |= text.size() > depth + width;
            }
            const std::lock_guard lock(mutex);
            for (std::size_t i = 0; i < width; ++i) {
                all.min[i] = std::min(all.min[i], here.min[i]);
                all.max[i] = std::max(all.max[i], here.max[i]);
            }
            all.isLonger |= here.isLonger;
        });

        int used = 0;
        quint64 room = 1;
        std::array<quint64, width> factors{};
        for (; used < width; ++used) {
            const std::size_t i = std::size_t(used);
            const quint64 values = std::max(all.max[i], all.min[i]) - all.min[i] + 1;
            if (room * values > quint64(1) << 32)
                break;
            room *= values;
            factors[i] = values;
        }
        blocks(range, threads, [&](std::span<Keyed> part) {
            for (Keyed &each : part) {
                const QByteArrayView text = m_textOf(slotOf(each));
                quint64 key = 0;
                for (int i = 0; i < used; ++i) {
                    // a text that changes meanwhile must not break the rest
                    const quint32 value = std::clamp(valueAt(text, depth + i), all.min[std::size_t(i)],
                                                     std::max(all.max[std::size_t(i)], all.min[std::size_t(i)]));
                    key = key * factors[std::size_t(i)] + (value - all.min[std::size_t(i)]);
                }
                each = keyed(m_descending ? room - 1 - key : key, slotOf(each));
            }
        });
        if (!sortNumbers(range, m_work, threads))
            return;
        const bool allEnded = !all.isLonger && used == width;
        const bool restEnded = used < width && all.max[std::size_t(used)] == 0;
        if (!allEnded && !restEnded)
            sortEqual(range, depth + used, threads);
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

    bool isBefore(const std::pair<QByteArrayView, quint32> &a, const std::pair<QByteArrayView, quint32> &b) const
    {
        const qsizetype size = std::min<qsizetype>({limit, std::max(a.first.size(), b.first.size())});
        for (qsizetype i = 0; i < size; ++i) {
            const quint32 left = valueAt(a.first, i);
            const quint32 right = valueAt(b.first, i);
            if (left != right)
                return m_descending ? left > right : left < right;
        }
        return a.second < b.second;
    }

    const TextOf m_textOf;
    const bool m_descending;
    Work &m_work;
};

} // namespace monitor

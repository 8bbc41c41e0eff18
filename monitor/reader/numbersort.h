// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "spread.h"

#include <array>
#include <bit>
#include <span>
#include <utility>

namespace monitor {

/// A slot, and above it 32 bits of what to sort it by: sorting these numbers sorts
/// the slots, with equal ones in their order.
using Keyed = quint64;
inline quint32 slotOf(Keyed keyed)
{
    return quint32(keyed);
}
inline quint32 keyOf(Keyed keyed)
{
    return quint32(keyed >> 32);
}
inline Keyed keyed(quint64 key, quint32 slot)
{
    return key << 32 | slot;
}

/// Sorts whole numbers, in place and in several threads: parts them by the highest
/// eight bits that differ, and so on until few are left. False: it was cancelled.
template<typename T>
bool sortNumbers(std::span<T> numbers, Work &work, int threads = workThreads())
{
    constexpr std::size_t few = 4096;
    if (work.isCancelled())
        return false;
    if (numbers.size() <= few) {
        std::sort(numbers.begin(), numbers.end());
        return true;
    }
    const T first = numbers[0];
    T differing = 0;
    for (const T number : numbers)
        differing |= number ^ first;
    if (differing == 0)
        return true;
    const int shift = std::max(0, int(std::bit_width(differing)) - 8);
    const auto bucketOf = [shift](T number) { return std::size_t(number >> shift) & 0xff; };

    std::array<std::size_t, 257> ends{};
    for (const T number : numbers)
        ++ends[bucketOf(number) + 1];
    for (std::size_t bucket = 1; bucket <= 256; ++bucket)
        ends[bucket] += ends[bucket - 1];
    const std::array<std::size_t, 257> bounds = ends;
    // ends[b]: where the next number of bucket b goes
    for (std::size_t bucket = 0; bucket < 256; ++bucket) {
        while (ends[bucket] < bounds[bucket + 1]) {
            T number = numbers[ends[bucket]];
            for (std::size_t to = bucketOf(number); to != bucket; to = bucketOf(number))
                std::swap(number, numbers[ends[to]++]);
            numbers[ends[bucket]++] = number;
        }
    }
    if (shift == 0)
        return true;
    const auto sortBucket = [&](quint32 bucket) {
        sortNumbers(numbers.subspan(bounds[bucket], bounds[bucket + 1] - bounds[bucket]), work, 1);
    };
    if (threads < 2) {
        for (quint32 bucket = 0; bucket < 256; ++bucket)
            sortBucket(bucket);
    } else {
        spread(256, work, sortBucket);
    }
    return !work.isCancelled();
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#include <array>
#include <vector>

namespace monitor {

/// Levels of detail of the timeline: how busy each lane was, with what, in each
/// slice of time. A million tasks become as many numbers as there are pixels.
///
/// Slices are 2^shift() nanoseconds on the finest level and `step` times as long
/// on each further one. When they become too many, each two become one.
/// Not thread-safe.
class Density
{
public:
    struct Cell
    {
        float busy = 0;     ///< Nanoseconds of the slice in which a task ran.
        quint8 name = 0;    ///< NameTable's number of the longest of them …
        quint8 state = 0;   ///< … and its state (0: none).
        quint8 longest = 0; ///< … and about how long: 8 · log2(ns)
        quint8 states = 0;  ///< Bit n: a task of state n ended here.
    };

    static constexpr int levels = 5;
    static constexpr int step = 8;
    static constexpr std::size_t maxCells = std::size_t(1) << 21;

    /// So many lanes and so long a time are to come: slices are made as coarse as these need, once and not
    /// again and again on the way. Before the first add().
    void expect(int lanes, qint64 end);
    /// Where a task ran, in nanoseconds.
    void add(int lane, qint64 begin, qint64 end, int name, int state);

    int laneCount() const { return int(m_lanes.size()); }
    int shift() const { return m_shift; }
    /// The slices of one lane, from time 0; those missing at the end are empty.
    const std::vector<Cell> &cells(int lane, int level) const { return m_lanes[lane][level]; }
    static int shiftOf(int level) { return 3 * level; }

    static void merge(Cell &into, const Cell &other);

private:
    void makeRoom(int lane, qint64 end);
    void halve();

    std::vector<std::array<std::vector<Cell>, levels>> m_lanes;
    int m_shift = 12;
    qint64 m_end = 0;
};

} // namespace monitor

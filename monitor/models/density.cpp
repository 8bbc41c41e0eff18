// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/density.h"

#include <QtCore/qmath.h>

#include <algorithm>
#include <bit>

namespace monitor {

namespace {

/// What a damaged journal says must not become an endless loop: 30 years are enough.
constexpr qint64 latest = qint64(1) << 60;

/// 8 · log2, near enough: what it is compared with went the same way.
quint8 logarithm(qint64 duration)
{
    const auto d = quint64(std::max<qint64>(duration, 1));
    const int bits = std::bit_width(d) - 1;
    const int fraction = bits >= 3 ? int(d >> (bits - 3)) & 7 : int(d << (3 - bits)) & 7;
    return quint8(std::min(255, 1 + bits * 8 + fraction));
}

} // namespace

void Density::merge(Cell &into, const Cell &other)
{
    into.busy += other.busy;
    into.states |= other.states;
    if (other.longest > into.longest) {
        into.longest = other.longest;
        into.name = other.name;
        into.state = other.state;
    }
}

void Density::halve()
{
    ++m_shift;
    for (auto &lane : m_lanes) {
        for (auto &cells : lane) {
            const std::size_t half = (cells.size() + 1) / 2;
            for (std::size_t i = 0; i < half; ++i) {
                Cell cell = cells[2 * i];
                if (2 * i + 1 < cells.size())
                    merge(cell, cells[2 * i + 1]);
                cells[i] = cell;
            }
            cells.resize(half);
        }
    }
}

void Density::expect(int lanes, qint64 end)
{
    m_end = std::clamp<qint64>(end, 0, latest);
    const std::size_t cellsEach = maxCells / std::size_t(std::max(lanes, 1));
    while (std::size_t(m_end >> m_shift) + 1 > cellsEach && m_shift < 48)
        ++m_shift;
}

void Density::makeRoom(int lane, qint64 end)
{
    if (lane >= laneCount())
        m_lanes.resize(std::size_t(lane) + 1);
    m_end = std::max(m_end, end);
    while (m_lanes.size() * std::size_t((m_end >> m_shift) + 1) > maxCells && m_shift < 48)
        halve();
    for (int level = 0; level < levels; ++level) {
        auto &cells = m_lanes[std::size_t(lane)][std::size_t(level)];
        const int shift = m_shift + shiftOf(level);
        const auto needed = std::size_t(end >> shift) + 1;
        if (cells.size() < needed) {
            if (cells.capacity() < needed)
                cells.reserve(std::max(needed + needed / 4, std::size_t(m_end >> shift) + 1));
            cells.resize(needed);
        }
    }
}

void Density::add(int lane, qint64 begin, qint64 end, int name, int state)
{
    begin = std::clamp<qint64>(begin, 0, latest);
    end = std::clamp<qint64>(end, begin, latest);
    makeRoom(lane, end);

    Cell cell;
    cell.name = quint8(name);
    cell.state = quint8(state);
    cell.longest = logarithm(end - begin);
    for (int level = 0; level < levels; ++level) {
        const int shift = m_shift + shiftOf(level);
        auto &cells = m_lanes[std::size_t(lane)][std::size_t(level)];
        const qint64 last = end >> shift;
        for (qint64 i = begin >> shift; i <= last; ++i) {
            const qint64 from = std::max(begin, i << shift);
            const qint64 to = std::min(end, (i + 1) << shift);
            cell.busy = float(std::max<qint64>(to - from, 1));
            cell.states = i == last ? quint8(1u << state) : 0;
            merge(cells[std::size_t(i)], cell);
        }
    }
}

} // namespace monitor

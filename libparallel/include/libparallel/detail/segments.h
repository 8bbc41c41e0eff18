// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// A list that grows while it is read. Not part of the public API.

#pragma once

#include <QtCore/qglobal.h>

#include <array>
#include <bit>
#include <memory>
#include <utility>

namespace parallel::detail {

/// A list in which nothing ever moves. One thread appends; meanwhile any thread may use those
/// elements of which that thread has told it that they are there.
template<typename T>
class Segments
{
public:
    using value_type = T;

    Segments() = default;
    ~Segments() { clear(); }
    Segments(const Segments &) = delete;
    Segments &operator=(const Segments &) = delete;

    template<typename... Args>
    T &append(Args &&...args)
    {
        const Place place = placeOf(m_size);
        T *&segment = m_segments[place.segment];
        if (!segment)
            segment = std::allocator<T>().allocate(sizeOf(place.segment));
        T *const made = std::construct_at(segment + place.offset, std::forward<Args>(args)...);
        ++m_size;
        return *made;
    }

    T &operator[](std::size_t index) noexcept { return *at(index); }
    const T &operator[](std::size_t index) const noexcept { return *at(index); }

    // By the thread that appends, or after it.

    std::size_t size() const noexcept { return m_size; }
    void clear() noexcept
    {
        for (; m_size > 0; --m_size)
            std::destroy_at(at(m_size - 1));
        for (std::size_t i = 0; i < m_segments.size(); ++i) {
            if (T *const segment = std::exchange(m_segments[i], nullptr))
                std::allocator<T>().deallocate(segment, sizeOf(i));
        }
    }

private:
    struct Place
    {
        std::size_t segment;
        std::size_t offset;
    };
    static constexpr std::size_t first = 32; // each segment is twice as large as the one before

    static constexpr std::size_t sizeOf(std::size_t segment) noexcept { return first << segment; }
    static constexpr Place placeOf(std::size_t index) noexcept
    {
        const auto segment = std::size_t(std::bit_width(index / first + 1) - 1);
        return {segment, index - (sizeOf(segment) - first)};
    }
    T *at(std::size_t index) const noexcept
    {
        const Place place = placeOf(index);
        return m_segments[place.segment] + place.offset;
    }

    std::array<T *, 40> m_segments{};
    std::size_t m_size = 0;
};

} // namespace parallel::detail

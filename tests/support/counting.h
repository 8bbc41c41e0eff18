// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/numbers.h"

#include <cstddef>
#include <iterator>

/// A range that is read once, counts what was taken out of it, and may never end.
class Counting
{
public:
    explicit Counting(int end) : m_end(end) {}

    class iterator
    {
    public:
        using iterator_concept = std::input_iterator_tag;
        using value_type = int;
        using difference_type = std::ptrdiff_t;
        explicit iterator(Counting *of) : m_of(of) {}
        iterator(iterator &&) = default;
        iterator &operator=(iterator &&) = default;
        int operator*() const
        {
            ++m_of->taken;
            return m_of->m_at;
        }
        iterator &operator++()
        {
            ++m_of->m_at;
            return *this;
        }
        void operator++(int) { ++*this; }
        friend bool operator==(const iterator &it, std::default_sentinel_t) { return it.isAtEnd(); }

    private:
        bool isAtEnd() const { return m_of->m_at == m_of->m_end; }
        Counting *m_of;
    };
    iterator begin() { return iterator(this); }
    std::default_sentinel_t end() const { return {}; }

    int taken = 0;

private:
    friend class iterator;
    const int m_end;
    int m_at = 0;
};
inline constexpr int endless = -1;

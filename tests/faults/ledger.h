// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "faults/inject.h"

#include <array>
#include <atomic>
#include <cstring>
#include <exception>

namespace faults {

/// Every call that the scenario makes, and what became of it. Asks for no memory.
class Ledger
{
public:
    /// Makes one call by \a make, which is given the call's number. Notes whether
    /// that threw; then the call must never run.
    template<typename Make>
    void call(Make &&make)
    {
        const int number = m_next.fetch_add(1);
        Entry &entry = m_entries[std::size_t(number)];
        entry.runs = 0;
        entry.fate = Accepted;
        try {
            make(number);
        } catch (...) {
            entry.fate = Refused;
            noteReason(std::current_exception());
            throw;
        }
    }

    /// The next \a n calls in a row, for the elements of a map. Returns the first number.
    int callMany(int n)
    {
        const int first = m_next.fetch_add(n);
        for (int i = first; i < first + n; ++i) {
            m_entries[std::size_t(i)].runs = 0;
            m_entries[std::size_t(i)].fate = Accepted;
        }
        return first;
    }

    /// The call of this number runs.
    void ran(int number) { ++m_entries[std::size_t(number)].runs; }

    /// Somebody was told of a failure. An exception without a reason is wrong.
    void noteReason(const std::exception_ptr &thrown)
    {
        try {
            std::rethrow_exception(thrown);
        } catch (const std::exception &e) {
            if (e.what()[0] == '\0')
                wrong("an exception without a reason");
        } catch (...) {
            wrong("an exception of no known type");
        }
    }

    int next() const { return m_next; }
    void clear()
    {
        m_next = 0;
        m_lost = 0;
        m_twice = 0;
        m_wrong = nullptr;
    }

    /// Calls from \a first on: none ran twice, none that was refused ran, and, unless
    /// a failure was \a told, each has run.
    void check(int first, bool told)
    {
        for (int i = first; i < m_next; ++i) {
            const Entry &entry = m_entries[std::size_t(i)];
            if (entry.runs > 1) {
                ++m_twice;
                wrong("a call ran twice");
            }
            if (entry.fate == Refused && entry.runs > 0)
                wrong("a call ran although it threw");
            if (entry.fate == Accepted && entry.runs == 0 && !told) {
                ++m_lost;
                wrong("a call did not run, and nobody was told");
            }
        }
    }

    /// Keeps the first that was wrong; texts without an end.
    void wrong(const char *what)
    {
        const char *none = nullptr;
        m_wrong.compare_exchange_strong(none, what);
    }
    const char *whatWasWrong() const { return m_wrong; }
    int lost() const { return m_lost; }
    int twice() const { return m_twice; }

private:
    enum Fate { Accepted, Refused };
    struct Entry
    {
        std::atomic<int> runs{0};
        std::atomic<Fate> fate{Accepted};
    };
    std::array<Entry, 40000> m_entries;
    std::atomic<int> m_next{0};
    int m_lost = 0;
    int m_twice = 0;
    std::atomic<const char *> m_wrong{nullptr};
};

} // namespace faults

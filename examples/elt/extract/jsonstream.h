// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "bytes.h"

#include <algorithm>
#include <cstddef>
#include <string>

/// Bytes as RapidJSON reads them: its concept of an input stream. Keeps the text of a value
/// between startCopy() and endCopy().
class JsonStream
{
public:
    using Ch = char;

    explicit JsonStream(Bytes &bytes) : m_bytes(bytes) { fill(); }

    char Peek() const { return m_at == m_end ? '\0' : *m_at; }
    char Take()
    {
        if (m_at == m_end)
            return '\0';
        const char c = *m_at++;
        if (m_copying)
            m_copy += c;
        if (m_at == m_end)
            fill();
        return c;
    }
    std::size_t Tell() const { return m_before + std::size_t(m_at - m_begin); }

    // For writing in place, which is not done.
    char *PutBegin() { return nullptr; }
    void Put(char) {}
    void Flush() {}
    std::size_t PutEnd(char *) { return 0; }

    /// Copies from the next character on. (RapidJSON tells of a bracket before it takes it.)
    void startCopy()
    {
        m_copy.clear();
        m_copying = true;
    }
    /// What has been taken since, and the next character.
    const std::string &endCopy()
    {
        m_copying = false;
        m_copy += Peek();
        return m_copy;
    }

    /// The line of what comes next.
    long line() const { return m_lines + std::count(m_begin, m_at, '\n') + 1; }
    /// What the text looks like from here on, for a message.
    std::string_view ahead(std::size_t size) const
    {
        return {m_at, std::min(size, std::size_t(m_end - m_at))};
    }

private:
    void fill()
    {
        m_lines += std::count(m_begin, m_end, '\n');
        m_before += std::size_t(m_end - m_begin);
        const std::string_view piece = m_bytes.next();
        m_begin = m_at = piece.data();
        m_end = piece.data() + piece.size();
    }

    Bytes &m_bytes;
    const char *m_begin = nullptr;
    const char *m_at = nullptr;
    const char *m_end = nullptr;
    std::size_t m_before = 0;
    long m_lines = 0;
    bool m_copying = false;
    std::string m_copy;
};

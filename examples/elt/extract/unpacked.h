// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "bytes.h"

#include <cstdint>
#include <exception>
#include <string>

struct archive;

/// What gzip, zstd, bzip2, xz or zip have packed, known by their first bytes; anything else
/// as it is. A zip must hold one file. next() throws Failure when it is damaged or cut off, or
/// more follows its end.
class Unpacked final : public Bytes
{
public:
    explicit Unpacked(Bytes &packed);
    ~Unpacked() override;
    std::string_view next() override;

private:
    void open();
    void keepTail();
    int nextFile();
    void requireEnd();
    void requireEndOfZip();
    void requireNoMore();
    [[noreturn]] void fail();

    static long read(archive *, void *self, const void **piece);

    Bytes &m_packed;
    archive *m_archive;
    std::exception_ptr m_error; // of m_packed, on its way through libarchive, which is C
    std::string_view m_piece; // that m_packed gave last
    std::int64_t m_read = 0;
    std::string m_tail; // of a zip, where its end must be
    bool m_isZip = false;
    bool m_open = false;
    bool m_ended = false;
};

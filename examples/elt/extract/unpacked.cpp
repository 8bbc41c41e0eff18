// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "unpacked.h"

#include "failure.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <new>
#include <utility>

Unpacked::Unpacked(Bytes &packed) : m_packed(packed), m_archive(archive_read_new())
{
    if (!m_archive)
        throw std::bad_alloc();
    archive_read_support_filter_gzip(m_archive);
    archive_read_support_filter_zstd(m_archive);
    archive_read_support_filter_bzip2(m_archive);
    archive_read_support_filter_xz(m_archive);
    archive_read_support_format_zip_streamable(m_archive);
    archive_read_support_format_raw(m_archive);
    archive_read_support_format_empty(m_archive);
}

Unpacked::~Unpacked()
{
    archive_read_free(m_archive);
}

la_ssize_t Unpacked::read(archive *, void *self, const void **piece)
{
    auto *const unpacked = static_cast<Unpacked *>(self);
    try {
        unpacked->m_piece = unpacked->m_packed.next();
        unpacked->keepTail();
        *piece = unpacked->m_piece.data();
        return la_ssize_t(unpacked->m_piece.size());
    } catch (...) {
        unpacked->m_error = std::current_exception();
        return ARCHIVE_FATAL;
    }
}

void Unpacked::fail()
{
    if (m_error)
        std::rethrow_exception(m_error);
    const char *const text = archive_error_string(m_archive);
    throw Failure(QStringLiteral("damaged or cut off: ")
                  + QString::fromUtf8(text ? text : "it cannot be unpacked"));
}

void Unpacked::open()
{
    m_open = true;
    if (archive_read_open(m_archive, this, nullptr, &Unpacked::read, nullptr) != ARCHIVE_OK)
        fail();
    const int result = nextFile();
    m_ended = result == ARCHIVE_EOF;
    if (result != ARCHIVE_OK && !m_ended)
        fail();
}

std::string_view Unpacked::next()
{
    if (!m_open)
        open();
    while (!m_ended) {
        const void *piece = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int result = archive_read_data_block(m_archive, &piece, &size, &offset);
        if (result == ARCHIVE_EOF) {
            m_ended = true;
            requireEnd();
        } else if (result != ARCHIVE_OK) {
            fail();
        } else if (size > 0) {
            return {static_cast<const char *>(piece), size};
        }
    }
    return {};
}

/// Goes on to the next file of a zip, past folders.
int Unpacked::nextFile()
{
    archive_entry *entry = nullptr;
    int result = ARCHIVE_OK;
    do {
        result = archive_read_next_header(m_archive, &entry);
    } while (result == ARCHIVE_OK && archive_entry_filetype(entry) == AE_IFDIR);
    return result;
}

void Unpacked::requireEnd()
{
    const int result = nextFile();
    if (result == ARCHIVE_OK)
        throw Failure(QStringLiteral("a zip file with more than one file in it"));
    if (result != ARCHIVE_EOF)
        fail();
    if ((archive_format(m_archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP)
        requireEndOfZip();
    else if (archive_filter_count(m_archive) > 1)
        requireNoMore();
}

/// A zip ends with the list of its files, which libarchive does not read in a stream.
void Unpacked::requireEndOfZip()
{
    while (!m_piece.empty()) {
        m_piece = m_packed.next();
        keepTail();
    }
    if (m_tail.rfind("PK\5\6") == m_tail.npos)
        throw Failure(QStringLiteral("damaged or cut off: a zip file without its end"));
}

/// Zeros may fill up a block; anything else would be lost.
void Unpacked::requireNoMore()
{
    const auto isZero = [](char c) { return c == '\0'; };
    const auto left = std::size_t(m_read - archive_filter_bytes(m_archive, -1));
    bool zeros = left <= m_piece.size();
    if (zeros)
        m_piece.remove_prefix(m_piece.size() - left);
    while (zeros && !m_piece.empty()) {
        zeros = std::all_of(m_piece.begin(), m_piece.end(), isZero);
        m_piece = m_packed.next();
    }
    if (!zeros)
        throw Failure(QStringLiteral("damaged: more bytes follow the end of what is packed"));
}

void Unpacked::keepTail()
{
    constexpr std::size_t longestEnd = 22 + 65'535; // with a comment
    if (m_read == 0)
        m_isZip = m_piece.starts_with("PK");
    m_read += std::int64_t(m_piece.size());
    if (!m_isZip)
        return;
    m_tail += m_piece;
    if (m_tail.size() > 4 * longestEnd)
        m_tail.erase(0, m_tail.size() - longestEnd);
}

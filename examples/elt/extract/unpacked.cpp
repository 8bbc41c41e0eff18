// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "unpacked.h"

#include "failure.h"

#include <archive.h>
#include <archive_entry.h>

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
        const std::string_view next = unpacked->m_packed.next();
        *piece = next.data();
        return la_ssize_t(next.size());
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
    archive_entry *entry = nullptr;
    const int result = archive_read_next_header(m_archive, &entry);
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
            requireOnlyFile();
        } else if (result != ARCHIVE_OK) {
            fail();
        } else if (size > 0) {
            return {static_cast<const char *>(piece), size};
        }
    }
    return {};
}

void Unpacked::requireOnlyFile()
{
    archive_entry *entry = nullptr;
    const int result = archive_read_next_header(m_archive, &entry);
    if (result == ARCHIVE_OK)
        throw Failure(QStringLiteral("a zip file with more than one file in it"));
    if (result != ARCHIVE_EOF)
        fail();
}

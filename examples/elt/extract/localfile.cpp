// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "localfile.h"

#include "failure.h"
#include "stop.h"

namespace {

constexpr std::size_t pieceSize = 128 * 1024;

} // namespace

LocalFile::LocalFile(const QString &path, const Stop &stop) : m_file(path), m_stop(stop)
{
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        throw Failure(QStringLiteral("cannot read %1: %2").arg(path, m_file.errorString()));
}

std::string_view LocalFile::next()
{
    m_stop.check();
    m_piece.resize(pieceSize);
    const qint64 size = m_file.read(m_piece.data(), qint64(m_piece.size()));
    if (size < 0)
        throw Failure(QStringLiteral("cannot read %1: %2").arg(m_file.fileName(), m_file.errorString()));
    m_received += size;
    return {m_piece.data(), std::size_t(size)};
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "stage.h"

#include "failure.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace {

constexpr std::size_t bufferSize = 512 * 1024;

/// What stands before each text: 0 is null, 1 an empty text that may be null, else its
/// length and 2, in groups of seven bits.
void appendNumber(std::string &buffer, std::uint64_t number)
{
    while (number >= 0x80) {
        buffer += char(0x80 | (number & 0x7f));
        number >>= 7;
    }
    buffer += char(number);
}

/// Reads that from \a at on; false when it is not all there.
bool readNumber(const std::string &buffer, std::size_t &at, std::uint64_t &number)
{
    number = 0;
    for (unsigned shift = 0; at < buffer.size(); shift += 7) {
        const auto byte = std::uint8_t(buffer[at++]);
        number |= std::uint64_t(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return true;
    }
    return false;
}

[[noreturn]] void failWithErrno(const char *what)
{
    const int error = errno;
    throw Failure(
        QStringLiteral("%1 a temporary file in %2: %3")
            .arg(QLatin1StringView(what), QDir::tempPath(), QString::fromLocal8Bit(std::strerror(error))));
}

int temporaryFile()
{
    QByteArray name = QFile::encodeName(QDir::tempPath() + QStringLiteral("/elt-XXXXXX"));
    const int file = mkostemp(name.data(), O_CLOEXEC);
    if (file < 0)
        failWithErrno("cannot make");
    unlink(name.constData());
    return file;
}

} // namespace

Stage::~Stage()
{
    if (m_file >= 0)
        close(m_file);
}

std::size_t Stage::addColumn(const QString &name)
{
    const qsizetype index = columns.size();
    if (name.trimmed().isEmpty())
        throw Failure(QStringLiteral("column %1 has no name").arg(index + 1));
    if (name.contains(QChar::Null))
        throw Failure(QStringLiteral("the name of column %1 holds a NUL").arg(index + 1));
    const auto known = m_byLowerName.constFind(name.toLower());
    if (known != m_byLowerName.cend()) {
        const QString first = columns[qsizetype(*known)].name;
        throw Failure(first == name
                          ? QStringLiteral("two columns are named \"%1\"").arg(name)
                          : QStringLiteral("columns \"%1\" and \"%2\" differ in case only").arg(first, name));
    }
    columns.append({name});
    m_byLowerName.insert(name.toLower(), std::size_t(index));
    return std::size_t(index);
}

std::size_t Stage::findOrAddColumn(std::string_view utf8)
{
    const QString name = textOf(utf8);
    const auto known = m_byLowerName.constFind(name.toLower());
    if (known != m_byLowerName.cend() && columns[qsizetype(*known)].name == name)
        return *known;
    return addColumn(name);
}

void Stage::add(std::span<const Cell> row)
{
    ++m_rows;
    appendNumber(m_buffer, row.size());
    Column *column = columns.data();
    for (const Cell &cell : row) {
        if (cell.type != Type::Null) {
            if (column->type != cell.type) {
                const Type before = column->type;
                column->type = combined(before, cell.type);
                if (column->type == Type::Text && (before == Type::Bytes || cell.type == Type::Bytes))
                    throw Failure(QStringLiteral("row %1: column \"%2\" holds bytes and other values")
                                      .arg(m_rows)
                                      .arg(column->name));
                if (column->type == Type::Decimal && before != Type::Decimal)
                    column->inexact = textOf(cell.text);
            }
            if (column->truth && cell.text != "0" && cell.text != "1")
                column->truth = false;
            appendNumber(m_buffer, cell.text.size() + 2);
            m_buffer += cell.text;
        } else {
            m_buffer += char(cell.emptyText ? 1 : 0);
        }
        ++column;
    }
    if (m_buffer.size() > bufferSize)
        spill();
}

void Stage::spill()
{
    if (m_file < 0)
        m_file = temporaryFile();
    std::size_t done = 0;
    while (done < m_buffer.size()) {
        const ssize_t n = write(m_file, m_buffer.data() + done, m_buffer.size() - done);
        if (n < 0 && errno != EINTR)
            failWithErrno("cannot write");
        done += n > 0 ? std::size_t(n) : 0;
    }
    m_inFile += qint64(m_buffer.size());
    m_buffer.clear();
    if (m_buffer.capacity() > 4 * bufferSize) // after a very long row
        m_buffer.shrink_to_fit();
}

void Stage::finish()
{
    for (Column &column : columns) {
        if (column.truth && column.type == Type::Integer)
            column.type = Type::Boolean;
    }
    if (m_file >= 0 && !m_buffer.empty())
        spill();
}

Stage::Reader::Reader(const Stage &stage) : m_stage(stage), m_left(stage.m_rows)
{
    if (stage.m_file < 0)
        m_buffer = stage.m_buffer;
}

/// Drops what has been read and reads on; false at the end.
bool Stage::Reader::fill()
{
    m_buffer.erase(0, m_at);
    m_at = 0;
    const std::size_t had = m_buffer.size();
    const std::size_t wanted = std::max(bufferSize, had); // twice as much for a very long row
    m_buffer.resize(had + wanted);
    ssize_t n = 0;
    do {
        n = pread(m_stage.m_file, m_buffer.data() + had, wanted, m_offset);
    } while (n < 0 && errno == EINTR);
    if (n < 0)
        failWithErrno("cannot read");
    m_offset += n;
    m_buffer.resize(had + std::size_t(n));
    return n > 0;
}

bool Stage::Reader::next()
{
    if (m_left == 0)
        return false;
    while (true) {
        std::size_t at = m_at;
        std::uint64_t width = 0;
        bool whole = readNumber(m_buffer, at, width);
        m_row.clear();
        for (std::uint64_t i = 0; whole && i < width; ++i) {
            std::uint64_t size = 0;
            whole = readNumber(m_buffer, at, size);
            if (!whole)
                break;
            if (size < 2) {
                m_row.push_back({{}, Type::Null, size == 1});
                continue;
            }
            whole = m_buffer.size() - at >= size - 2;
            if (!whole)
                break;
            m_row.push_back({std::string_view(m_buffer).substr(at, size - 2), Type::Text});
            at += size - 2;
        }
        if (whole) {
            m_at = at;
            --m_left;
            return true;
        }
        if (m_stage.m_file < 0 || !fill())
            throw Failure(QStringLiteral("the temporary file of this source is shorter than it was"));
    }
}

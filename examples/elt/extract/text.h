// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "bytes.h"

#include <QByteArray>
#include <QString>
#include <QStringDecoder>

#include <optional>
#include <string>

/// The text of a file in UTF-8, without a byte order mark. UTF-16 and UTF-32 are known by
/// theirs; \a charset is what the server said, if anything. next() throws Failure when the
/// bytes are not that, or hold a NUL.
class Utf8Text final : public Bytes
{
public:
    Utf8Text(Bytes &bytes, QString charset) : m_bytes(bytes), m_charset(std::move(charset)) {}
    std::string_view next() override;

private:
    std::string_view begin();
    std::string_view checked(std::string_view piece);
    std::string_view decoded(std::string_view piece);
    [[noreturn]] void failAt(std::string_view text) const;

    Bytes &m_bytes;
    QString m_charset;
    bool m_begun = false;
    bool m_ended = false;
    std::optional<QStringDecoder> m_decoder; // none for what is UTF-8 already
    QString m_name;                          // of the encoding
    int m_unit = 1;                          // bytes, inside which a file must not end
    qint64 m_read = 0;
    qint64 m_line = 1;
    std::string m_buffer;
    std::string m_rest; // the beginning of a character whose end is in the next piece
    QByteArray m_text;
};

/// All of \a bytes as Utf8Text gives them.
QByteArray toUtf8(const QByteArray &bytes, const QString &charset);

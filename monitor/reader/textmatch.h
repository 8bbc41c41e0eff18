// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

namespace monitor {

/// Finds a text in UTF-8 texts without making strings of them. Upper and lower
/// case are the same.
class TextMatch
{
public:
    TextMatch() = default;
    explicit TextMatch(const QString &needle, bool exact = false);

    bool matches(QByteArrayView utf8) const;

private:
    QByteArray m_needle; // lower case; empty: not ASCII
    QString m_string;
    bool m_exact = false;
};

/// For ASCII: 'A' … 'Z' become small.
constexpr unsigned char folded(char c)
{
    return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

} // namespace monitor

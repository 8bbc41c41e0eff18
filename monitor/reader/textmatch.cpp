// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "textmatch.h"

#include <algorithm>

namespace monitor {

TextMatch::TextMatch(const QString &needle, bool exact) : m_string(needle), m_exact(exact)
{
    const QByteArray utf8 = needle.toUtf8();
    if (std::all_of(utf8.begin(), utf8.end(), [](char c) { return c > 0; }))
        m_needle = utf8.toLower();
}

bool TextMatch::matches(QByteArrayView utf8) const
{
    if (m_string.isEmpty())
        return m_exact ? utf8.isEmpty() : true;
    if (m_needle.isEmpty()) {
        const QString text = QString::fromUtf8(utf8);
        return m_exact ? text.compare(m_string, Qt::CaseInsensitive) == 0
                       : text.contains(m_string, Qt::CaseInsensitive);
    }
    const char *const needle = m_needle.constData();
    const qsizetype size = m_needle.size();
    const auto matchesAt = [&](const char *at) {
        for (qsizetype i = 0; i < size; ++i) {
            if (folded(at[i]) != static_cast<unsigned char>(needle[i]))
                return false;
        }
        return true;
    };
    if (utf8.size() < size || (m_exact && utf8.size() != size))
        return false;
    for (const char *at = utf8.data(), *last = at + (utf8.size() - size); at <= last; ++at) {
        if (matchesAt(at))
            return true;
    }
    return false;
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/nametable.h"

using parallel::Journal;

namespace monitor {

int NameTable::number(const Journal &journal, Journal::TextRef ref)
{
    if (ref == m_lastRef && m_lastNumber >= 0)
        return m_lastNumber; // neighbours mostly share their name
    m_lastRef = ref;
    if (const auto known = m_refs.constFind(ref); known != m_refs.cend())
        return m_lastNumber = *known;

    const QByteArray name = journal.text(ref).utf8.toByteArray();
    auto number = m_numbers.constFind(name);
    if (number == m_numbers.cend()) {
        if (m_names.size() >= others)
            return m_lastNumber = others;
        number = m_numbers.insert(name, int(m_names.size()));
        m_names.append(QString::fromUtf8(name));
        constexpr quint32 all = (1u << colors) - 1;
        if (m_taken == all)
            m_taken = 0;
        int color = int(qHash(name, 0) % colors);
        while (m_taken >> color & 1)
            color = (color + 1) % colors;
        m_taken |= 1u << color;
        m_colors.append(color);
    }
    if (m_refs.size() < 65536)
        m_refs.insert(ref, *number);
    return m_lastNumber = *number;
}

} // namespace monitor

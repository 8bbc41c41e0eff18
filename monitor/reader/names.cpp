// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "names.h"

#include <algorithm>

namespace monitor {

using parallel::Journal;

Names::Names(const Journal &journal, int limit)
    : m_journal(journal), m_textsStay(journal.info().recorded), m_limit(limit)
{
}

int Names::indexOf(const Journal::Record &task)
{
    Entry &entry = m_cache[(task.name ^ (task.name >> 10)) % m_cache.size()];
    if (entry.index >= 0 && entry.ref == task.name && m_textsStay)
        return entry.index;
    const Journal::Text text = m_journal.text(task.name);
    const QByteArrayView name = text.kind == Journal::TextKind::Name ? text.utf8 : QByteArrayView();
    if (entry.index >= 0 && entry.ref == task.name && m_names[std::size_t(entry.index)] == name)
        return entry.index;
    entry = {task.name, find(name)};
    return entry.index;
}

int Names::find(QByteArrayView name)
{
    const auto found =
        std::find_if(m_names.begin(), m_names.end(), [&](const QByteArray &known) { return known == name; });
    if (found != m_names.end())
        return int(found - m_names.begin());
    if (count() < m_limit)
        m_names.push_back(name.toByteArray());
    else if (count() == m_limit)
        m_names.push_back("(other names)");
    return count() - 1;
}

} // namespace monitor

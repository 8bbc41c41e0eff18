// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "slots.h"

#include <libparallel/journal.h>

#include <QtCore/qbytearray.h>

#include <array>
#include <vector>

namespace monitor {

/// Numbers for the names of tasks, so that millions of them are told apart
/// without making a string for each. One thread.
class Names
{
public:
    explicit Names(const parallel::Journal &journal, int limit = 1000);

    /// The number of a task's name, from 0. Beyond the limit all share one.
    int indexOf(const parallel::Journal::Record &task);
    int count() const { return int(m_names.size()); }
    QByteArray name(int index) const { return m_names[std::size_t(index)]; }

private:
    int find(QByteArrayView name);

    struct Entry
    {
        parallel::Journal::TextRef ref = 0;
        int index = -1;
    };

    const parallel::Journal &m_journal;
    const bool m_textsStay; // else a reference may come to mean another text
    const int m_limit;
    std::array<Entry, 1024> m_cache;
    std::vector<QByteArray> m_names;
};

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/journal.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qhash.h>
#include <QtCore/qstringlist.h>

namespace monitor {

/// Gives each task name a small number, in the order in which they are first seen.
/// Not thread-safe.
class NameTable
{
public:
    /// Beyond so many names, the rest share the last number, `others`. A journal
    /// whose every task has a name of its own must not fill the memory.
    static constexpr int others = 254;
    static constexpr int colors = 12;

    int number(const parallel::Journal &journal, parallel::Journal::TextRef ref);
    /// -1: not seen yet.
    int number(const QString &name) const { return m_numbers.value(name.toUtf8(), -1); }
    /// Which of \a colors colours a name has: the same in every journal, as far as
    /// there are enough for all.
    int color(int number) const { return m_colors.value(number, number); }
    QString name(int number) const { return m_names.value(number); }
    const QStringList &names() const { return m_names; }
    void clear() { *this = NameTable(); }

private:
    QHash<parallel::Journal::TextRef, int> m_refs;
    QHash<QByteArray, int> m_numbers;
    QStringList m_names;
    QList<int> m_colors;
    quint32 m_taken = 0;
    parallel::Journal::TextRef m_lastRef = 0;
    int m_lastNumber = -1;
};

} // namespace monitor

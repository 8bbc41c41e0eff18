// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>
#include <QtCore/qstring.h>

/// What this process has taken, at this moment. Memory is counted by what is allocated and not
/// yet freed: how much of it is resident depends on the system, and on what else runs there.
struct Footprint
{
    static Footprint now();

    qint64 memory = 0; ///< Bytes of the heap in use, and those mapped by mmap().
    int threads = 0;
    int files = 0; ///< Descriptors.
};

/// Holds what a load leaves behind against what was there before it: no thread and
/// no file more, and no more memory than the library may keep for the next time.
class Flat
{
public:
    /// \a memory is how many bytes more there may be at the end.
    explicit Flat(qint64 memory) : m_memory(memory), m_before(Footprint::now()) {}

    /// What is wrong, or an empty string. Threads that have ended may take a moment
    /// to be gone from /proc; it is waited for.
    QString verdict() const;
    /// How many bytes more there are.
    qint64 growth() const { return Footprint::now().memory - m_before.memory; }

private:
    const qint64 m_memory;
    const Footprint m_before;
};

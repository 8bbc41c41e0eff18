// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "mapping.h"

#include <libparallel/journal.h>

#include <QtCore/qcoreapplication.h>

#include <functional>
#include <optional>

namespace parallel {

class Q_DECL_HIDDEN Journal::Private
{
    Q_DECLARE_TR_FUNCTIONS(parallel::Journal)

public:
    bool fail(const QString &what);
    /// Everything that does not change while the job runs. Null: nothing is wrong.
    QString wrongInHeader() const;
    /// What has been done to the file since it was opened. Null: nothing that matters.
    QString wrongSince() const;
    const journal::FileHeader &header() const { return mapping->header(); }
    const journal::PoolEntry &pool(int slot) const;
    int poolCount() const;

    /// Stores in a chunk, if the job takes orders; \a what returns what is wrong with this one.
    bool write(const Journal *q, quint32 chunk, const std::function<QString(std::byte *)> &what);
    bool writePool(const Journal *q, int slot, const std::function<void(journal::Control &)> &what);

    /// The task, if it is still in its slot; for what was read in several steps.
    bool isStill(const Journal *q, const Record &task) const;

    std::optional<journal::Mapping> mapping;
    QString path;
    Info info;
    qint64 startedMonotonic = 0;
    qint64 startedWall = 0;

    mutable std::mutex mutex; // of the following
    QString error;
    QString controlError;
};

/// From the file's representation: 0 is "not yet".
constexpr qint64 timePoint(journal::Time time) noexcept
{
    constexpr journal::Time hundredYears = 3'155'760'000'000'000'000;
    return time <= hundredYears ? qint64(time) - 1 : -1;
}

} // namespace parallel

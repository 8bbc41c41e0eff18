// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// How the elements of a map come to its workers. Not part of the public API.

#pragma once

#include <libparallel/export.h>

#include <QtCore/qglobal.h>

#include <memory>

namespace parallel::detail {

class MapBody;

/// Queues the elements of a map in the current context, one after the other as they come, so
/// that those that are there run while others are still being made. For one thread, the one
/// that makes them. Where its scope has a queue limit, it waits for room.
class PARALLEL_EXPORT MapFeed
{
public:
    explicit MapFeed(std::shared_ptr<MapBody> body);
    /// Unless it was closed, something was thrown: drops what has not begun.
    ~MapFeed();
    MapFeed(const MapFeed &) = delete;
    MapFeed &operator=(const MapFeed &) = delete;

    /// False: the map was stopped or cancelled, and further elements would only be dropped.
    bool wantsMore() const;
    /// The next \a n elements are there. Where its scope is serial it runs them, and throws what they throw.
    void add(qsizetype n = 1);
    /// These were all, or all that were wanted.
    void close();

private:
    struct Private;
    const std::unique_ptr<Private> d;
};

/// Queues all elements of \a body, whose number is known, in the current context, or runs
/// them here, where that is serial; then it throws what they throw.
PARALLEL_EXPORT void submitMap(std::shared_ptr<MapBody> body);

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "loading.h"

#include "expectations.h"
#include "extract/extract.h"
#include "failure.h"
#include "load/warehouse.h"

#include <libparallel/errors.h>

#include <algorithm>
#include <chrono>

namespace {

constexpr std::chrono::seconds longestWait = std::chrono::minutes(10); // whatever a server asks for

} // namespace

Loaded loadSource(Clients &clients, Warehouse &warehouse, const Source &source, const Stop &stop)
{
    try {
        Stage stage;
        const QString after = warehouse.highest(source.name, source.options.since, stop);
        QStringList notes = extract(clients, source, after, stage, stop);
        requireExpected(stage, source.options);
        notes += warehouse.load(source.name, stage, source.options.mode, stop);
        return Loaded{.rows = stage.rows(), .bytes = stage.bytes, .notes = notes};
    } catch (const PassingFailure &failure) {
        if (failure.wait() <= std::chrono::seconds(0))
            throw;
        throw parallel::RetryAfter(std::min(failure.wait(), longestWait), failure.what());
    }
}

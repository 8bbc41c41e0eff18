// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <libparallel/detail/call.h>

#include "journal/writer/writer.h"
#include "worker/threadcaches.h"

#include <stop_token>

namespace parallel::detail {

class Runner;
class Stoppables;

/// A task that runs: what thisTask speaks of. Lies on its worker's stack.
struct Frame
{
    Frame(Call *c, Runner *r) noexcept : call(c), runner(r) {}
    ~Frame()
    {
        if (cacheUses)
            endCacheUses(cacheUses);
    }
    Frame(const Frame &) = delete;
    Frame &operator=(const Frame &) = delete;

    Call *const call;
    Runner *const runner;
    journal::TaskRecord *record = nullptr; // in the journal, if recorded; see Stoppables::setRecord()
    quint64 id = 0;                        // of that record
    quint64 toldId = 0;                    // what signals call it, where it has no record of its own
    Text arguments;                         // where they are not recorded
    journal::ToldTexts told;               // by thisTask::setText(), into that record
    CacheUse *cacheUses = nullptr;         // the thread-cached objects that it has asked for
    bool isBatch = false;                  // the record stands for several elements of a map

    // For a task that has asked for its stop token; guarded by Stoppables.
    std::stop_source stop{std::nostopstate};
    Frame *next = nullptr;
    Frame *previous = nullptr;
};

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Everything, in reading order: wrap a function, open threads around it, and
/// meet the rest when you need it.

#pragma once

#include <libparallel/task.h>     // task(): any callable becomes a task
#include <libparallel/retry.h>    // Retry: how a failed call is tried again
#include <libparallel/threads.h>  // threads(): calls inside the block run on workers
#include <libparallel/group.h>    // group(), barrier(): wait in between
#include <libparallel/map.h>      // map(), mapped(): a task over a range
#include <libparallel/ascompleted.h> // asCompleted(): outcomes as they finish
#include <libparallel/settled.h>  // settled(): what became of each element of a range
#include <libparallel/filter.h>   // filter(), filtered(): the elements that a task keeps
#include <libparallel/reduce.h>   // mapReduce(), mappedReduced(): one result of them all
#include <libparallel/cached.h>   // threadCached(), processCached(): one client per thread
#include <libparallel/thistask.h> // thisTask: what a running task tells its watchers
#include <libparallel/tasklocal.h> // TaskLocal: a value that goes along with calls
#include <libparallel/taskmessages.h> // TaskMessages: Qt's log messages say their task
#include <libparallel/interruption.h> // Interruption: Ctrl-C stops scopes in order
#include <libparallel/options.h>  // Options: what a scope can be told
#include <libparallel/progress.h> // Progress, TaskInfo: what a scope tells you
#include <libparallel/errors.h>   // what can be thrown
#include <libparallel/masked.h>   // masked(): a text without its passwords

/// \namespace parallel
/// All of the library's names. In reading order: task(), threads(), barrier() and
/// group(), map() and mapped(), filter() and filtered(), mapReduce() and mappedReduced(),
/// threadCached() and processCached(), thisTask.

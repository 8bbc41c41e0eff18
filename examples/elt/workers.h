// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Sources that other machines load, where PARALLEL_CLUSTER names their broker.

#pragma once

#include "summary.h"

#include <libparallel/retry.h>

#include <QFuture>

#include <functional>

struct Job;
struct Source;

/// Where PARALLEL_WORKER is set, loads what others send until a signal ends the process.
void serveIfWorker();

/// Whether a worker can read the source. A file can be read only where it is.
bool isReadAnywhere(const Source &source);

/// Has a worker load a source. The future has what comes of it.
using LoadByWorker = std::function<QFuture<Loaded>(const Source &)>;

/// Empty where PARALLEL_CLUSTER is not set, and all is loaded here. \a retry and the job's limit hold for all
/// workers together. Throws std::invalid_argument where workers could not write to the warehouse.
LoadByWorker loadByWorker(const Job &job, const parallel::Retry &retry);

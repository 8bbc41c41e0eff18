// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Sources that other machines load, where PARALLEL_CLUSTER names their broker.

#pragma once

#include "summary.h"

#include <QString>

struct Source;
struct WarehouseOptions;

/// Where PARALLEL_WORKER is set, loads what others send until a signal ends the process.
void serveIfWorker();

/// Whether there are to be workers on other machines. Throws std::invalid_argument where they
/// could not write to \a warehouse.
bool hasWorkers(const QString &warehouse);

/// Whether a worker can read the source. A file can be read only where it is.
bool isReadAnywhere(const Source &source);

/// Has a worker load a source, and waits for it: in a task, whose stop ends the worker's too. Throws what
/// loadSource() has thrown there.
Loaded loadByWorker(const Source &source, const QString &warehouse, const WarehouseOptions &options);

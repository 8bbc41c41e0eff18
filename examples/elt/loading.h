// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "summary.h"

class Clients;
class Stop;
class Warehouse;
struct Source;

/// Extracts a source and loads it into \a warehouse. Throws Failure, which may be a PassingFailure, or
/// RetryAfter where the server says how long it wants to be left alone.
Loaded loadSource(Clients &clients, Warehouse &warehouse, const Source &source, const Stop &stop);

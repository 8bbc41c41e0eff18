// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/sessions.h"

namespace monitor::serve {

/// What Prometheus scrapes, in its text format: of each job that runs, and of the latest run of
/// each program.
QByteArray metricsOf(const QList<Session> &sessions);

} // namespace monitor::serve

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qloggingcategory.h>

namespace parallel::cluster {

/// "parallel.cluster": connections that come and go, and what calls wait for.
Q_DECLARE_LOGGING_CATEGORY(lcCluster)

} // namespace parallel::cluster

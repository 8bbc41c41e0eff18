// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/logging.h"

namespace parallel::cluster {

Q_LOGGING_CATEGORY(lcCluster, "parallel.cluster")

} // namespace parallel::cluster

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

namespace parallel::platform {

/// The whole cores that control groups leave to a process whose /proc/self/cgroup is
/// \a groups, with their file systems mounted below \a mounts. 0: they set no limit.
int coresOfQuota(const QByteArray &groups, const QString &mounts);

} // namespace parallel::platform

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#include <memory>
#include <vector>

namespace monitor {

/// Tasks by their slots in the journal, in an order: what a query found and a
/// sort arranged. Four bytes a task, shared and never changed.
using Slots = std::vector<quint32>;
using SlotsPtr = std::shared_ptr<const Slots>;

} // namespace monitor

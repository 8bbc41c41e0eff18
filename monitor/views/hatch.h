// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/gaps.h"

#include <QtCore/qrect.h>

#include <functional>
#include <vector>

class QPainter;

namespace monitor {

/// Draws that something is not known here: hatched, and with "not kept" where there is room.
void paintUnknown(QPainter *painter, const QRectF &rect, bool words = true);

/// Hatches all of \a gaps that are in sight, from the top to the bottom of \a area.
void paintGaps(QPainter *painter, const QRectF &area, const std::vector<Span> &gaps,
               const std::function<double(double)> &xOf, bool words = true);

} // namespace monitor

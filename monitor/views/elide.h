// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

class QFontMetrics;

namespace monitor {

/// A text cut to \a width so that what tells it from its neighbours in the column can be
/// read: where they are alike at the beginning, that is what goes.
QString elidedWhereAlike(const QString &text, const QString &above, const QString &below,
                         const QFontMetrics &metrics, int width);

/// A number is shown whole or not at all: "8.…ms" could be any.
QString wholeOrNothing(const QString &number, const QFontMetrics &metrics, int width);

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/elide.h"

#include <QtGui/qfontmetrics.h>

#include <algorithm>

namespace monitor {

namespace {

constexpr QChar dots(0x2026);

/// How long both begin in the same way; 0 where nothing differs.
qsizetype alike(const QString &a, const QString &b)
{
    const qsizetype size = std::min(a.size(), b.size());
    const qsizetype at = std::mismatch(a.begin(), a.begin() + size, b.begin()).first - a.begin();
    return at == a.size() ? 0 : at;
}

} // namespace

QString elidedWhereAlike(const QString &text, const QString &above, const QString &below,
                         const QFontMetrics &metrics, int width)
{
    if (metrics.horizontalAdvance(text) <= width)
        return text;
    const qsizetype differs = std::max(alike(text, above), alike(text, below));
    if (differs == 0) // then it is the end that mostly tells it from others farther away
        return metrics.elidedText(text, Qt::ElideMiddle, width);
    constexpr qsizetype around = 4; // letters that lead to what differs, and that follow
    qsizetype from = std::max<qsizetype>(differs - around, 0);
    if (from > 0 && text[from].isLowSurrogate())
        --from;
    // All that follows, if it fits without what is alike.
    const QString rest = text.mid(from);
    const int room = width - metrics.horizontalAdvance(dots) - metrics.horizontalAdvance(rest);
    if (room < 0) {
        const QString plainly = metrics.elidedText(text, Qt::ElideRight, width);
        return plainly.size() - 1 >= differs + around
                   ? plainly
                   : metrics.elidedText(dots + rest, Qt::ElideRight, width);
    }
    qsizetype head = 0;
    while (head < from && metrics.horizontalAdvance(text.left(head + 1)) <= room)
        ++head;
    if (head > 0 && text[head - 1].isHighSurrogate())
        --head;
    return text.left(head) + dots + rest;
}

QString wholeOrNothing(const QString &number, const QFontMetrics &metrics, int width)
{
    return metrics.horizontalAdvance(number) <= width ? number : QString(dots);
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The window's icons, drawn: the states' shapes, and those of the actions.
/// Drawn rather than loaded, so that they follow the theme, any scale and any font.

#pragma once

#include "views/theme.h"

#include <QtGui/qicon.h>

class QPainter;
class QRectF;

namespace monitor {

/// ○ queued, ● running, ✓ succeeded, ✗ failed, ⊘ cancelled, inside \a rect; a broken
/// ring for what never ran, half a disc for what ran when its process died.
void paintState(QPainter *painter, const QRectF &rect, Shown state, const QColor &color);
QIcon stateIcon(Shown state);

enum class Glyph {
    Pause,
    Resume,
    Cancel,
    Workers,
    Follow,
    Open,
    Export,
    Menu,
    Search,
    Close,
    ZoomIn,
    ZoomOut,
    Fit,
    Copy,
    Undo,
    Help,
    Sessions,
    Picture,
    Table,
    Code,
    Report,
    History,
    Saved
};

void paintGlyph(QPainter *painter, const QRectF &rect, Glyph glyph, const QColor &color);
/// With a greyed version for disabled actions.
QIcon glyphIcon(Glyph glyph);

} // namespace monitor

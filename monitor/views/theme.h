// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Every colour, distance and font of the window, for light and dark.

#pragma once

#include "reader/words.h"

#include <QtGui/qcolor.h>
#include <QtGui/qfont.h>
#include <QtGui/qpalette.h>

class QApplication;

namespace monitor {

class Theme
{
public:
    enum class Scheme { System, Light, Dark };

    /// Sets the application's style, palette and style sheet. To be called again
    /// when the user chooses another one.
    static void apply(QApplication &app, Scheme scheme);
    static bool isApplied();
    static Scheme scheme();
    /// Whether what is shown now is dark.
    static bool isDark();

    /// A state's colour for areas (bars, tiles): at least 3:1 against the background.
    static QColor fill(Shown state);
    /// … and for words and thin strokes: at least 4.5:1 against the background.
    static QColor ink(Shown state);
    /// The \a index-th task name's colour: one of twelve that colour-blind people
    /// can tell apart as well as twelve colours allow. None is a failure's colour.
    static QColor nameColor(int index);
    static constexpr int nameColors = 12; // NameTable::colors

    static QColor window();    // behind the panels
    static QColor panel();     // what is read
    static QColor raised();    // buttons, hovered rows, tooltips
    static QColor line();      // hairlines between panels
    static QColor edge();      // of what can be pressed or written in: still 3:1
    static QColor text();
    /// White or black, whichever can be read on it: at least 4.5:1.
    static QColor textOn(const QColor &fill);
    static QColor secondary(); // labels, units, axes: still 4.5:1
    static QColor faint();     // grids, empty tracks
    static QColor accent();    // selection, focus
    static QColor accentText();
    static QColor selection(); // a selected row's background

    /// The interface's font scaled, with digits of equal width.
    static QFont font(qreal scale = 1.0, QFont::Weight weight = QFont::Normal);

    static constexpr int gap = 8;
    static constexpr int radius = 6;

private:
    static QPalette palette();
    static QString styleSheet();
};

/// The WCAG contrast ratio of two opaque colours, 1 … 21.
qreal contrastRatio(const QColor &a, const QColor &b);

} // namespace monitor

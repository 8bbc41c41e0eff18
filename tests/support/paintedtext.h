// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstringlist.h>

class QWidget;

/// What a person can read in a widget: all that it and what is in it paint as text, elided as
/// it is shown, in the order in which it is painted.
QStringList paintedTexts(QWidget &widget);

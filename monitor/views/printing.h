// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

class QPagedPaintDevice;
class QWidget;

namespace monitor {

/// What the widget shows, on a page of A4 across, with a line that says of what and when. False: the
/// device cannot be painted on.
bool paintPage(QWidget &shown, const QString &title, QPagedPaintDevice &device);

/// That as a PDF file. False: \a error says why it was not written, and there is no half file.
bool savePdf(QWidget &shown, const QString &title, const QString &file, QString *error);

/// Asks for a file, or for a printer, and writes or prints it. Returns what is to be said of it;
/// empty: the user has decided otherwise.
QString askForPdf(QWidget &shown, const QString &title);
QString askForPrinter(QWidget &shown, const QString &title);

} // namespace monitor

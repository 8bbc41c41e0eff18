// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "printing.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qdatetime.h>
#include <QtCore/qlocale.h>
#include <QtCore/qsavefile.h>
#include <QtGui/qpagelayout.h>
#include <QtGui/qpainter.h>
#include <QtGui/qpdfwriter.h>
#include <QtPrintSupport/qprintdialog.h>
#include <QtPrintSupport/qprinter.h>
#include <QtWidgets/qfiledialog.h>
#include <QtWidgets/qwidget.h>

#include <algorithm>

namespace monitor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::Printing)
};

QPageLayout pageLayout()
{
    return QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(10, 10, 10, 10),
                       QPageLayout::Millimeter);
}

} // namespace

bool paintPage(QWidget &shown, const QString &title, QPagedPaintDevice &device)
{
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    QFont font = shown.font();
    font.setPointSize(9);
    painter.setFont(font);
    const QRect page = painter.viewport();
    const int line = 2 * painter.fontMetrics().height();
    painter.drawText(QRect(0, 0, page.width(), line), Qt::AlignLeft | Qt::AlignVCenter, title);
    painter.drawText(QRect(0, 0, page.width(), line), Qt::AlignRight | Qt::AlignVCenter,
                     QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat));
    const double scale = std::min(double(page.width()) / std::max(1, shown.width()),
                                  double(page.height() - line) / std::max(1, shown.height()));
    painter.translate(0, line);
    painter.scale(scale, scale);
    shown.render(&painter);
    return painter.end();
}

bool savePdf(QWidget &shown, const QString &title, const QString &file, QString *error)
{
    QBuffer pdf; // written at once, or not at all
    pdf.open(QIODevice::WriteOnly);
    QPdfWriter writer(&pdf);
    writer.setPageLayout(pageLayout());
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("parallel-monitor"));
    QSaveFile out(file);
    const bool written = paintPage(shown, title, writer) && out.open(QIODevice::WriteOnly)
                         && out.write(pdf.data()) == pdf.data().size() && out.commit();
    if (!written)
        *error = Words::tr("%1 was not written: %2.").arg(file, out.errorString());
    return written;
}

QString askForPdf(QWidget &shown, const QString &title)
{
    QString file = QFileDialog::getSaveFileName(shown.window(), Words::tr("Save what is shown as PDF"),
                                                QString(), Words::tr("PDF (*.pdf)"));
    if (file.isEmpty())
        return {};
    if (!file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        file += QLatin1String(".pdf");
    QString error;
    return savePdf(shown, title, file, &error) ? Words::tr("%1 was written").arg(file) : error;
}

QString askForPrinter(QWidget &shown, const QString &title)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageLayout(pageLayout());
    printer.setDocName(title);
    QPrintDialog dialog(&printer, shown.window());
    if (dialog.exec() != QDialog::Accepted)
        return {};
    return paintPage(shown, title, printer) ? Words::tr("Sent to %1").arg(printer.printerName())
                                            : Words::tr("It could not be printed");
}

} // namespace monitor

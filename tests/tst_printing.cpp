// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the window shows, as a PDF.

#include "support/windowtest.h"

#include "views/mainwindow.h"
#include "views/printing.h"

#include <QtCore/qfile.h>

using namespace monitor;

class TestPrinting : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void aPageOfIt()
    {
        openScene();
        const QString file = m_runtime.filePath(QStringLiteral("shown.pdf"));
        QString error;
        QVERIFY2(savePdf(*m_window->centralWidget(), QStringLiteral("nightly-elt"), file, &error),
                 qPrintable(error));
        QFile pdf(file);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray bytes = pdf.readAll();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(bytes.trimmed().endsWith("%%EOF"));
        QCOMPARE(bytes.count("/Type /Page\n"), 1);
    }

    void whereNothingCanBeWritten()
    {
        openScene();
        QString error;
        const QString file = QStringLiteral("/nonexistent/shown.pdf");
        QVERIFY(!savePdf(*m_window->centralWidget(), QStringLiteral("nightly-elt"), file, &error));
        QVERIFY2(error.startsWith(file), qPrintable(error));
    }
};

QTEST_MAIN(TestPrinting)
#include "tst_printing.moc"

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "mainwindow.h"

#include <QApplication>

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Hash Tool"));
    MainWindow window;
    if (app.arguments().size() > 1)
        window.setFolder(app.arguments().at(1));
    window.show();
    return app.exec();
}

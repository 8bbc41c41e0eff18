// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// Jobs of other machines in the window.

#include "views/emptypage.h"
#include "views/machines.h"
#include "views/mainwindow.h"

#include <QtCore/qcoreapplication.h>
#include <QtWidgets/qinputdialog.h>
#include <QtWidgets/qmenu.h>

namespace monitor {

void MainWindow::buildMachines()
{
    m_machines = new Machines(m_sessions, QCoreApplication::applicationFilePath(), this);
    connect(m_machines, &Machines::said, this, &MainWindow::say);
    connect(m_machines, &Machines::appeared, this, &MainWindow::openJournal);
    connect(m_machines, &Machines::failed, this, [this](const QString &url, const QString &error) {
        if (m_job) {
            say(tr("%1: %2").arg(url, error));
            return;
        }
        m_empty->showError(url, error);
    });
}

bool MainWindow::openMachine(const QString &url)
{
    QString error;
    const bool opened = m_machines->open(url, &error);
    if (!opened) {
        setJob(nullptr);
        m_empty->showError(url, error);
    }
    return opened;
}

void MainWindow::askForMachine()
{
    bool yes = false;
    const QString url = QInputDialog::getText(this, tr("Jobs of another machine"),
                                              tr("Machine, as ssh knows it. It needs a key or an agent, and "
                                                 "parallel-monitor there:"),
                                              QLineEdit::Normal, QStringLiteral("ssh://"), &yes);
    if (yes && !url.trimmed().isEmpty())
        openMachine(Machines::isUrl(url.trimmed()) ? url.trimmed()
                                                   : QStringLiteral("ssh://") + url.trimmed());
}

void MainWindow::fillMachines(QMenu *menu)
{
    menu->clear();
    menu->addAction(tr("&Connect…"), this, &MainWindow::askForMachine);
    const QStringList urls = m_machines->urls();
    for (const QString &url : urls)
        menu->addAction(tr("Disconnect %1").arg(url), this, [this, url] { m_machines->close(url); });
}

} // namespace monitor

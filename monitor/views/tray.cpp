// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/tray.h"

#include <QtWidgets/qapplication.h>
#include <QtWidgets/qmenu.h>

namespace monitor {

Tray::Tray(std::function<void()> openWindow) : m_icon(QApplication::windowIcon()), m_menu(new QMenu)
{
    connect(m_menu->addAction(tr("Open")), &QAction::triggered, this, openWindow);
    connect(m_menu->addAction(tr("Stop watching")), &QAction::triggered, qApp, &QApplication::quit);
    m_icon.setContextMenu(m_menu.get());
    m_icon.setToolTip(tr("parallel-monitor watches"));
    connect(&m_icon, &QSystemTrayIcon::activated, this,
            [openWindow](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger)
                    openWindow();
            });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, openWindow);
    m_icon.show();
}

Tray::~Tray() = default;

void Tray::notify(const QString &title, const QString &message, bool isBad)
{
    constexpr int shownMs = 15'000;
    m_icon.showMessage(title, message, isBad ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information,
                       shownMs);
}

} // namespace monitor

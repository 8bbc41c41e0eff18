// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qobject.h>
#include <QtWidgets/qsystemtrayicon.h>

#include <functional>
#include <memory>

class QMenu;

namespace monitor {

/// The monitor in the desktop's tray, while it watches: a click opens the window.
class Tray : public QObject
{
    Q_OBJECT

public:
    /// \a openWindow: shows it, or brings it to the front.
    explicit Tray(std::function<void()> openWindow);
    ~Tray() override;

    /// False: this desktop has none.
    static bool isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }
    void notify(const QString &title, const QString &message, bool isBad);

private:
    QSystemTrayIcon m_icon;
    std::unique_ptr<QMenu> m_menu;
};

} // namespace monitor

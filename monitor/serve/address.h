// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

namespace monitor::serve {

/// Where a server listens.
struct Address
{
    static constexpr int usualPort = 8017;

    QString host = QStringLiteral("localhost"); ///< A name or a number, without brackets.
    int port = usualPort; ///< 0: any that is free.

    /// Of "localhost", "192.0.2.7:9000", ":9000", "[::1]:0" or "::". False: \a error says what is
    /// wrong, and what is accepted.
    static bool parse(const QString &text, Address &address, QString *error);

    /// Only processes of this machine reach it.
    bool isLoopback() const;
    /// With brackets where it needs them: "[::1]:8017".
    QString text() const;
};

/// Is \a host, as a browser has it from the address line, a name of this machine's loopback?
bool isLoopbackName(const QString &host);
/// The host of a "Host" header, without its port and brackets.
QString hostOf(const QString &header);

} // namespace monitor::serve

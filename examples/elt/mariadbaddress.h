// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

/// Whether that is the address of a MySQL or MariaDB database: mysql:// or mariadb://
bool isMariadb(const QString &address);

/// mysql://user:password@host:port/database?ssl-mode=required, taken apart.
struct MariadbAddress
{
    enum class Tls {
        Disabled,
        Preferred,     ///< If the server has it, whoever it is: the default, as with PostgreSQL.
        Required,      ///< Or no connection.
        VerifyIdentity ///< And its certificate must be for this host, by somebody who is trusted.
    };

    QString host;
    int port = 3306;
    QString user;
    QString password;
    QString database;
    QString socket; ///< The path of a local server's, in place of host and port.
    Tls tls = Tls::Preferred;
    QString caFile; ///< Who is trusted, in place of the system's: implies VerifyIdentity.

    /// Throws std::invalid_argument that says what is wrong.
    static MariadbAddress parse(const QString &address);
};

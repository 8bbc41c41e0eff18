// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

#include <chrono>
#include <optional>

namespace parallel::cluster {

/// What PARALLEL_CLUSTER says.
struct Config
{
    bool isTls = true;
    QByteArray host;
    int port = 5671;
    QByteArray user = "guest";
    QByteArray password = "guest";
    QByteArray vhost = "/";
    QByteArray ca;   // a file with the certificates that are trusted; empty: the system's
    QByteArray cert; // our own certificate and key, where the broker asks for one
    QByteArray key;
    QByteArray secret; // what messages are encrypted with; empty: they are not
    QByteArray build;               // in the place of the program's own build
    std::chrono::seconds grace{30}; // so long a submitter may be away before its calls end
    int heartbeat = 10;             // seconds

    /// The address without the password, for people.
    QByteArray shown() const;
};

/// Reads \a url. Throws ConfigError, which says what is wrong and what is accepted.
Config parseUrl(const QString &url);

/// Of this process; nullopt: PARALLEL_CLUSTER is not set. Throws ConfigError.
std::optional<Config> configured();
/// Of a worker, which needs a broker and threads. Throws ConfigError.
Config configuredForWorker();
/// Is PARALLEL_WORKER set, so that this process is a worker? Throws ConfigError.
bool isWorker();

} // namespace parallel::cluster

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>

class Stop;

/// A file as it came over the wire.
struct Download
{
    QString address;
    QByteArray body;
    QString contentType; ///< text/csv, or empty when the server said nothing (FTP).
    QString charset;     ///< utf-8, or empty.

    bool isJson() const;
};

/// How much to put up with from a server.
struct Limits
{
    std::chrono::seconds silence{30};     ///< Without a byte for so long, it has failed.
    qint64 bytes = qint64(256) * 1024 * 1024;
};

/// Downloads by HTTP and FTP. Keeps connections open for the next download from
/// the same server. Belongs to one thread at a time, as a libcurl handle does.
class Curl
{
public:
    Curl();
    ~Curl();
    Curl(const Curl &) = delete;
    Curl &operator=(const Curl &) = delete;

    /// Returns when all is there. Throws Failure when it cannot be had, and
    /// parallel::CancelledError within a second or so of \a stop.
    Download download(const QString &address, const Limits &limits, const Stop &stop);

private:
    struct Transfer;
    void *m_handle;
};

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "bytes.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <string>

class Stop;

/// How to log in to an SFTP server.
struct SshOptions
{
    QString knownHosts = {}; ///< The servers that are trusted: a file, or ~/.ssh/known_hosts.
    QString keyFile = {};    ///< The private key, or the first of ~/.ssh.
};

/// What to ask a server for, and how.
struct Request
{
    QString address;
    QStringList headers = {};              ///< "Name: value"; not shown to anybody.
    QString caFile = {};                   ///< The certificates to trust in place of the system's.
    SshOptions ssh = {};
    std::chrono::seconds silence{30};      ///< Without a byte for so long, it has failed.
};

/// A client for HTTP, FTP and SFTP. Keeps connections open for the next download from the
/// same server. Belongs to one thread at a time, as libcurl's handles do.
class Curl
{
public:
    Curl();
    ~Curl();
    Curl(const Curl &) = delete;
    Curl &operator=(const Curl &) = delete;

private:
    friend class Download;
    void *m_easy;
    void *m_multi;
};

/// One download: its bytes, as they come over the wire. One at a time of a Curl.
class Download final : public Bytes
{
public:
    /// Waits for the first byte of the answer. Throws Failure when it cannot be had, a
    /// PassingFailure when another time may be better, and parallel::CancelledError within
    /// a second or so of \a stop.
    Download(Curl &curl, const Request &request, const Stop &stop);
    ~Download() override;

    /// Throws the same, also when the connection ends before all is there.
    std::string_view next() override;

    QString contentType() const { return m_contentType; } ///< text/csv; empty when not said (FTP).
    QString charset() const { return m_charset; }         ///< utf-8, or empty.
    qint64 received() const { return m_received; }        ///< Bytes, so far.

private:
    struct Callbacks;
    void setOptions(const Request &request);
    void setSshOptions(const SshOptions &ssh);
    void fill();
    void finish(int result);
    bool isRedirected() const;
    void followWithHeaders();
    void requireOk();
    void readType();

    Curl &m_curl;
    const Stop &m_stop;
    std::chrono::seconds m_silence;
    std::chrono::steady_clock::time_point m_lastByte;
    struct curl_slist *m_headers = nullptr;
    char m_error[256] = "";
    QString m_status; // "404 Not Found"
    QString m_untrusted; // why the key of an SFTP server is not to be trusted
    QString m_knownHosts;
    QString m_refusal; // "421 Too many connections", of an FTP server
    QString m_contentType;
    QString m_encoding;
    QString m_charset;
    std::string m_buffer; // what has come
    std::string m_piece;  // what next() gave last
    qint64 m_received = 0;
    bool m_paused = false;
    bool m_begun = false;
    bool m_done = false;
};

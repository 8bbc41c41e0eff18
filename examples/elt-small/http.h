// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonArray>
#include <QString>

/// A client that keeps its connection open for the next request. Of one thread at a time, as
/// libcurl's handles are.
class Http
{
public:
    Http();
    ~Http();
    Http(const Http &) = delete;
    Http &operator=(const Http &) = delete;

    /// The JSON array at \a address. Throws std::runtime_error when there is none.
    QJsonArray array(const QString &address);

private:
    QByteArray body(const QString &address);

    void *m_curl;
};

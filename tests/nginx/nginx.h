// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qprocess.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qtemporarydir.h>

/// An nginx of the test's own: hosts 127.0.0.1, 127.0.0.2, … with one port, and with what it may
/// refuse. It ends with this object.
///
/// "/connections/…" takes some 20 ms; where a host has more than `connections` of them at the same
/// time, it answers 429, and Retry-After: 1. "/requests/…" is there at once; where a host has more
/// in a second than `requests`, it answers 503, and Retry-After: 1.
class Nginx
{
public:
    static constexpr int connections = 4;
    static constexpr int requests = 50;

    explicit Nginx(int hosts);
    ~Nginx() { end(); }

    /// Why it does not run, or empty.
    QString problem() const { return m_problem; }
    QByteArray host(int number) const { return "127.0.0." + QByteArray::number(number + 1); }
    quint16 port() const { return m_port; }
    /// Ends it, and returns what it has logged: "HOST STATUS PATH" each.
    QStringList end();

private:
    bool start(const QString &program, int hosts);

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QString m_problem;
};

/// Gets \a path from there, as code does that knows nothing of policies: throws RetryAfter where
/// it is asked to come again, and std::runtime_error for all else that is not an answer.
void get(const QByteArray &host, quint16 port, const QByteArray &path);

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qprocess.h>
#include <QtCore/qtemporarydir.h>

/// A RabbitMQ of a test's own, on loopback, with all that it keeps in a temporary folder. It ends
/// with this object.
class Broker
{
public:
    Broker();
    ~Broker();

    /// Before start(): it also accepts TLS, at tlsUrl(), from those with a certificate of its own authority.
    /// Returns what is wrong, or nothing.
    QString useTls();
    /// Of its certificates: "ca.pem", "other.pem" (of nobody), "client.pem", "client.key".
    QString certificate(const QString &name) const { return m_folder.filePath(name); }
    QString tlsUrl(const QString &options) const;

    /// Starts it, for the first time or again with what it kept, and waits until it accepts
    /// connections. Returns what is wrong, or nothing.
    QString start();
    /// As a power cut.
    void kill();
    /// Before kill(), after queues were declared: RabbitMQ 3.10 writes the names of new quorum queues to its
    /// disk within three minutes, and one that is killed before has lost them.
    QString sync() const;

    /// For PARALLEL_CLUSTER; \a port: by way of another one.
    QString url(const QString &options = {}, int port = 0) const;
    int port() const { return m_port; }
    /// What rabbitmqctl prints, or why it could not.
    QString control(const QStringList &arguments) const;
    /// Are these bytes on its disk?
    bool keeps(QByteArrayView bytes) const;
    /// The end of what it has logged.
    QString log() const;

private:
    QProcessEnvironment environment() const;

    QTemporaryDir m_folder;
    QProcess m_names; // epmd, which Erlang's nodes need
    QProcess m_server;
    int m_port = 0;
    int m_tlsPort = 0;
    int m_namesPort = 0;
    int m_nodesPort = 0;
};

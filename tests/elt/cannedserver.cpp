// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "cannedserver.h"

#include <QTcpSocket>

CannedServer::CannedServer()
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *const socket = nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readRequest(socket); });
    });
}

QString CannedServer::address(const QString &path) const
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path);
}

QString CannedServer::answers(const QString &path, const QByteArray &bytes)
{
    m_answers.insert(path, {bytes});
    return address(path);
}

QString CannedServer::neverAnswers(const QString &path)
{
    m_answers.insert(path, {{}, 0});
    return address(path);
}

QString CannedServer::answersTogether(const QString &path, const QByteArray &bytes, int count)
{
    m_answers.insert(path, {bytes, count});
    return address(path);
}

QString CannedServer::answersByQuery(const QString &path, const QHash<QString, QByteArray> &answers)
{
    for (auto each = answers.cbegin(); each != answers.cend(); ++each)
        m_byQuery.insert(path + '?' + each.key(), each.value());
    return address(path);
}

QString CannedServer::answersInTurn(const QString &path, const QByteArrayList &answers)
{
    m_inTurn.insert(path, answers);
    return address(path);
}

QByteArray CannedServer::ok(const QByteArray &type, const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: "
           + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

void CannedServer::readRequest(QTcpSocket *socket)
{
    const QByteArray request = socket->peek(1 << 16);
    if (!request.contains("\r\n\r\n"))
        return;
    m_lastRequest = socket->readAll();
    ++m_requests;
    const QString target = QString::fromLatin1(request).section(' ', 1, 1);
    const QString path = target.section('?', 0, 0);
    const QString whole = path + '?' + target.section('?', 1);
    if (QByteArrayList &answers = m_inTurn[path]; !answers.isEmpty()) {
        socket->write(answers.size() > 1 ? answers.takeFirst() : answers.first());
        socket->disconnectFromHost();
        return;
    }
    if (m_byQuery.contains(whole)) {
        socket->write(m_byQuery.value(whole));
        socket->disconnectFromHost();
        return;
    }
    Answer &answer = m_answers[path];
    answer.waiting += socket;
    if (answer.together > 0 && answer.waiting.size() >= answer.together)
        answerWaiting(path, answer.bytes);
}

void CannedServer::answerWaiting(const QString &path, const QByteArray &bytes)
{
    for (QTcpSocket *const socket : std::exchange(m_answers[path].waiting, {})) {
        socket->write(bytes);
        socket->disconnectFromHost();
    }
}

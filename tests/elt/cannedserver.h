// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHash>
#include <QTcpServer>

/// An HTTP server that answers with the very bytes it was given, in this thread's
/// event loop: for answers that a sound server would not give.
class CannedServer : public QTcpServer
{
    Q_OBJECT

public:
    CannedServer();

    /// The address of \a path, which from now on is answered with \a bytes. After
    /// them the connection closes.
    QString answers(const QString &path, const QByteArray &bytes);
    /// The address of \a path, where a request waits for answerWaiting().
    QString neverAnswers(const QString &path);
    /// Answers those that wait at \a path.
    void answerWaiting(const QString &path, const QByteArray &bytes);
    /// The address of \a path, whose requests wait until \a count of them wait, and are
    /// then all answered with \a bytes.
    QString answersTogether(const QString &path, const QByteArray &bytes, int count);

    /// The address of \a path, whose requests are answered with one after the other, and then with the
    /// last.
    QString answersInTurn(const QString &path, const QByteArrayList &answers);
    /// The address of \a path, whose requests are answered by what stands behind the ? in them.
    QString answersByQuery(const QString &path, const QHash<QString, QByteArray> &answers);

    /// The request that came last.
    QByteArray lastRequest() const { return m_lastRequest; }
    /// How many requests have come so far.
    int requests() const { return m_requests; }

    /// A whole answer: 200, of that type, with that body.
    static QByteArray json(const QByteArray &body) { return ok("application/json", body); }
    static QByteArray csv(const QByteArray &body) { return ok("text/csv", body); }
    static QByteArray ok(const QByteArray &type, const QByteArray &body);

private:
    void readRequest(QTcpSocket *socket);
    QString address(const QString &path) const;

    struct Answer
    {
        QByteArray bytes;
        int together = 1; // 0: not by themselves
        QList<QTcpSocket *> waiting = {};
    };
    QHash<QString, Answer> m_answers;
    QHash<QString, QByteArray> m_byQuery; // path?query -> answer
    QHash<QString, QByteArrayList> m_inTurn;
    QByteArray m_lastRequest;
    int m_requests = 0;
};

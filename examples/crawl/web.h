// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QString>
#include <QUrl>

/// What a web server has answered.
struct Answer
{
    QByteArray body;
    QString contentType; ///< text/html
    qint64 size = 0;     ///< As the server tells it.
};

/// HTTP for straight code: each call returns when the answer is there. An event
/// loop of its own runs meanwhile, so it works in any thread, but belongs to one.
class Web
{
public:
    /// Throws std::runtime_error with the reason when there is no good answer.
    Answer get(const QUrl &url) { return wait(m_manager.get(request(url))); }
    /// Asks for \a url without its body.
    Answer head(const QUrl &url) { return wait(m_manager.head(request(url))); }

private:
    static QNetworkRequest request(const QUrl &url);
    static Answer wait(QNetworkReply *reply);

    QNetworkAccessManager m_manager;
};

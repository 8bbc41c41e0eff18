// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "web.h"

#include <libparallel/parallel.h>

#include <QEventLoop>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <memory>
#include <stdexcept>

QNetworkRequest Web::request(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setTransferTimeout(30'000);
    request.setRawHeader("Accept-Encoding", "identity"); // sizes are those of the files
    return request;
}

Answer Web::wait(QNetworkReply *r)
{
    const std::unique_ptr<QNetworkReply> reply(r);
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    const std::stop_token stop = parallel::thisTask::stopToken();
    const std::stop_callback whenStopped(
        stop, [&] { QMetaObject::invokeMethod(reply.get(), &QNetworkReply::abort, Qt::QueuedConnection); });
    if (!reply->isFinished())
        loop.exec();
    if (stop.stop_requested())
        throw parallel::CancelledError("the crawl was stopped");
    if (reply->error() != QNetworkReply::NoError)
        throw std::runtime_error(reply->errorString().toStdString());
    const QString type = reply->header(QNetworkRequest::ContentTypeHeader).toString();
    return {reply->readAll(), type.section(';', 0, 0).trimmed(),
            reply->header(QNetworkRequest::ContentLengthHeader).toLongLong()};
}

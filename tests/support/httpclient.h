// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qmap.h>
#include <QtCore/qstring.h>

/// What a server answered.
struct HttpAnswer
{
    long status = 0; ///< 0: nothing, and `error` says why.
    QMap<QByteArray, QByteArray> headers; ///< Names in lower case.
    QByteArray body;
    QString error;

    QJsonObject json() const;
    /// The sentence of {"error": sentence}.
    QString sentence() const { return json().value(QStringLiteral("error")).toString(); }
};

/// One request, by libcurl. \a ca: certificates to trust.
HttpAnswer httpRequest(const QByteArray &method, const QString &url, const QList<QByteArray> &headers = {},
                       const QByteArray &body = {}, const QString &ca = {});

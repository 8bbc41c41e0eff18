// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qhash.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qstring.h>

namespace monitor::serve {

/// What somebody asked, of what matters here.
struct Question
{
    QByteArray method; ///< "GET", "POST"
    QString path;      ///< "/api/sessions/4f…", decoded.
    QHash<QString, QString> query; ///< Decoded.
    QByteArray body;

    bool isPost() const { return method == "POST"; }
};

/// What a server answers.
struct Answer
{
    int status = 200;
    QByteArray type = "application/json";
    QByteArray body;

    static Answer json(const QJsonObject &object);
    /// {"error": sentence}
    static Answer error(int status, const QString &sentence);
};

/// A number of a query. False: it is there, and no number of that range; \a error says so.
bool numberOf(const Question &question, const QString &key, qint64 from, qint64 to, qint64 &value,
              Answer *error);

} // namespace monitor::serve

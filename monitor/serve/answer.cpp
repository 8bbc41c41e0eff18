// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "answer.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qjsondocument.h>

namespace monitor::serve {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::serve::Answer)
};

} // namespace

Answer Answer::json(const QJsonObject &object)
{
    return {200, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Answer Answer::error(int status, const QString &sentence)
{
    Answer answer = json({{QStringLiteral("error"), sentence}});
    answer.status = status;
    return answer;
}

bool numberOf(const Question &question, const QString &key, qint64 from, qint64 to, qint64 &value,
              Answer *error)
{
    const auto found = question.query.constFind(key);
    if (found == question.query.constEnd())
        return true;
    bool isNumber = false;
    const qint64 given = found->toLongLong(&isNumber);
    if (!isNumber || given < from || given > to) {
        *error = Answer::error(
            400,
            Words::tr("%1=%2: accepted is a whole number from %3 to %4.").arg(key, *found).arg(from).arg(to));
        return false;
    }
    value = given;
    return true;
}

} // namespace monitor::serve

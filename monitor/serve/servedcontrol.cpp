// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "servedjob.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qjsondocument.h>

namespace monitor::serve {

using parallel::Journal;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::serve::ServedJob)
};

} // namespace

Answer ServedJob::control(const Question &question)
{
    QJsonParseError parsed;
    const QJsonObject wish = QJsonDocument::fromJson(question.body, &parsed).object();
    if (parsed.error != QJsonParseError::NoError)
        return Answer::error(
            400,
            Words::tr("The body is no JSON: %1, at byte %2.").arg(parsed.errorString()).arg(parsed.offset));
    const QString action = wish.value(QStringLiteral("action")).toString();
    const QStringList actions{QStringLiteral("pause"), QStringLiteral("resume"), QStringLiteral("cancel"),
                              QStringLiteral("workers")};
    if (!actions.contains(action))
        return Answer::error(400, Words::tr("The action is “%1”. Accepted are: %2.")
                                      .arg(action, actions.join(QStringLiteral(", "))));
    const int workers = wish.value(QStringLiteral("workers")).toInt(-1);
    if (action == QLatin1String("workers") && (workers < 1 || workers > 65536))
        return Answer::error(400, Words::tr("“workers” must be a whole number from 1 to 65536."));
    const QJsonValue scope = wish.value(QStringLiteral("scope"));
    if (!scope.isUndefined() && !scope.isDouble())
        return Answer::error(400,
                             Words::tr("“scope” must be the number of a scope, as the job's answer has it."));

    Journal &journal = *m_job->journal();
    if (const QString refusal = journal.controlRefusal(); !refusal.isEmpty())
        return Answer::error(409, refusal);
    int asked = 0;
    bool done = true;
    const QList<Journal::Pool> pools = journal.pools();
    for (const Journal::Pool &pool : pools) {
        if (!pool.open || (scope.isDouble() && scope.toInt(-1) != pool.slot))
            continue;
        ++asked;
        done = (action == QLatin1String("pause")    ? journal.pause(pool.slot)
                : action == QLatin1String("resume") ? journal.resume(pool.slot)
                : action == QLatin1String("cancel") ? journal.cancelAll(pool.slot)
                                                    : journal.setWorkers(pool.slot, workers))
               && done;
    }
    if (asked == 0)
        return Answer::error(409,
                             scope.isDouble()
                                 ? Words::tr("There is no open scope %1.").arg(scope.toInt(-1))
                                 : Words::tr("All its scopes have ended: there is nothing left to control."));
    if (!done)
        return Answer::error(409, journal.controlError());
    return Answer::json({{QStringLiteral("asked"), asked}});
}

} // namespace monitor::serve

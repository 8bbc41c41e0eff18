// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "analysis/whywords.h"

#include "reader/words.h"

#include <QtCore/qcoreapplication.h>

namespace monitor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::Why)
};

} // namespace

QString words(const WhatIf &what, const Calls &calls)
{
    if (what.withoutName >= 0)
        return Words::tr("if “%1” took no time")
            .arg(QString::fromUtf8(calls.names[std::size_t(what.withoutName)]));
    return Words::tr("with %1 workers", nullptr, plural(quint64(what.workers)))
        .arg(number(quint64(what.workers)));
}

QString nameOf(const parallel::Journal &journal, const Call &call)
{
    const parallel::Journal::Record task = journal.record(call.slot);
    const QString arguments = journal.arguments(task).simplified();
    const QString name = Words::tr("“%1”").arg(journal.name(task));
    return arguments.isEmpty() ? name : name + u' ' + arguments;
}

QString words(const Tail &tail, const Calls &calls, const parallel::Journal &journal)
{
    const Call &last = calls.all[tail.last];
    const QString ended = journal.dateTime(tail.to).toString(QStringLiteral("HH:mm:ss"));
    return Words::
        tr("%1 from the beginning of its last call to its end at %2, that of %3; workers were idle for %4 "
           "meanwhile")
            .arg(duration(tail.length()), ended, nameOf(journal, last), duration(qint64(tail.idle)));
}

QString aboutEstimates()
{
    return Words::tr("Estimates: as if each call took as long as it did, whatever runs beside it.");
}

} // namespace monitor

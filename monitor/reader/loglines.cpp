// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "loglines.h"

#include "words.h"

#include <QtCore/qcoreapplication.h>

namespace monitor {

using parallel::Journal;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::LogLines)
};

} // namespace

QString clockOf(const Journal::LogLine &line, const QDateTime &started)
{
    const QDateTime at = started.addMSecs(line.time / 1'000'000);
    const QString time = at.toString(QStringLiteral("HH:mm:ss.zzz"));
    return at.date() == started.date() ? time : dayOfMonth(at.date()) + u' ' + time;
}

QString word(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return Words::tr("debug");
    case QtWarningMsg:
        return Words::tr("warning");
    case QtCriticalMsg:
        return Words::tr("critical");
    case QtFatalMsg:
        return Words::tr("fatal");
    case QtInfoMsg:
        break;
    }
    return {};
}

QString asText(const QList<Journal::LogLine> &lines, const QDateTime &started)
{
    QString text;
    for (const Journal::LogLine &line : lines) {
        const QString kind = word(line.type);
        text += clockOf(line, started) + QStringLiteral("  ")
                + (kind.isEmpty() ? QString() : kind + QStringLiteral(": ")) + line.text + u'\n';
    }
    text.chop(1);
    return text;
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "watch/rules.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qstringlist.h>

#include <optional>

namespace monitor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::Watch)
};

constexpr const char *eventWords[] = {"started", "ended", "failed", "died", "late", "stuck", "test"};
constexpr int rulable = 6; // all but the last

/// "90s", "10m", "1h30m"; nothing: it is none.
std::optional<qint64> timeFrom(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch() || text.isEmpty())
        return {};
    constexpr qint64 most = 10'000'000; // of each: more than anybody waits for
    qint64 seconds = 0;
    const int units[] = {3600, 60, 1};
    for (int i = 0; i < 3; ++i) {
        const qint64 count = match.captured(i + 1).toLongLong();
        if (match.captured(i + 1).size() > 8 || count > most)
            return {};
        seconds += count * units[i];
    }
    if (seconds == 0)
        return {};
    return seconds * 1'000'000'000;
}

/// What is wrong with a line of a section; empty: nothing.
QString takeLine(const QString &key, const QString &value, WatchRule &rule)
{
    const auto refuse = [&](const QString &accepted) {
        return Words::tr("%1 is “%2”; accepted is %3").arg(key, value, accepted);
    };
    if (key == QLatin1String("events")) {
        rule.events.clear();
        const QStringList events =
            value.split(QRegularExpression(QStringLiteral("[\\s,]+")), Qt::SkipEmptyParts);
        for (const QString &word : events) {
            int event = 0;
            while (event < rulable && word != QLatin1String(eventWords[event]))
                ++event;
            if (event == rulable)
                return refuse(Words::tr("a list of started, ended, failed, died, late and stuck"));
            rule.events.insert(WatchEvent(event));
        }
        return events.isEmpty() ? refuse(Words::tr("a list of started, ended, failed, died, late and stuck"))
                                : QString();
    }
    if (key == QLatin1String("notify")) {
        if (value != QLatin1String("yes") && value != QLatin1String("no"))
            return refuse(Words::tr("yes or no"));
        rule.notify = value == QLatin1String("yes");
        return {};
    }
    if (key == QLatin1String("command")) {
        rule.command = value;
        return {};
    }
    if (key == QLatin1String("late") || key == QLatin1String("stuck")) {
        qint64 &time = key == QLatin1String("late") ? rule.late : rule.stuck;
        if (key == QLatin1String("late") && value == QLatin1String("usual")) {
            time = -1;
            return {};
        }
        const auto parsed = timeFrom(value);
        if (!parsed)
            return refuse(key == QLatin1String("late")
                              ? Words::tr("usual, or a time such as 90s, 45m or 1h30m")
                              : Words::tr("a time such as 90s, 45m or 1h30m"));
        time = *parsed;
        return {};
    }
    return Words::tr("“%1” is not known; accepted are events, notify, command, late and stuck").arg(key);
}

} // namespace

QString word(WatchEvent event)
{
    return QLatin1String(eventWords[int(event)]);
}

bool parseRules(const QString &text, QList<WatchRule> &rules, QString *error)
{
    rules.clear();
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        const auto fail = [&](const QString &what) {
            *error = Words::tr("line %1: %2.").arg(i + 1).arg(what);
            return false;
        };
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';'))
            continue;
        if (line.startsWith(u'[')) {
            WatchRule rule;
            rule.program = line.mid(1, line.size() - 2).trimmed();
            if (!line.endsWith(u']') || rule.program.isEmpty())
                return fail(Words::tr("a section is the name of a program in brackets, or [*]"));
            rules.append(rule);
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (equals < 0)
            return fail(Words::tr("“%1” is neither [program] nor key = value").arg(line.left(60)));
        if (rules.isEmpty())
            return fail(Words::tr("a section such as [*] has to come first"));
        const QString wrong =
            takeLine(line.left(equals).trimmed(), line.mid(equals + 1).trimmed(), rules.last());
        if (!wrong.isEmpty())
            return fail(wrong);
    }
    return true;
}

const WatchRule *ruleFor(const QList<WatchRule> &rules, const QString &program)
{
    const WatchRule *found = nullptr;
    for (const WatchRule &rule : rules) {
        const bool own = rule.program == program;
        if (own || (rule.program == QLatin1String("*") && (!found || found->program != program)))
            found = &rule;
    }
    return found;
}

QString rulesFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
           + QStringLiteral("/libparallel/watch.conf");
}

QList<WatchRule> defaultRules()
{
    WatchRule all;
    all.program = QStringLiteral("*");
    return {all};
}

} // namespace monitor

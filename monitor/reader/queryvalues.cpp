// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "queryvalues.h"

#include <QtCore/qmap.h>

#include <cmath>

namespace monitor {

qint64 nanosecondsFrom(const QString &typed)
{
    const QString text = typed.trimmed().toLower();
    qsizetype digits = 0;
    while (digits < text.size() && (text[digits].isDigit() || text[digits] == u'.'))
        ++digits;
    bool ok = false;
    const double value = text.left(digits).toDouble(&ok);
    static const QMap<QString, double> units = {
        {"ns", 1},  {"us", 1e3}, {"µs", 1e3},   {"μs", 1e3},   {"ms", 1e6},    {"", 1e9},
        {"s", 1e9}, {"m", 60e9}, {"min", 60e9}, {"h", 3600e9}, {"d", 86400e9},
    };
    const auto unit = units.constFind(text.mid(digits).trimmed());
    if (!ok || unit == units.constEnd() || value * *unit > 3e18)
        return -1;
    return qint64(std::llround(value * *unit));
}

qint64 numberFrom(const QString &text)
{
    bool ok = false;
    const qint64 value = text.trimmed().toLongLong(&ok);
    return ok && value >= 0 ? value : -1;
}

qint64 partsFrom(const QString &typed)
{
    QString text = typed;
    if (text.endsWith(u'%'))
        text.chop(1);
    bool ok = false;
    const double value = text.trimmed().toDouble(&ok);
    return ok && value >= 0 && value <= 100 ? qint64(std::llround(value * 100)) : -1;
}

bool rangeFrom(const QString &text, qint64 (*valueFrom)(const QString &), bool atLeast, Range &range)
{
    const qsizetype dots = text.indexOf(QLatin1String(".."));
    if (dots >= 0) {
        const QString from = text.left(dots);
        const QString to = text.mid(dots + 2);
        if (!from.isEmpty() && (range.from = valueFrom(from)) < 0)
            return false;
        if (!to.isEmpty() && (range.to = valueFrom(to)) < 0)
            return false;
        return !(from.isEmpty() && to.isEmpty());
    }
    const bool more = text.startsWith(u'>');
    const bool less = text.startsWith(u'<');
    const bool equal = text.mid(more || less).startsWith(u'=');
    const qint64 value = valueFrom(text.mid(int(more || less) + int(equal)));
    if (value < 0)
        return false;
    if (more)
        range.from = equal ? value : value + 1;
    else if (less)
        range.to = equal ? value : value - 1;
    else if (atLeast && !equal)
        range.from = value;
    else
        range.from = range.to = value;
    return true;
}

bool momentFrom(const QString &text, Moment &moment)
{
    if (text.startsWith(u'+')) {
        moment.sinceStart = nanosecondsFrom(text.mid(1));
        return moment.sinceStart >= 0;
    }
    for (const char *format : {"H:mm", "H:mm:ss", "H:mm:ss.z", "H:mm:ss.zzz"}) {
        moment.time = QTime::fromString(text, QLatin1String(format));
        if (moment.time.isValid())
            return true;
    }
    moment.dateTime = QDateTime::fromString(text, Qt::ISODateWithMs);
    return moment.dateTime.isValid();
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/timescale.h"

#include "reader/words.h"

#include <QtCore/qcoreapplication.h>

#include <cmath>

namespace monitor {

namespace {

struct Scale
{
    Q_DECLARE_TR_FUNCTIONS(monitor::TimeScale)
};

constexpr qint64 second = 1'000'000'000;

/// The shortest round step that is not shorter than \a least.
qint64 roundStep(double least)
{
    if (least < double(second)) {
        for (qint64 power = 1; power < second; power *= 10) {
            for (const qint64 factor : {1, 2, 5}) {
                if (double(power * factor) >= least)
                    return power * factor;
            }
        }
        return second;
    }
    static constexpr qint64 steps[] = {1,   2,    5,    10,   15,    30,    60,    120,   300,    600,
                                       900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800};
    for (const qint64 step : steps) {
        if (double(step * second) >= least)
            return step * second;
    }
    return qint64(std::ceil(least / (604800.0 * double(second)))) * 604800 * second;
}

/// Of steps shorter than a second: "+5 ms", without what the step cannot tell. Where
/// the \a longest of them is a second or more, all of them are "+1.5 s".
QString offset(qint64 nanoseconds, qint64 step, qint64 longest)
{
    if (longest >= second) {
        const int digits = step >= 100'000'000 ? 1 : step >= 10'000'000 ? 2 : 3;
        return u'+' + Scale::tr("%1 s").arg(decimal(double(nanoseconds) / 1e9, digits));
    }
    if (step >= 1'000'000 || nanoseconds % 1'000'000 == 0)
        return u'+' + Scale::tr("%1 ms").arg(nanoseconds / 1'000'000);
    if (step >= 1'000)
        return u'+'
               + Scale::tr("%1 ms").arg(decimal(double(nanoseconds) / 1e6, step >= 100'000  ? 1
                                                                           : step >= 10'000 ? 2
                                                                                            : 3));
    return u'+'
           + Scale::tr("%1 µs").arg(decimal(double(nanoseconds) / 1e3, step >= 100  ? 1
                                                                       : step >= 10 ? 2
                                                                                    : 3));
}

/// As the ruler writes it in place of midnight.
QString dayText(const QDateTime &at)
{
    return dayOfMonth(at.date());
}

} // namespace

TimeScale timeScale(const QDateTime &start, double from, double to, int width, int apart)
{
    TimeScale scale;
    if (width <= 0 || !(to > from))
        return scale;
    scale.step = roundStep((to - from) / width * apart);
    // The journal's own time plus this is the time of day: marks are at round ones.
    const qint64 day =
        start.isValid() ? qint64(start.toLocalTime().time().msecsSinceStartOfDay()) * 1'000'000 : 0;
    const auto at = [&](qint64 time) { return start.addMSecs(time / 1'000'000).toLocalTime(); };
    const bool relative = scale.step < second;
    qint64 base = 0;
    if (relative) {
        base = (day + qint64(from)) / second * second;
        scale.base = at(base - day).toString(QStringLiteral("HH:mm:ss"));
    } else if (at(qint64(from)).date() != start.toLocalTime().date()) {
        scale.base = dayText(at(qint64(from)));
    }
    const auto first = qint64(std::ceil((double(day) + from) / double(scale.step)));
    for (qint64 n = first;; ++n) {
        const qint64 moment = n * scale.step;
        if (double(moment - day) > to || scale.marks.size() > 200)
            break;
        TimeMark mark;
        mark.time = moment - day;
        if (relative)
            mark.label = offset(moment - base, scale.step, day + qint64(to) - base);
        else if (scale.step >= 86'400 * second || at(mark.time).time() == QTime(0, 0))
            mark.label = dayText(at(mark.time));
        else // by the clock of that moment: it may have been changed to or from summer time
            mark.label = at(mark.time).toString(scale.step >= 60 * second ? QStringLiteral("HH:mm")
                                                                          : QStringLiteral("HH:mm:ss"));
        scale.marks.append(mark);
    }
    return scale;
}

QString clockText(const QDateTime &time, const QDate &known, bool exact)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    const QString clock = local.toString(exact ? QStringLiteral("HH:mm:ss.zzz") : QStringLiteral("HH:mm:ss"));
    return local.date() == known ? clock : dayText(local) + u' ' + clock;
}

QString rangeText(const QDateTime &start, qint64 from, qint64 to)
{
    const QDateTime local = start.toLocalTime();
    const QDateTime begin = local.addMSecs(from / 1'000'000);
    const QDateTime end = local.addMSecs(to / 1'000'000);
    const qint64 length = to - from;
    if (length < 10'000'000)
        return QStringLiteral("%1 + %2").arg(clockText(begin, local.date(), true), duration(length));
    const bool exact = length < 10 * second;
    return QStringLiteral("%1 – %2").arg(clockText(begin, local.date(), exact),
                                         clockText(end, begin.date(), exact));
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "words.h"

#include <QtCore/qdir.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qlocale.h>

#include <algorithm>
#include <cmath>

namespace monitor {

using parallel::Journal;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::Words)
};

struct Appearance
{
    const char *keyword;
    const char *word; // the source text of the translation
    char16_t symbol;
    quint32 light;
    quint32 dark;
};

// Okabe and Ito's palette, darkened or lightened to 4.5:1 and more on the
// backgrounds that Qt's themes have.
constexpr Appearance appearances[shownCount] = {
    {"queued", QT_TRANSLATE_NOOP("monitor::Words", "queued"), u'○', 0x5f6670, 0xa3abb5},
    {"running", QT_TRANSLATE_NOOP("monitor::Words", "running"), u'●', 0x0067a8, 0x5ab4f0},
    {"succeeded", QT_TRANSLATE_NOOP("monitor::Words", "succeeded"), u'✓', 0x007655, 0x3ecf9f},
    {"failed", QT_TRANSLATE_NOOP("monitor::Words", "failed"), u'✗', 0xb34500, 0xff8a4c},
    {"cancelled", QT_TRANSLATE_NOOP("monitor::Words", "cancelled"), u'⊘', 0x846000, 0xe6b422},
    {"died", QT_TRANSLATE_NOOP("monitor::Words", "died while running"), u'†', 0x9c3d75, 0xe09ac4},
    {"never-ran", QT_TRANSLATE_NOOP("monitor::Words", "never ran"), u'◌', 0x5f6670, 0xa3abb5},
};

const Appearance &appearance(Shown state)
{
    return appearances[std::size_t(state)];
}

QString twoDigits(qint64 value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

/// The C locale would not group digits.
QLocale locale()
{
    const QLocale users;
    return users.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : users;
}

/// Three digits that count: 3.21, 32.1, 321.
QString threeDigits(double value)
{
    return locale().toString(value, 'f', value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
}

} // namespace

Shown shownState(Journal::TaskState state, Journal::State process)
{
    const bool died = process == Journal::State::Died;
    switch (state) {
    case Journal::TaskState::Empty:
    case Journal::TaskState::Queued:
        return died ? Shown::NeverRan : Shown::Queued;
    case Journal::TaskState::Running:
        return died ? Shown::Died : Shown::Running;
    case Journal::TaskState::Succeeded:
        return Shown::Succeeded;
    case Journal::TaskState::Failed:
        return Shown::Failed;
    case Journal::TaskState::Cancelled:
        break;
    }
    return Shown::Cancelled;
}

Shown shownState(Journal::State process, quint64 failed, quint64 cancelled)
{
    if (process == Journal::State::Running)
        return Shown::Running;
    if (process == Journal::State::Died)
        return Shown::Died;
    return failed ? Shown::Failed : cancelled ? Shown::Cancelled : Shown::Succeeded;
}

QString word(Journal::State state, bool paused, quint64 failed, quint64 cancelled)
{
    if (state == Journal::State::Running && paused)
        return Words::tr("paused");
    if (state != Journal::State::Finished || failed + cancelled == 0)
        return word(state);
    return failed ? Words::tr("finished, %1 failed", nullptr, plural(failed)).arg(number(failed))
                  : Words::tr("finished, %1 cancelled", nullptr, plural(cancelled)).arg(number(cancelled));
}

QString word(Shown state)
{
    return QCoreApplication::translate("monitor::Words", appearance(state).word);
}

QString word(Journal::State state)
{
    switch (state) {
    case Journal::State::Running:
        return Words::tr("running");
    case Journal::State::Finished:
        return Words::tr("finished");
    case Journal::State::Died:
        break;
    }
    return Words::tr("died");
}

QChar symbol(Shown state)
{
    return appearance(state).symbol;
}

QLatin1StringView keyword(Shown state)
{
    return QLatin1StringView(appearance(state).keyword);
}

quint32 color(Shown state, bool dark)
{
    return dark ? appearance(state).dark : appearance(state).light;
}

QString duration(qint64 nanoseconds)
{
    if (nanoseconds < 0)
        return {};
    if (nanoseconds < 1000)
        return Words::tr("%1 ns").arg(nanoseconds);
    const double ns = double(nanoseconds);
    if (ns < 999.5e3)
        return Words::tr("%1 µs").arg(threeDigits(ns / 1e3));
    if (ns < 999.5e6)
        return Words::tr("%1 ms").arg(threeDigits(ns / 1e6));
    if (ns < 59.95e9)
        return Words::tr("%1 s").arg(threeDigits(ns / 1e9));
    const qint64 seconds = (nanoseconds + 500'000'000) / 1'000'000'000;
    const qint64 days = seconds / 86400;
    if (days > 0)
        return Words::tr("%1 d %2:%3")
            .arg(days)
            .arg(twoDigits(seconds / 3600 % 24), twoDigits(seconds / 60 % 60));
    if (seconds >= 3600)
        return QStringLiteral("%1:%2:%3")
            .arg(seconds / 3600)
            .arg(twoDigits(seconds / 60 % 60), twoDigits(seconds % 60));
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(twoDigits(seconds % 60));
}

QString number(quint64 value)
{
    return locale().toString(value);
}

QString decimal(double value, int digits)
{
    return locale().toString(value, 'f', digits);
}

int plural(quint64 value)
{
    constexpr quint64 million = 1'000'000; // above it, rules look at the last digits
    return int(value < million ? value : million + value % million);
}

QString dayOfMonth(QDate date)
{
    //: A date without a year, in the format of QLocale::toString()
    return locale().toString(date, Words::tr("d MMM"));
}

QString dayOfWeek(QDate date)
{
    //: A date with the day of the week, in the format of QLocale::toString()
    return locale().toString(date, Words::tr("ddd d MMM"));
}

QString dayOfYear(QDate date)
{
    //: A date with its year, in the format of QLocale::toString()
    return locale().toString(date, Words::tr("d MMM yyyy"));
}

QString rate(double perSecond)
{
    if (perSecond < 0)
        return Words::tr("? /s");
    return Words::tr("%1 /s").arg(perSecond < 9.95 ? locale().toString(perSecond, 'f', 1)
                                                   : locale().toString(qRound64(perSecond)));
}

QString percent(double part)
{
    const double hundredths = std::clamp(part, 0.0, 1.0) * 100;
    constexpr double rounding = 1e-9; // 29 of 100 is 28.999999999999996
    if (hundredths > 0 && hundredths < 10 - rounding)
        return Words::tr("%1 %").arg(locale().toString(std::clamp(hundredths, 0.1, 9.9), 'f', 1));
    return Words::tr("%1 %").arg(locale().toString(qint64(hundredths + rounding))); // never up to 100
}

QString shownPath(const QString &path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
}

QString eta(qint64 nanoseconds)
{
    if (nanoseconds < 0)
        return QStringLiteral("?");
    const qint64 seconds = (nanoseconds + 999'999'999) / 1'000'000'000;
    return seconds < 60 ? Words::tr("%1 s").arg(seconds) : duration(seconds * 1'000'000'000);
}

} // namespace monitor

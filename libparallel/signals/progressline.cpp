// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "signals/progressline.h"

#include "platform/platform.h"

#include <QtCore/qlocale.h>
#include <QtCore/qscopedvaluerollback.h>

#include <cmath>
#include <mutex>

namespace parallel::detail {

namespace {

constexpr std::chrono::milliseconds barInterval{100};
constexpr std::chrono::seconds logInterval{5};
constexpr std::chrono::milliseconds measureInterval{500};
constexpr qint64 enoughDone = 3; // before a rate means anything
constexpr int barWidth = 24;

/// Lines that others write to standard error appear above the bar: Qt's messages
/// go through this handler while a bar is shown.
std::mutex barMutex;
int barCount = 0;
QtMessageHandler previousHandler = nullptr; // before the bar that is shown
QtMessageHandler firstHandler = nullptr;    // before the first one: it knows nothing of ours

void write(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    platform::writeToError(bytes.constData(), std::size_t(bytes.size()));
}

void eraseBarThenLog(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // The program's own handler may call the one that it has found, which may be this.
    static thread_local bool isInside = false;
    QtMessageHandler log = nullptr;
    {
        const std::lock_guard lock(barMutex);
        if (barCount > 0)
            write(QStringLiteral("\r\033[K"));
        log = isInside ? firstHandler : previousHandler;
    }
    if (!log)
        return;
    const QScopedValueRollback<bool> inside(isInside, true);
    log(type, context, message);
}

int terminalWidth()
{
    const int columns = platform::terminalWidth();
    return columns > 0 ? columns : 80;
}

QString shortTime(double seconds)
{
    const auto s = qint64(std::ceil(seconds));
    if (s < 60)
        return QStringLiteral("%1 s").arg(s);
    if (s < 3600)
        return QStringLiteral("%1:%2").arg(s / 60).arg(s % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1:%2:%3")
        .arg(s / 3600)
        .arg(s / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(s % 60, 2, 10, QLatin1Char('0'));
}

QString shortRate(double rate)
{
    if (rate >= 1)
        return QStringLiteral("%1/s").arg(QLocale::c().toString(rate, 'f', rate < 10 ? 1 : 0));
    return QStringLiteral("%1/min").arg(QLocale::c().toString(rate * 60, 'f', 1));
}

} // namespace

std::unique_ptr<ProgressLine> ProgressLine::make(const Settings &settings)
{
    if (settings.progress == parallel::ProgressLine::Off)
        return nullptr;
    return std::unique_ptr<ProgressLine>(new ProgressLine(settings));
}

ProgressLine::ProgressLine(const Settings &settings)
    : m_name(settings.name),
      m_bar(settings.progress == parallel::ProgressLine::Bar),
      m_colour(m_bar && qEnvironmentVariableIsEmpty("NO_COLOR"))
{
    if (!m_bar)
        return;
    const std::lock_guard lock(barMutex);
    if (barCount++ > 0)
        return;
    // Somebody may have put ours back, who found it when another bar was shown.
    if (const QtMessageHandler found = qInstallMessageHandler(eraseBarThenLog); found != eraseBarThenLog)
        previousHandler = found;
    if (!firstHandler)
        firstHandler = previousHandler;
}

ProgressLine::~ProgressLine()
{
    if (!m_bar)
        return;
    const std::lock_guard lock(barMutex);
    if (--barCount > 0)
        return;
    if (const QtMessageHandler found = qInstallMessageHandler(previousHandler); found != eraseBarThenLog)
        qInstallMessageHandler(found); // the program's, since; it stays
}

void ProgressLine::measureRate(const Progress &progress, Clock::time_point now)
{
    const std::chrono::duration<double> span = now - m_measured;
    if (span < measureInterval || progress.completed() < enoughDone)
        return;
    const double latest = double(progress.completed() - m_measuredDone) / span.count();
    m_rate = m_rate == 0 ? latest : 0.7 * m_rate + 0.3 * latest;
    m_measured = now;
    m_measuredDone = progress.completed();
}

QString ProgressLine::text(const Progress &p, bool final) const
{
    const qint64 done = p.completed();
    QString text = QStringLiteral("%1 ").arg(m_name);
    if (m_bar) {
        const auto filled = p.total() > 0 ? int(double(done) / double(p.total()) * barWidth) : 0;
        text += QStringLiteral("▕%1%2▏ ").arg(QString(filled, u'█'), QString(barWidth - filled, u'░'));
    }
    text += QStringLiteral("%1/%2").arg(done).arg(p.total());
    if (final) {
        const std::chrono::duration<double> took = Clock::now() - m_started;
        text += QStringLiteral(" in %1").arg(shortTime(took.count()));
    } else {
        const qint64 left = p.total() - done;
        text += m_rate > 0
                    ? QStringLiteral(" %1, %2 left").arg(shortRate(m_rate), shortTime(double(left) / m_rate))
                    : QStringLiteral(" ?/s, ? left");
    }
    if (p.failed > 0)
        text += QStringLiteral(", %1 failed").arg(p.failed);
    if (p.cancelled > 0)
        text += QStringLiteral(", %1 cancelled").arg(p.cancelled);
    return text;
}

void ProgressLine::draw(const QString &line, bool failed, bool final)
{
    if (!m_bar) {
        write(line + QLatin1Char('\n'));
        return;
    }
    QString shown = line.left(terminalWidth() - 1);
    if (m_colour)
        shown = (failed ? QStringLiteral("\033[31m") : QStringLiteral("\033[32m")) + shown
                + QStringLiteral("\033[0m");
    write(QStringLiteral("\r") + shown + QStringLiteral("\033[K")
          + (final ? QStringLiteral("\n") : QString()));
}

void ProgressLine::show(const Progress &progress, bool final)
{
    const auto now = Clock::now();
    measureRate(progress, now);
    const auto interval = m_bar ? Clock::duration(barInterval) : Clock::duration(logInterval);
    if (!final && now - (m_drawn ? m_shown : m_started) < interval)
        return;
    if (final && progress.total() == 0)
        return; // nothing was ever called
    m_shown = now;
    m_drawn = true;
    const std::lock_guard lock(barMutex);
    draw(text(progress, final), progress.failed > 0, final);
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/settings.h"

#include "platform/platform.h"
#include "base/mask.h"

#include <libparallel/errors.h>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qthreadpool.h>

#include <cmath>
#include <initializer_list>

namespace parallel::detail {

namespace {

constexpr int workersPerCore = 5; // as Python's ThreadPoolExecutor had it: the tasks mostly wait
constexpr double maxTimeoutSeconds = 1e9;

/// A value as it can be printed: without control characters, and not pages of it.
QString printable(const QString &value)
{
    constexpr qsizetype longest = 100;
    QString shown = value.left(longest);
    for (QChar &c : shown) {
        if (c.category() == QChar::Other_Control)
            c = QChar::ReplacementCharacter;
    }
    return value.size() > longest ? shown + QStringLiteral("…") : shown;
}

[[noreturn]] void refuse(const char *what, const QString &value, const char *accepted)
{
    throw ConfigError(QStringLiteral("%1 is \"%2\"; accepted is %3.")
                          .arg(QLatin1String(what), printable(value), QString::fromUtf8(accepted))
                          .toStdString());
}

/// What a variable is set to; empty counts as not set.
std::optional<QString> variable(const char *name)
{
    const QByteArray bytes = qgetenv(name);
    if (bytes.isEmpty())
        return std::nullopt;
    return QString::fromLocal8Bit(bytes);
}

template<typename T>
struct Word
{
    const char *word;
    T meaning;
};

template<typename T>
T wordVariable(const char *name, T otherwise, std::initializer_list<Word<T>> words, const char *accepted)
{
    const auto value = variable(name);
    if (!value)
        return otherwise;
    for (const auto &[word, meaning] : words) {
        if (value->compare(QLatin1String(word), Qt::CaseInsensitive) == 0)
            return meaning;
    }
    refuse(name, *value, accepted);
}

/// A whole number in decimal digits, or what \a accepted says is refused.
std::optional<qint64> numberVariable(const char *name, qint64 least, qint64 most, const char *accepted)
{
    const auto value = variable(name);
    if (!value)
        return std::nullopt;
    bool digits = true;
    for (const QChar c : *value)
        digits = digits && c >= u'0' && c <= u'9';
    bool ok = false;
    const qint64 number = value->toLongLong(&ok);
    if (!digits || !ok || number < least || number > most)
        refuse(name, *value, accepted);
    return number;
}

std::optional<std::chrono::milliseconds> timeoutVariable()
{
    constexpr const char *name = "PARALLEL_TIMEOUT";
    const auto value = variable(name);
    if (!value)
        return std::nullopt;
    bool plain = true; // digits and a point: no exponents, signs, spaces, "inf" or "nan"
    for (const QChar c : *value)
        plain = plain && ((c >= u'0' && c <= u'9') || c == u'.');
    bool ok = false;
    const double seconds = value->toDouble(&ok);
    if (!plain || !ok || !(seconds >= 0.001 && seconds <= maxTimeoutSeconds))
        refuse(name, *value, "a number of seconds from 0.001 to 1000000000, such as 90 or 0.5");
    return std::chrono::milliseconds(std::llround(seconds * 1000));
}

/// Bar, Log or Off.
parallel::ProgressLine progressLine(parallel::ProgressLine wanted)
{
    using enum parallel::ProgressLine;
    const auto variable = wordVariable<parallel::ProgressLine>(
        "PARALLEL_PROGRESS", Off, {{"auto", Auto}, {"bar", Bar}, {"log", Log}, {"off", Off}},
        "auto, bar, log or off");
    if (wanted == Default)
        wanted = variable;
    if (wanted != Auto)
        return wanted;
    return platform::errorIsTerminal() && qgetenv("TERM") != "dumb" ? Bar : Log;
}

QString programName()
{
    if (QCoreApplication::instance())
        return QCoreApplication::applicationName();
    return QString::fromUtf8(platform::programName());
}

} // namespace

void checkWorkerCount(qint64 count, const char *what)
{
    if (count < 1 || count > maxWorkers)
        refuse(what, QString::number(count), "a whole number from 1 to 65536");
}

Settings resolve(const Options &options)
{
    Settings s;

    s.enabled = wordVariable<bool>("PARALLEL_ENABLED", true,
                                   {{"0", false},
                                    {"false", false},
                                    {"no", false},
                                    {"off", false},
                                    {"1", true},
                                    {"true", true},
                                    {"yes", true},
                                    {"on", true}},
                                   "0, false, no or off, and 1, true, yes or on");

    const auto workers = numberVariable("PARALLEL_WORKERS", 1, maxWorkers, "a whole number from 1 to 65536");
    s.workers = int(workers.value_or(std::min(workersPerCore * platform::availableCores(), maxWorkers)));
    if (options.workers != 0) {
        checkWorkerCount(options.workers, "Options::workers");
        s.workers = options.workers;
    }

    s.timeout = timeoutVariable();
    if (options.timeout == Options::noTimeout)
        s.timeout.reset();
    else if (options.timeout.count() < 0)
        refuse("Options::timeout", QStringLiteral("%1 ms").arg(options.timeout.count()),
               "a time of at least 1 ms, or Options::noTimeout");
    else if (options.timeout.count() > 0)
        s.timeout = std::min<std::chrono::milliseconds>(options.timeout,
                                                        std::chrono::seconds(qint64(maxTimeoutSeconds)));

    const auto queueLimit = numberVariable("PARALLEL_QUEUE_LIMIT", 1, std::numeric_limits<qint64>::max(),
                                           "a whole number from 1");
    if (queueLimit)
        s.queueLimit = qsizetype(*queueLimit);
    if (options.queueLimit == Options::unlimited)
        s.queueLimit.reset();
    else if (options.queueLimit < 0)
        refuse("Options::queueLimit", QString::number(options.queueLimit),
               "a whole number from 1, or Options::unlimited");
    else if (options.queueLimit > 0)
        s.queueLimit = options.queueLimit;

    s.keepGoing = wordVariable<bool>("PARALLEL_ON_FAILURE", false, {{"stop", false}, {"continue", true}},
                                     "stop or continue");
    if (options.onFailure != OnFailure::Default)
        s.keepGoing = options.onFailure == OnFailure::Continue;

    s.tasks = variable("PARALLEL_TASKS").value_or(QString());
    s.progress = progressLine(options.progress);
    s.monitor = wordVariable<Settings::Monitor>("PARALLEL_MONITOR", Settings::Monitor::On,
                                                {{"on", Settings::Monitor::On},
                                                 {"readonly", Settings::Monitor::ReadOnly},
                                                 {"off", Settings::Monitor::Off}},
                                                "on, readonly or off");
    s.record = variable("PARALLEL_RECORD").value_or(QString());
    if (const auto keep = variable("PARALLEL_KEEP")) {
        const auto parsed = keepFrom(*keep);
        if (!parsed)
            refuse("PARALLEL_KEEP", *keep, keepAccepted);
        s.keep = *parsed;
    }
    if (options.idleTimeout.count() < 0)
        refuse("Options::idleTimeout", QStringLiteral("%1 ms").arg(options.idleTimeout.count()),
               "a time of at least 1 ms, or Options::noTimeout");
    else if (options.idleTimeout == Options::noTimeout)
        s.idleTimeout = options.idleTimeout;
    else if (options.idleTimeout.count() > 0)
        s.idleTimeout = std::min<std::chrono::milliseconds>(options.idleTimeout,
                                                            std::chrono::seconds(qint64(maxTimeoutSeconds)));
    s.enabled = s.enabled && options.enabled;
    s.pool = options.pool;
    s.priority = options.priority;
    s.threadPriority = options.threadPriority;
    s.stackSize = options.stackSize;
    if (s.pool && !workers && options.workers == 0)
        s.workers = std::clamp(s.pool->maxThreadCount(), 1, maxWorkers);
    s.name = masked(options.name.isEmpty() ? programName() : options.name);
    return s;
}

} // namespace parallel::detail

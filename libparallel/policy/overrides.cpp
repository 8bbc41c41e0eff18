// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "policy/overrides.h"

#include "policy/waitingroom.h"

#include <libparallel/detail/call.h>
#include <libparallel/errors.h>

#include <QtCore/qstringlist.h>

#include <cmath>
#include <mutex>

namespace parallel::detail {

namespace {

constexpr const char *accepted = "a list such as load:retry=5,limit=4;notify:rate=1/s, of tasks' names, each "
                                 "with one or more of retry=1 to "
                                 "65535 (attempts), limit=1 to 1000000000, rate=1 to 1000000000 per ms, s, "
                                 "min or h, timeout= and delay= such "
                                 "as 500ms, 30s, 2min or 1h, and priority=-1000 to 1000";

constinit std::mutex overridesMutex; // guards what Policy keeps of them, and the latest

[[noreturn]] void refuse(const QString &text, const QString &why)
{
    throw ConfigError(QStringLiteral("PARALLEL_TASKS is \"%1\": %2; accepted is %3.")
                          .arg(text.left(200), why.left(200), QString::fromUtf8(accepted))
                          .toStdString());
}

std::optional<qint64> number(const QString &text, qint64 least, qint64 most)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    const bool plain = !text.startsWith(u'+') && text == text.trimmed();
    return ok && plain && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

/// Nanoseconds in a "ms", "s", "min" or "h"; 0 for all else.
qint64 unit(const QString &name)
{
    const QString lower = name.toLower();
    return lower == QLatin1String("ms")    ? 1'000'000
           : lower == QLatin1String("s")   ? 1'000'000'000
           : lower == QLatin1String("min") ? 60'000'000'000
           : lower == QLatin1String("h")   ? 3'600'000'000'000
                                           : 0;
}

/// "30s", "0.5s", "2min": nanoseconds.
std::optional<qint64> duration(const QString &text, bool mayBeZero)
{
    qsizetype digits = 0;
    while (digits < text.size() && ((text[digits] >= u'0' && text[digits] <= u'9') || text[digits] == u'.'))
        ++digits;
    bool ok = false;
    const double value = text.left(digits).toDouble(&ok) * double(unit(text.mid(digits)));
    constexpr double most = 3.2e17; // ten years
    return ok && value <= most && (value >= 1'000'000 || (mayBeZero && value == 0 && unit(text.mid(digits))))
               ? std::optional(std::llround(value))
               : std::nullopt;
}

} // namespace

std::shared_ptr<const Overrides> Overrides::parsed(const QString &text)
{
    if (text.trimmed().isEmpty())
        return nullptr;
    struct Latest
    {
        QString text;
        std::shared_ptr<const Overrides> overrides;
    };
    static Latest &latest = *new Latest; // never destroyed: static objects may open scopes at the end
    WaitingRoom::instance(); // locks these around a fork()
    {
        const std::lock_guard lock(overridesMutex);
        if (latest.overrides && latest.text == text)
            return latest.overrides;
    }
    const auto made = std::make_shared<Overrides>();
    for (const QString &part : text.split(u';')) {
        if (!part.trimmed().isEmpty())
            made->add(text, part.trimmed());
    }
    for (Override &override : made->m_byName)
        override.alone = applied(override, nullptr);
    std::shared_ptr<const Overrides> before = made; // ends without the lock
    const std::lock_guard lock(overridesMutex);
    latest.text = text;
    latest.overrides.swap(before);
    return latest.overrides;
}

/// "load:retry=5,limit=4". The name may have colons: it is what comes before the last one.
void Overrides::add(const QString &text, const QString &part)
{
    const qsizetype colon = part.lastIndexOf(u':');
    const QString name = part.left(std::max<qsizetype>(0, colon)).trimmed();
    if (name.isEmpty())
        refuse(text, QStringLiteral("\"%1\" has no name with a colon behind it").arg(part));
    if (m_byName.contains(name.toUtf8()))
        refuse(text, QStringLiteral("\"%1\" is there twice").arg(name));
    Override override;
    QStringList settings;
    for (const QString &setting : part.mid(colon + 1).split(u',')) {
        const qsizetype equals = setting.indexOf(u'=');
        const QString what = setting.left(std::max<qsizetype>(0, equals)).trimmed().toLower();
        const QString value = setting.mid(equals + 1).trimmed();
        bool ok = false;
        if (settings.contains(what))
            refuse(text, QStringLiteral("\"%1\" is there twice for \"%2\"").arg(what, name));
        settings.append(what);
        if (what == QLatin1String("retry")) {
            if (const auto attempts = number(value, 1, 65535); (ok = attempts.has_value()))
                override.attempts = int(*attempts);
        } else if (what == QLatin1String("limit")) {
            if (const auto places = number(value, 1, maxPlaces); (ok = places.has_value()))
                override.limit = std::make_shared<Limit>(*places);
        } else if (what == QLatin1String("rate")) {
            const qsizetype slash = value.indexOf(u'/');
            const auto count = number(value.left(slash), 1, maxPlaces);
            const qint64 per = unit(value.mid(slash + 1));
            ok = slash > 0 && count && per > 0;
            if (ok)
                override.rate = std::make_shared<Rate>(*count, per);
        } else if (what == QLatin1String("timeout")) {
            ok = (override.timeout = duration(value, false)).has_value();
        } else if (what == QLatin1String("delay")) {
            ok = (override.delay = duration(value, true)).has_value();
        } else if (what == QLatin1String("priority")) {
            if (const auto priority = number(value, -1000, 1000); (ok = priority.has_value()))
                override.priority = int(*priority);
        }
        if (!ok)
            refuse(text, QStringLiteral("\"%1\" is none of these").arg(setting.trimmed()));
    }
    m_byName.insert(name.toUtf8(), override);
}

PolicyRef Overrides::applied(const Override &override, const Policy *policy)
{
    auto made = policy ? std::make_unique<Policy>(*policy) : std::make_unique<Policy>();
    made->retry.attempts = override.attempts.value_or(made->retry.attempts);
    if (override.limit)
        made->limit = override.limit;
    if (override.rate)
        made->rate = override.rate;
    made->timeout = override.timeout.value_or(made->timeout);
    made->delay = override.delay.value_or(made->delay);
    made->priority = override.priority.value_or(made->priority);
    return PolicyRef(made.release());
}

PolicyRef Overrides::effective(const std::shared_ptr<const Overrides> &self, const QByteArray &name,
                               const Policy *policy)
{
    const auto found = self->m_byName.constFind(name);
    if (found == self->m_byName.cend())
        return PolicyRef(policy);
    if (!policy)
        return found->alone;
    const std::lock_guard lock(overridesMutex);
    if (policy->overridesOf != self) {
        policy->overridden = applied(*found, policy);
        policy->overridesOf = self;
    }
    return policy->overridden;
}

void Overrides::lockForFork()
{
    overridesMutex.lock();
}

void Overrides::unlockAfterFork()
{
    overridesMutex.unlock();
}

PolicyRef effectivePolicy(const Definition &definition, const std::shared_ptr<const Overrides> &overrides)
{
    const PolicyRef &policy = definition.policy();
    return overrides ? Overrides::effective(overrides, definition.name(), policy.get()) : policy;
}

} // namespace parallel::detail

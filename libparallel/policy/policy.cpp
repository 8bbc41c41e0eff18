// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "policy/policy.h"

#include "policy/overrides.h"

#include <libparallel/errors.h>

#include <QtCore/qrandom.h>

#include <algorithm>
#include <cmath>
#include <new>

namespace parallel::detail {

namespace {

constexpr std::chrono::hours longestDelay{24 * 365 * 10};

[[noreturn]] void refuseSetting(const char *what, const QString &value, const char *accepted)
{
    throw ConfigError(QStringLiteral("%1 is %2; accepted is %3.")
                          .arg(QLatin1String(what), value, QString::fromUtf8(accepted))
                          .toStdString());
}

void checkNumber(const char *what, qint64 value, qint64 least, qint64 most, const char *accepted)
{
    if (value < least || value > most)
        refuseSetting(what, QString::number(value), accepted);
}

void checkNumber(const char *what, double value, double least, double most, const char *accepted)
{
    if (!(value >= least && value <= most))
        refuseSetting(what, QString::number(value), accepted);
}

/// \a least is a number of milliseconds.
qint64 checkedTime(const char *what, std::chrono::milliseconds time, qint64 least, const char *accepted)
{
    if (time.count() < least)
        refuseSetting(what, QStringLiteral("%1 ms").arg(time.count()), accepted);
    return std::chrono::nanoseconds(std::min<std::chrono::milliseconds>(time, longestDelay)).count();
}

/// Another one that begins as \a ref and that \a change may change.
template<typename Change>
PolicyRef changed(const PolicyRef &ref, Change change)
{
    auto made = ref ? std::make_unique<Policy>(*ref.get()) : std::make_unique<Policy>();
    change(*made);
    return PolicyRef(made.release());
}

} // namespace

Policy::Policy(const Policy &other)
    : retry(other.retry),
      limit(other.limit),
      keyed(other.keyed),
      rate(other.rate),
      timeout(other.timeout),
      delay(other.delay),
      priority(other.priority),
      isRemote(other.isRemote)
{
}

Policy::~Policy() = default;

void checkRetry(const Retry &retry)
{
    checkNumber("Retry::attempts", qint64(retry.attempts), 1, 65535, "a whole number from 1 to 65535");
    checkedTime("Retry::firstDelay", retry.firstDelay, 0, "a time of at least 0 ms");
    checkNumber("Retry::factor", retry.factor, 1, 1000, "a number from 1 to 1000");
    checkedTime("Retry::maxDelay", retry.maxDelay, 0, "a time of at least 0 ms");
    checkNumber("Retry::jitter", retry.jitter, 0, 1, "a number from 0 to 1");
}

PolicyRef PolicyRef::withRetry(const Retry &retry) const
{
    checkRetry(retry);
    return changed(*this, [&](Policy &policy) { policy.retry = retry; });
}

PolicyRef PolicyRef::withLimit(qint64 count) const
{
    checkNumber("Task::limit()", count, 1, maxPlaces, "a whole number from 1 to 1000000000");
    return changed(*this, [&](Policy &policy) { policy.limit = std::make_shared<Limit>(count); });
}

PolicyRef PolicyRef::withKeyedLimit(qint64 count) const
{
    checkNumber("Task::limit()", count, 1, maxPlaces, "a whole number from 1 to 1000000000");
    return changed(*this,
                   [&](Policy &policy) { policy.keyed.push_back(std::make_shared<KeyedLimit>(count)); });
}

PolicyRef PolicyRef::withRate(qint64 count, std::chrono::milliseconds per) const
{
    checkNumber("the number in Task::rate()", count, 1, maxPlaces, "a whole number from 1 to 1000000000");
    const qint64 time = checkedTime("the time in Task::rate()", per, 1, "a time of at least 1 ms");
    return changed(*this, [&](Policy &policy) { policy.rate = std::make_shared<Rate>(count, time); });
}

PolicyRef PolicyRef::withTimeout(std::chrono::milliseconds timeout) const
{
    const qint64 time = checkedTime("Task::timeout()", timeout, 1, "a time of at least 1 ms");
    return changed(*this, [&](Policy &policy) { policy.timeout = time; });
}

PolicyRef PolicyRef::withDelay(std::chrono::milliseconds delay) const
{
    const qint64 time = checkedTime("Task::delay()", delay, 0, "a time of at least 0 ms");
    return changed(*this, [&](Policy &policy) { policy.delay = time; });
}

PolicyRef PolicyRef::withRemote() const
{
    return changed(*this, [](Policy &policy) { policy.isRemote = true; });
}

PolicyRef PolicyRef::withPriority(int priority) const
{
    return changed(*this, [&](Policy &policy) { policy.priority = priority; });
}

void PolicyRef::ref(const Policy *policy) noexcept
{
    policy->refs.fetch_add(1, std::memory_order_relaxed);
}

/// Pairs with itself: whoever drops the last reference sees all that others did.
void PolicyRef::deref(const Policy *policy) noexcept
{
    if (policy->refs.fetch_sub(1, std::memory_order_acq_rel) == 1)
        delete policy;
}

// --- retries ---

qint64 delayAfter(const Retry &retry, int attempt) noexcept
{
    using Milliseconds = std::chrono::duration<double, std::milli>;
    const double most =
        Milliseconds(std::min<std::chrono::milliseconds>(retry.maxDelay, longestDelay)).count();
    if (retry.firstDelay.count() == 0)
        return 0;
    // The delay grows beyond all numbers before the attempts end; the smaller one does not. With its
    // random part it is no longer than that, and there still random.
    double delay = std::min(Milliseconds(retry.firstDelay).count() * std::pow(retry.factor, attempt - 1),
                            most / (1 + retry.jitter));
    if (retry.jitter > 0)
        delay *= 1 + retry.jitter * (2 * QRandomGenerator::global()->generateDouble() - 1);
    return qint64(delay * 1'000'000);
}

bool isWorthRetrying(const Retry &retry, const std::exception_ptr &thrown, qint64 &after) noexcept
{
    try {
        std::rethrow_exception(thrown);
    } catch (const CancelledError &) {
        return false;
    } catch (const RetryAfter &asked) {
        after = std::chrono::nanoseconds(std::clamp<std::chrono::milliseconds>(
                                             asked.delay(), std::chrono::milliseconds(0), longestDelay))
                    .count();
        return true;
    } catch (...) {
        if (!retry.when) {
            try {
                throw;
            } catch (const std::logic_error &) { // and UsageError
                return false;
            } catch (const std::bad_alloc &) {
                return false;
            } catch (...) {
                return true;
            }
        }
    }
    try {
        return retry.when(thrown);
    } catch (...) {
        return false;
    }
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/errors.h>

#include "base/logging.h"

namespace parallel {

namespace detail {
Q_LOGGING_CATEGORY(lcParallel, "parallel")
} // namespace detail

namespace {

std::string summary(const QList<TaskInfo> &failures)
{
    constexpr qsizetype shown = 3;
    QString text = failures.size() == 1 ? QStringLiteral("1 task failed")
                                        : QStringLiteral("%1 tasks failed").arg(failures.size());
    QString separator = QStringLiteral(": ");
    for (qsizetype i = 0; i < qMin(shown, failures.size()); ++i) { // part of a list would be a copy
        const TaskInfo &failure = failures[i];
        text += separator + failure.name + QLatin1Char('(') + failure.arguments + QLatin1String("): ")
                + failure.error;
        separator = QStringLiteral("; ");
    }
    if (failures.size() > shown)
        text += QStringLiteral("; and %1 more").arg(failures.size() - shown);
    return text.toStdString();
}

} // namespace

// Out of line, so that each class has one place for its type information and a
// handler in one library catches what another one threw.
Error::~Error() = default;
ConfigError::~ConfigError() = default;
TimeoutError::~TimeoutError() = default;
CancelledError::~CancelledError() = default;
RetryAfter::~RetryAfter() = default;
UsageError::~UsageError() = default;

RetryAfter::RetryAfter(std::chrono::milliseconds delay, const std::string &why)
    : Error(why.empty() ? "the task asks for another attempt after "
                              + QByteArray::number(double(delay.count()) / 1000).toStdString() + " s"
                        : why),
      m_delay(delay)
{
}

TaskFailures::TaskFailures(QList<TaskInfo> failures)
    : Error(summary(failures)), m_failures(std::move(failures))
{
}
TaskFailures::TaskFailures(const TaskFailures &) noexcept = default;
TaskFailures::~TaskFailures() = default;

} // namespace parallel

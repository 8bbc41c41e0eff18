// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "history/differencewords.h"

#include "reader/words.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qlocale.h>

#include <cmath>

namespace monitor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::Difference)
};

QString signedText(bool more, const QString &text)
{
    return (more ? QStringLiteral("+") : QStringLiteral("−")) + text;
}

QString whenAndHowLong(const RunSummary &run)
{
    return Words::tr("%1 took %2")
        .arg(dayOfWeek(run.started.date()) + run.started.toString(QStringLiteral(" HH:mm")),
             duration(run.duration));
}

} // namespace

QString headline(const Comparison &comparison)
{
    const qint64 more = comparison.after.duration - comparison.before.duration;
    QString text =
        Words::tr("%1, %2: ").arg(whenAndHowLong(comparison.before), whenAndHowLong(comparison.after));
    if (std::abs(more) < 1'000'000)
        text += Words::tr("as long");
    else
        text += (more >= 0 ? Words::tr("%1 longer") : Words::tr("%1 shorter")).arg(duration(std::abs(more)));
    const auto failed = qint64(comparison.after.failed) - qint64(comparison.before.failed);
    if (failed != 0)
        text += (failed > 0 ? Words::tr(", %1 failures more", nullptr, plural(quint64(std::abs(failed))))
                            : Words::tr(", %1 failures fewer", nullptr, plural(quint64(std::abs(failed)))))
                    .arg(number(quint64(std::abs(failed))));
    return text;
}

QString factorText(const NameDifference &name)
{
    if (name.before.count == 0)
        return Words::tr("new");
    if (name.after.count == 0)
        return Words::tr("gone");
    if (name.before.p95 <= 0)
        return {};
    const double percent = (name.factor() - 1) * 100;
    return signedText(percent >= 0, Words::tr("%1 %").arg(number(quint64(std::llround(std::abs(percent))))));
}

QString moreText(const NameDifference &name)
{
    return signedText(name.more() >= 0, duration(qint64(std::abs(name.more()))));
}

} // namespace monitor

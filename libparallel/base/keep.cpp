// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/keep.h"

#include <QtCore/qstringlist.h>

namespace parallel::detail {

namespace {

/// Digits alone; 0: it is none, or too large.
qint64 wholeNumber(QStringView digits)
{
    for (const QChar c : digits) {
        if (c < u'0' || c > u'9')
            return 0;
    }
    bool ok = false;
    const qint64 number = digits.toLongLong(&ok);
    return ok ? number : 0;
}

/// "10GiB" in bytes; 0: it is none, or too large.
qint64 bytesFrom(QStringView text)
{
    static constexpr QLatin1StringView units[] = {QLatin1StringView("KiB"), QLatin1StringView("MiB"),
                                                  QLatin1StringView("GiB"), QLatin1StringView("TiB")};
    int shift = 0;
    for (const QLatin1StringView unit : units) {
        shift += 10;
        if (!text.endsWith(unit, Qt::CaseInsensitive))
            continue;
        const qint64 number = wholeNumber(text.chopped(unit.size()));
        return number <= std::numeric_limits<qint64>::max() >> shift ? number << shift : 0;
    }
    return 0;
}

} // namespace

std::optional<Keep> keepFrom(const QString &text)
{
    const QStringList parts = text.split(u',');
    Keep keep;
    if (parts.size() > 2)
        return {};
    for (const QString &part : parts) {
        const qint64 runs = wholeNumber(part);
        const qint64 bytes = bytesFrom(part);
        qint64 &kept = runs > 0 ? keep.runs : keep.bytes;
        if ((runs <= 0 && bytes <= 0) || kept != std::numeric_limits<qint64>::max())
            return {};
        kept = runs > 0 ? runs : bytes;
    }
    return keep;
}

} // namespace parallel::detail

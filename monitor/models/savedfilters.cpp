// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "models/savedfilters.h"

#include <QtCore/qsettings.h>

namespace monitor {

namespace {

constexpr qsizetype mostSaved = 50;
constexpr qsizetype mostRecent = 10;

QString savedKey()
{
    return QStringLiteral("filters/saved");
}

QString recentKey()
{
    return QStringLiteral("filters/recent");
}

/// The newest first, each once.
void add(const QString &key, const QString &query, qsizetype most)
{
    const QString text = query.trimmed();
    if (text.isEmpty())
        return;
    QSettings settings;
    QStringList all = settings.value(key).toStringList();
    all.removeAll(text);
    all.prepend(text);
    settings.setValue(key, all.mid(0, most));
}

} // namespace

QStringList SavedFilters::saved()
{
    return QSettings().value(savedKey()).toStringList();
}

void SavedFilters::save(const QString &query)
{
    add(savedKey(), query, mostSaved);
}

void SavedFilters::forget(const QString &query)
{
    QStringList all = saved();
    all.removeAll(query);
    QSettings().setValue(savedKey(), all);
}

QStringList SavedFilters::recent()
{
    return QSettings().value(recentKey()).toStringList();
}

void SavedFilters::addRecent(const QString &query)
{
    add(recentKey(), query, mostRecent);
}

void SavedFilters::clearRecent()
{
    QSettings().remove(recentKey());
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/filtermenu.h"

#include "models/savedfilters.h"

#include <QtGui/qfontmetrics.h>

namespace monitor {

FilterMenu::FilterMenu(FilterHistory *history, QWidget *parent) : QMenu(parent), m_history(history)
{
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &FilterMenu::fill);
}

void FilterMenu::addFilter(const QString &query, bool saved)
{
    constexpr int widest = 360;
    const QString shown =
        fontMetrics().elidedText(query, Qt::ElideMiddle, widest).replace(u'&', QLatin1String("&&"));
    const auto use = [this, query] {
        Filter filter;
        filter.text = query;
        m_history->set(filter);
    };
    if (!saved) {
        QAction *const action = addAction(shown);
        action->setToolTip(query);
        connect(action, &QAction::triggered, this, use);
        return;
    }
    QMenu *const menu = addMenu(shown);
    connect(menu->addAction(tr("Use")), &QAction::triggered, this, use);
    connect(menu->addAction(tr("Forget")), &QAction::triggered, this,
            [query] { SavedFilters::forget(query); });
}

void FilterMenu::fill()
{
    clear();
    const QString now = m_history->filter().queryText();
    QAction *const save = addAction(tr("Save this filter"));
    save->setEnabled(!now.isEmpty() && !SavedFilters::saved().contains(now));
    save->setToolTip(now);
    connect(save, &QAction::triggered, this, [now] { SavedFilters::save(now); });
    const QStringList saved = SavedFilters::saved();
    if (!saved.isEmpty())
        addSection(tr("Saved"));
    for (const QString &query : saved)
        addFilter(query, true);
    const QStringList recent = SavedFilters::recent();
    if (recent.isEmpty())
        return;
    addSection(tr("Searched of late"));
    for (const QString &query : recent)
        addFilter(query, false);
    connect(addAction(tr("Forget these")), &QAction::triggered, this, [] { SavedFilters::clearRecent(); });
}

} // namespace monitor

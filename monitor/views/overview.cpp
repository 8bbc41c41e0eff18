// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/overview.h"

#include "views/plotview.h"
#include "views/progressstrip.h"
#include "views/statetile.h"
#include "views/theme.h"

#include <QtWidgets/qboxlayout.h>

using parallel::Journal;

namespace monitor {

Overview::Overview(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("overview"));
    setAttribute(Qt::WA_StyledBackground);
    m_progress = new ProgressStrip;
    m_progress->setObjectName(QStringLiteral("progress"));

    auto *const tiles = new QHBoxLayout;
    tiles->setSpacing(2);
    for (const Shown state :
         {Shown::Queued, Shown::Running, Shown::Succeeded, Shown::Failed, Shown::Cancelled}) {
        auto *const tile = new StateTile(state);
        tile->setObjectName(QStringLiteral("tile-") + keyword(state));
        connect(tile, &QAbstractButton::clicked, this, [this, tile](bool checked) {
            Q_EMIT stateSelected(checked ? std::optional(tile->state()) : std::nullopt);
        });
        tiles->addWidget(tile);
        m_tiles << tile;
    }
    tiles->addStretch(1);

    auto *const plots = new QHBoxLayout;
    plots->setSpacing(3 * Theme::gap);
    for (const auto quantity :
         {PlotView::Quantity::Throughput, PlotView::Quantity::Queue, PlotView::Quantity::Busy}) {
        auto *const plot = new PlotView(quantity);
        connect(plot, &PlotView::rangeSelected, this, &Overview::rangeSelected);
        plots->addWidget(plot, 1);
        m_plots << plot;
    }
    m_plots[0]->setObjectName(QStringLiteral("throughput"));
    m_plots[1]->setObjectName(QStringLiteral("queue"));
    m_plots[2]->setObjectName(QStringLiteral("busy"));

    auto *const left = new QVBoxLayout;
    left->setSpacing(2);
    left->addLayout(tiles);
    auto *const strip = new QHBoxLayout;
    strip->setContentsMargins(12, 2, 0, 0);
    strip->addWidget(m_progress);
    left->addLayout(strip);
    left->addStretch(1);

    auto *const layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    layout->setContentsMargins(4, 6, 2 * Theme::gap, 8);
    layout->setSpacing(3 * Theme::gap);
    layout->addLayout(left, 5);
    layout->addLayout(plots, 6);
    arrange();
}

void Overview::arrange()
{
    auto *const box = static_cast<QBoxLayout *>(layout());
    const bool narrow = width() < 1080;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    box->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    box->setSpacing(narrow ? 6 : 3 * Theme::gap);
    box->setContentsMargins(4, 6, 2 * Theme::gap, 8);
    box->itemAt(1)->layout()->setContentsMargins(narrow ? 12 : 0, 0, 0, 0);
}

void Overview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Overview::setSnapshot(const SnapshotPtr &snapshot)
{
    m_progress->setSnapshot(snapshot);
    if (!snapshot)
        return;
    // What ran and waited when its process died neither runs nor waits now.
    const bool died = snapshot->state == Journal::State::Died;
    m_tiles[0]->setShown(died ? Shown::NeverRan : Shown::Queued);
    m_tiles[1]->setShown(died ? Shown::Died : Shown::Running);
    const quint64 counts[] = {snapshot->queued, snapshot->running, snapshot->succeeded, snapshot->failed,
                              snapshot->cancelled};
    for (int i = 0; i < 5; ++i) {
        if (m_tiles[i]->count() != counts[i])
            m_tiles[i]->setCount(counts[i]);
    }
}

void Overview::setPlots(const SnapshotPtr &snapshot)
{
    for (PlotView *const plot : std::as_const(m_plots))
        plot->setSnapshot(snapshot);
}

void Overview::setFilter(const Filter &filter)
{
    for (StateTile *const tile : std::as_const(m_tiles))
        tile->setChecked(filter.state == tile->state());
    for (PlotView *const plot : std::as_const(m_plots))
        plot->setRange(filter.range);
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/timelinepanel.h"

#include "models/job.h"
#include "views/glyphs.h"
#include "views/minimap.h"
#include "views/timelineview.h"

#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qcombobox.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qtoolbutton.h>

namespace monitor {

TimelinePanel::TimelinePanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("timelinePanel"));
    setAttribute(Qt::WA_StyledBackground);
    m_view = new TimelineView(&m_window);
    m_view->setObjectName(QStringLiteral("timeline"));
    m_minimap = new Minimap(&m_window);
    m_minimap->setObjectName(QStringLiteral("minimap"));

    auto *const title = new QLabel(tr("Timeline"));
    title->setFont(Theme::font(1, QFont::DemiBold));
    auto *const by = new QLabel(tr("Colour &by"));
    by->setObjectName(QStringLiteral("secondary"));
    m_colors = new QComboBox;
    m_colors->addItem(tr("name"));
    m_colors->addItem(tr("state"));
    m_colors->setAccessibleName(tr("Colour by"));
    m_colors->setObjectName(QStringLiteral("colours"));
    by->setBuddy(m_colors);
    connect(m_colors, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_view->setByState(index == 1); });

    auto *const head = new QHBoxLayout;
    head->setContentsMargins(Theme::gap, 5, Theme::gap, 5);
    head->setSpacing(Theme::gap);
    head->addWidget(title);
    head->addSpacing(Theme::gap);
    head->addWidget(by);
    head->addWidget(m_colors);
    head->addSpacing(Theme::gap);
    head->addWidget(m_minimap, 1);
    const auto button = [&](Glyph glyph, const QString &tip, const QString &name, auto &&does) {
        auto *const b = new QToolButton;
        b->setIcon(glyphIcon(glyph));
        b->setToolTip(tip);
        b->setAccessibleName(tip.section(u'(', 0, 0).trimmed());
        b->setObjectName(name);
        b->setFocusPolicy(Qt::TabFocus);
        connect(b, &QToolButton::clicked, this, does);
        head->addWidget(b);
    };
    const auto middle = [this] { return (m_window.from() + m_window.to()) / 2; };
    button(Glyph::ZoomOut, tr("Zoom out (-)"), QStringLiteral("zoomOut"),
           [=, this] { m_window.zoom(2, middle()); });
    button(Glyph::ZoomIn, tr("Zoom in (+)"), QStringLiteral("zoomIn"),
           [=, this] { m_window.zoom(0.5, middle()); });
    button(Glyph::Fit, tr("Show all (0)"), QStringLiteral("zoomAll"), [this] { m_window.showAll(); });

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
}

void TimelinePanel::setJob(Job *job)
{
    m_job = job;
    m_window.reset();
    m_view->setJob(job);
    m_minimap->setRange({});
    if (job)
        connect(job, &Job::refreshed, this, &TimelinePanel::take);
    take();
}

void TimelinePanel::take()
{
    m_minimap->setSnapshot(m_job ? m_job->snapshot() : nullptr);
    if (m_job)
        m_window.setEnd(double(m_job->snapshot()->now));
}

void TimelinePanel::setFilter(const Filter &filter)
{
    m_view->setFilter(filter);
    m_minimap->setRange(filter.range);
}

bool TimelinePanel::isByState() const
{
    return m_colors->currentIndex() == 1;
}
void TimelinePanel::setByState(bool byState)
{
    m_colors->setCurrentIndex(byState ? 1 : 0);
}

} // namespace monitor

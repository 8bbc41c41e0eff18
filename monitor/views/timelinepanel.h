// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/filter.h"
#include "models/timewindow.h"

#include <QtWidgets/qwidget.h>

class QComboBox;
class QLabel;
class QToolButton;

namespace monitor {

class Job;
class Minimap;
class TimelineView;

/// The timeline with its heading: what colours mean, the minimap, zoom buttons.
class TimelinePanel : public QWidget
{
    Q_OBJECT

public:
    explicit TimelinePanel(QWidget *parent = nullptr);

    TimelineView *view() { return m_view; }
    TimeWindow *window() { return &m_window; }
    void setJob(Job *job);
    void setFilter(const Filter &filter);
    bool isByState() const;
    void setByState(bool byState);

private:
    void take();

    TimeWindow m_window;
    Job *m_job = nullptr;
    TimelineView *m_view;
    Minimap *m_minimap;
    QComboBox *m_colors;
};

} // namespace monitor

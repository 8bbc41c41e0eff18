// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/filter.h"

#include <QtWidgets/qmenu.h>

namespace monitor {

/// Filters that were saved, and searches of late: to be had again. Filled when it is opened.
class FilterMenu : public QMenu
{
    Q_OBJECT

public:
    explicit FilterMenu(FilterHistory *history, QWidget *parent = nullptr);

private:
    void fill();
    void addFilter(const QString &query, bool saved);

    FilterHistory *m_history;
};

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/filter.h"
#include "reader/snapshot.h"

#include <QtWidgets/qwidget.h>

class QAbstractButton;
class QLabel;
class QLineEdit;
class QToolButton;

namespace monitor {

/// Which tasks the table shows: a button for each state, a search box, and a chip
/// for whatever has been selected elsewhere, to take it away again.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(FilterHistory *history, QWidget *parent = nullptr);

    void setSnapshot(const SnapshotPtr &snapshot);
    /// What is wrong with the search box's text; empty: nothing.
    void setError(const QString &error);
    /// To be put wherever there is room for it.
    QLineEdit *searchBox() { return m_search; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void updateButtons();
    void addChip(const QString &text, const QString &name, const QString &whole, const Filter &without);
    void showHelp();

    FilterHistory *m_history;
    SnapshotPtr m_snapshot;
    QList<QToolButton *> m_states; // the first one: all
    QList<std::optional<Shown>> m_stateOf;
    QLineEdit *m_search;
    QLabel *m_error;
    QWidget *m_chips;
    bool m_taking = false;
};

} // namespace monitor

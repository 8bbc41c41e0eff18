// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

#include <functional>
#include <span>

class QLabel;
class QTableView;
class QWidget;

namespace monitor {

/// Makes it a table of the monitor: whole rows are selected, in order of a column, and
/// columns can be moved. \a room is what a row has beside its text, in pixels.
void setUpTable(QTableView *table, int room);

/// Widths of its columns, in digits.
void setColumnWidths(QTableView *table, std::span<const int> digits);

/// At least as wide as the column's title with its sort indicator, and as \a widest.
void makeRoomFor(QTableView *table, int column, const QString &widest);

/// The columns as wide as what is in them, but for \a stretched, which gets the rest.
void fitColumns(QTableView *table, int stretched);

/// A menu of the table's header to choose columns by; \a fixed stays. What is hidden is kept
/// under \a key; \a then is called when something was chosen.
void offerColumns(QTableView *table, int fixed, const QString &key, const std::function<void()> &then);

/// Copies the selected rows as text, in their order: lines with tabs, without hidden columns.
void copyRows(const QTableView *table);

/// Lays out \a page: \a table, and below it a line of words, which is returned.
QLabel *layOutTable(QWidget *page, QTableView *table);

/// A text in the middle of the table, for when it is empty.
QLabel *addEmptyText(QTableView *table);

} // namespace monitor

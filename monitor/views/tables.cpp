// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/tables.h"

#include "views/theme.h"

#include <QtCore/qsettings.h>
#include <QtGui/qaction.h>
#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qmenu.h>
#include <QtWidgets/qtableview.h>

#include <algorithm>
#include <utility>

namespace monitor {

void setUpTable(QTableView *table, int room)
{
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setMouseTracking(true);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(QFontMetrics(Theme::font()).height() + room);
    QHeaderView *const header = table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setSortIndicatorShown(true);
}

void setColumnWidths(QTableView *table, std::span<const int> digits)
{
    const int digit = QFontMetrics(Theme::font()).horizontalAdvance(u'0');
    for (std::size_t i = 0; i < digits.size(); ++i)
        table->setColumnWidth(int(i), digits[i] * digit);
}

void makeRoomFor(QTableView *table, int column, const QString &widest)
{
    constexpr int padding = 2 * 8 + 2;
    const int needed = std::max(QFontMetrics(Theme::font()).horizontalAdvance(widest) + padding,
                                table->horizontalHeader()->sectionSizeHint(column));
    if (table->columnWidth(column) < needed)
        table->setColumnWidth(column, needed);
}

void fitColumns(QTableView *table, int stretched)
{
    constexpr int mostRows = 100;
    constexpr qsizetype mostCharacters = 40;
    constexpr int more = 6;
    const QAbstractItemModel &model = *table->model();
    for (int column = 0; column < model.columnCount(); ++column) {
        if (column == stretched)
            continue;
        QString widest;
        for (int row = 0; row < std::min(model.rowCount(), mostRows); ++row) {
            const QString text = model.index(row, column).data().toString();
            if (text.size() > widest.size())
                widest = text;
        }
        table->setColumnWidth(column, 0);
        makeRoomFor(table, column, widest.left(mostCharacters));
        table->setColumnWidth(column, table->columnWidth(column) + more);
    }
    table->horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
}

void offerColumns(QTableView *table, int fixed, const QString &key, const std::function<void()> &then)
{
    QHeaderView *const header = table->horizontalHeader();
    const QStringList hidden = QSettings().value(key).toStringList();
    for (const QString &column : hidden) {
        if (column.toInt() != fixed)
            table->setColumnHidden(column.toInt(), true);
    }
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(header, &QHeaderView::customContextMenuRequested, table, [=](const QPoint &at) {
        QMenu menu(table);
        for (int visual = 0; visual < header->count(); ++visual) {
            const int column = header->logicalIndex(visual);
            QAction *const action =
                menu.addAction(table->model()->headerData(column, Qt::Horizontal).toString());
            action->setCheckable(true);
            action->setChecked(!table->isColumnHidden(column));
            action->setEnabled(column != fixed);
            QObject::connect(action, &QAction::toggled, table, [=](bool shown) {
                table->setColumnHidden(column, !shown);
                QStringList columns;
                for (int i = 0; i < header->count(); ++i) {
                    if (table->isColumnHidden(i))
                        columns << QString::number(i);
                }
                QSettings().setValue(key, columns);
                then();
            });
        }
        menu.exec(header->mapToGlobal(at));
    });
}

void copyRows(const QTableView *table)
{
    constexpr qsizetype most = 100'000;
    // By ranges: everything may be selected, and that may be ten million.
    QItemSelection selection = table->selectionModel()->selection();
    std::sort(selection.begin(), selection.end(),
              [](const QItemSelectionRange &a, const QItemSelectionRange &b) { return a.top() < b.top(); });
    QStringList lines;
    for (const QItemSelectionRange &range : std::as_const(selection)) {
        for (int row = range.top(); row <= range.bottom() && lines.size() < most; ++row) {
            QStringList cells;
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                if (!table->isColumnHidden(column))
                    cells << table->model()->index(row, column).data().toString();
            }
            lines << cells.join(u'\t');
        }
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

QLabel *layOutTable(QWidget *page, QTableView *table)
{
    auto *const words = new QLabel;
    words->setObjectName(QStringLiteral("secondary"));
    words->setFont(Theme::font(0.92));
    words->setContentsMargins(Theme::gap, 3, Theme::gap, 4);
    auto *const layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(table, 1);
    layout->addWidget(words);
    return words;
}

QLabel *addEmptyText(QTableView *table)
{
    auto *const label = new QLabel(table->viewport());
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setObjectName(QStringLiteral("secondary"));
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *const over = new QVBoxLayout(table->viewport());
    over->addWidget(label);
    return label;
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the main window is made of, and where it all stands.

#include "mainwindow.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

void MainWindow::buildWindow()
{
    m_folder = new QLineEdit;
    m_folder->setObjectName(QStringLiteral("folder"));
    m_folder->setPlaceholderText(tr("Folder"));
    m_folder->setClearButtonEnabled(true);
    m_browse = new QPushButton(style()->standardIcon(QStyle::SP_DirOpenIcon), tr("&Browse…"));

    m_algorithm = new QComboBox;
    m_algorithm->setObjectName(QStringLiteral("algorithm"));
    for (const auto &[name, algorithm] :
         {std::pair{"SHA-256", QCryptographicHash::Sha256}, std::pair{"SHA-512", QCryptographicHash::Sha512},
          std::pair{"SHA3-256", QCryptographicHash::Sha3_256},
          std::pair{"BLAKE2b-256", QCryptographicHash::Blake2b_256},
          std::pair{"SHA-1", QCryptographicHash::Sha1}, std::pair{"MD5", QCryptographicHash::Md5}})
        m_algorithm->addItem(QString::fromLatin1(name), algorithm);

    m_start = new QPushButton(tr("&Start"));
    m_start->setObjectName(QStringLiteral("start"));
    m_start->setDefault(true);
    m_cancel = new QPushButton(tr("&Cancel"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_cancel->setShortcut(Qt::Key_Escape);

    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(&m_results);
    m_sorted->setSortRole(ResultsModel::SortRole);
    m_sorted->setDynamicSortFilter(false);
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("results"));
    m_table->setModel(m_sorted);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(ResultsModel::FileColumn, QHeaderView::Interactive);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(ResultsModel::FileColumn, 300);
    m_table->setColumnWidth(ResultsModel::SizeColumn, 96);
    m_table->sortByColumn(ResultsModel::FileColumn, Qt::AscendingOrder);
    m_table->setStyleSheet(QStringLiteral(
        "QTableView::item { border: 0; padding: 0 6px } QHeaderView::section { padding: 4px 6px }"));
    auto *const copy = new QAction(tr("&Copy"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &MainWindow::copyHashes);

    auto *const hint = new QLabel(tr("Choose a folder to see the hashes of its files."));
    hint->setAlignment(Qt::AlignCenter);
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_pages = new QStackedWidget;
    m_pages->addWidget(hint);
    m_pages->addWidget(m_table);

    m_bar = new QProgressBar;
    m_bar->setObjectName(QStringLiteral("bar"));
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(8);
    m_bar->setValue(0);
    m_status = new QLabel(tr("Ready"));
    m_status->setObjectName(QStringLiteral("status"));
    m_status->setMinimumWidth(fontMetrics().averageCharWidth() * 40);

    auto *const top = new QHBoxLayout;
    top->addWidget(m_folder, 1);
    top->addWidget(m_browse);
    top->addSpacing(8);
    top->addWidget(m_algorithm);
    top->addSpacing(8);
    top->addWidget(m_start);
    auto *const bottom = new QHBoxLayout;
    bottom->addWidget(m_status);
    bottom->addWidget(m_bar, 1);
    bottom->addSpacing(8);
    bottom->addWidget(m_cancel);

    auto *const whole = new QWidget;
    auto *const layout = new QVBoxLayout(whole);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    layout->addLayout(top);
    layout->addWidget(m_pages, 1);
    layout->addLayout(bottom);
    setCentralWidget(whole);
    setWindowTitle(tr("Hash Tool"));
    resize(960, 560);
}

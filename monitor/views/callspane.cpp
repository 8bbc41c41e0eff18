// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/callspane.h"

#include "models/job.h"
#include "reader/words.h"
#include "views/flameview.h"
#include "views/theme.h"

#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qsplitter.h>
#include <QtWidgets/qtreeview.h>

namespace monitor {

namespace {

constexpr qint64 callsPauseMs = 10'000; // while the job goes on

} // namespace

CallsPane::CallsPane(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_view = new QTreeView;
    m_view->setObjectName(QStringLiteral("calls"));
    m_view->setAccessibleName(tr("Calls and what they called"));
    m_view->setModel(&m_model);
    m_view->setUniformRowHeights(true); // or each of a million would be measured
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setTextElideMode(Qt::ElideRight);
    QHeaderView *const header = m_view->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(CallTreeModel::What, QHeaderView::Stretch);
    const int digit = QFontMetrics(Theme::font()).horizontalAdvance(u'0');
    static constexpr int widths[CallTreeModel::columns] = {30, 7, 9, 9, 9, 7};
    for (int column = 1; column < CallTreeModel::columns; ++column)
        m_view->setColumnWidth(column, std::max(widths[column] * digit, header->sectionSizeHint(column)));
    m_empty = new QLabel(m_view->viewport());
    m_empty->setObjectName(QStringLiteral("secondary"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *const over = new QVBoxLayout(m_view->viewport());
    over->addWidget(m_empty);

    m_flame = new FlameView;
    m_flame->setColorOf([this](const QByteArray &name) {
        const Lanes::Hold hold(m_job->lanes());
        const NameTable &names = m_job->lanes().names();
        const int number = names.number(QString::fromUtf8(name));
        return Theme::nameColor(number < 0 ? 0 : names.color(number));
    });
    connect(m_flame, &FlameView::callChosen, this,
            [this](quint32 call) { Q_EMIT taskChosen(m_model.tree()->call(call).slot); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid())
                    m_flame->setRoot(index.data(CallTreeModel::CallRole).toUInt());
            });
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT taskChosen(index.data(CallTreeModel::SlotRole).toUInt());
    });

    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("secondary"));
    m_words->setFont(Theme::font(0.92));
    m_words->setContentsMargins(Theme::gap, 3, Theme::gap, 4);
    auto *const splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_view);
    splitter->addWidget(m_flame);
    splitter->setSizes({620, 420});
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_words);
}

void CallsPane::setJob(Job *job)
{
    m_reader.cancel();
    m_flame->setTree(nullptr);
    m_model.setTree(nullptr, nullptr);
    m_job = job;
    m_wasOver = false;
    m_words->clear();
    m_empty->setText(tr("Reading who called whom…"));
    m_empty->show();
    if (job)
        connect(job, &Job::refreshed, this, &CallsPane::take);
    take();
}

void CallsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    take();
}

/// Once when the job is over; while it goes on, now and then, unless something is chosen.
void CallsPane::take()
{
    if (!m_job || !isVisible() || m_reader.isRunning() || m_wasOver)
        return;
    const bool over = m_job->isOver();
    if (isComplete() && !over && (!m_since.hasExpired(callsPauseMs) || m_view->currentIndex().isValid()))
        return;
    const auto tree = std::make_shared<std::shared_ptr<const CallTree>>();
    m_reader.start(
        [journal = m_job->journal(), tree](Work &work) {
            *tree = std::make_shared<const CallTree>(CallTree::of(*journal, work));
        },
        [this, tree, over] {
            m_wasOver = over;
            m_since.start();
            show(*tree);
        });
}

void CallsPane::show(const std::shared_ptr<const CallTree> &tree)
{
    m_flame->setTree(tree);
    m_model.setTree(tree, m_job->journal());
    m_empty->setText(tr("No task called another."));
    m_empty->setVisible(tree->roots().empty());
    QString words = tr("%1 calls of the program called others", nullptr, plural(tree->roots().size()))
                        .arg(number(tree->roots().size()));
    if (tree->leaves() > 0)
        words += tr("; %1 that called none are not listed", nullptr, plural(tree->leaves()))
                     .arg(number(tree->leaves()));
    m_words->setText(words + tr(". Enter shows a call everywhere."));
}

} // namespace monitor

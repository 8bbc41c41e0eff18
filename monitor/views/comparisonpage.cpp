// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/comparisonpage.h"

#include "history/differencewords.h"
#include "models/job.h"
#include "models/taskwords.h"
#include "reader/words.h"
#include "views/tables.h"
#include "views/theme.h"
#include "views/timelineview.h"
#include "views/trenddelegate.h"

#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qsplitter.h>
#include <QtWidgets/qtableview.h>

#include <algorithm>

namespace monitor {

namespace {

constexpr int side = 16;

QLabel *heading(const QString &text)
{
    auto *const label = new QLabel(text);
    label->setFont(Theme::font(1, QFont::DemiBold));
    label->setContentsMargins(side, 8, side, 2);
    return label;
}

QWidget *panel(QWidget *first, QWidget *second)
{
    auto *const widget = new QWidget;
    widget->setObjectName(QStringLiteral("panel"));
    widget->setAttribute(Qt::WA_StyledBackground);
    auto *const layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(first);
    auto *const below = new QHBoxLayout;
    below->setContentsMargins(side - 8, 0, 0, 0);
    below->addWidget(second);
    layout->addLayout(below, 1);
    return widget;
}

} // namespace

ComparisonPage::ComparisonPage(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_title = new QLabel;
    m_title->setFont(Theme::font(1.5, QFont::DemiBold));
    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("comparisonWords"));
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_names = new QTableView;
    m_names->setObjectName(QStringLiteral("nameDifferences"));
    m_names->setAccessibleName(tr("Times by task name in both runs"));
    m_names->setModel(&m_nameModel);
    m_names->setItemDelegate(
        new TrendDelegate(-1, {NameDifferenceModel::P95After, NameDifferenceModel::Factor}, m_names));
    m_calls = new QTableView;
    m_calls->setObjectName(QStringLiteral("callDifferences"));
    m_calls->setAccessibleName(tr("Calls that failed in one run only"));
    m_calls->setModel(&m_callModel);
    m_calls->setItemDelegate(new TrendDelegate(-1, {CallDifferenceModel::Which}, m_calls));
    for (QTableView *const table : {m_names, m_calls}) {
        setUpTable(table, 8);
        table->setSelectionMode(QAbstractItemView::SingleSelection);
        table->horizontalHeader()->setSortIndicatorShown(false);
    }
    m_noCalls = addEmptyText(m_calls);
    connect(m_calls, &QTableView::activated, this, [this](const QModelIndex &index) {
        const Run &run = index.data(CallDifferenceModel::BrokenRole).toBool() ? m_after : m_before;
        if (run.job)
            Q_EMIT taskChosen(run.job->journal()->path(), index.data(CallDifferenceModel::SlotRole).toUInt());
    });

    auto *const head = new QVBoxLayout;
    head->setContentsMargins(side, 12, side, 8);
    head->setSpacing(6);
    head->addWidget(m_title);
    head->addWidget(m_words);
    auto *const lanes = new QSplitter(Qt::Vertical);
    lanes->setHandleWidth(1);
    lanes->setChildrenCollapsible(false);
    lanes->addWidget(lane(m_before));
    lanes->addWidget(lane(m_after));
    auto *const upper = new QWidget;
    upper->setObjectName(QStringLiteral("panel"));
    upper->setAttribute(Qt::WA_StyledBackground);
    auto *const upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->setSpacing(0);
    upperLayout->addLayout(head);
    upperLayout->addWidget(lanes, 1);

    m_callTitle = heading(QString());
    auto *const splitter = new QSplitter(Qt::Vertical);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(upper);
    splitter->addWidget(panel(heading(tr("Times by name")), m_names));
    splitter->addWidget(panel(m_callTitle, m_calls));
    splitter->setSizes({420, 200, 180});
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

ComparisonPage::~ComparisonPage()
{
    clear();
}

/// The timeline of a run under its name.
QWidget *ComparisonPage::lane(Run &run)
{
    run.title = new QLabel;
    run.title->setContentsMargins(side, 6, side, 4);
    run.title->setTextFormat(Qt::PlainText);
    run.view = new TimelineView(&m_window);
    connect(run.view, &TimelineView::taskActivated, this, [this, &run](quint32 slot) {
        run.view->setSelected(slot);
        if (run.job)
            Q_EMIT taskChosen(run.job->journal()->path(), slot);
    });
    auto *const widget = new QWidget;
    widget->setObjectName(QStringLiteral("panel"));
    widget->setAttribute(Qt::WA_StyledBackground);
    auto *const layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(run.title);
    layout->addWidget(run.view, 1);
    return widget;
}

void ComparisonPage::clear()
{
    m_reader.cancel();
    m_complete = false;
    for (Run *const run : {&m_before, &m_after}) {
        run->view->setJob(nullptr);
        run->job.reset();
    }
    m_nameModel.setNames({});
    m_callModel.setCalls({}, {});
    m_window.reset();
}

bool ComparisonPage::show(const QString &before, const QString &after, QString *error)
{
    clear();
    m_before.job = Job::open(before, error);
    m_after.job = m_before.job ? Job::open(after, error) : nullptr;
    if (!m_after.job) {
        clear();
        return false;
    }
    open(m_before);
    open(m_after);
    m_title->setText(m_after.job->snapshot()->info.program);
    m_words->setText(tr("Reading both runs…"));
    m_callTitle->setText(tr("Calls that failed in one run only"));
    m_noCalls->setText(tr("Reading…"));
    m_noCalls->show();
    const auto comparison = std::make_shared<Comparison>();
    m_reader.start(
        [before = m_before.job->journal(), after = m_after.job->journal(), comparison](Work &work) {
            *comparison = compare(*before, *after, usualRuns(before->path(), after->path()), work);
        },
        [this, comparison] { take(*comparison); });
    return true;
}

void ComparisonPage::open(Run &run)
{
    const SnapshotPtr snapshot = run.job->snapshot();
    const auto workers = quint64(snapshot->pools.isEmpty() ? 0 : snapshot->pools.first().workers);
    run.title->setText(tr("%1 · %2 · %3 workers", nullptr, plural(workers))
                           .arg(when(snapshot->info.started), duration(snapshot->now), number(workers)));
    run.view->setJob(run.job.get());
    const auto grow = [this] { // one scale for both
        double end = 0;
        for (const Run *const each : {&m_before, &m_after}) {
            if (each->job)
                end = std::max(end, double(each->job->snapshot()->now));
        }
        m_window.setEnd(end);
    };
    connect(run.job.get(), &Job::refreshed, this, grow);
    grow();
}

void ComparisonPage::take(const Comparison &comparison)
{
    m_complete = true;
    m_words->setText(headline(comparison) + u'.');
    m_nameModel.setNames(comparison.names);
    m_callModel.setCalls(comparison.broken, comparison.mended);
    m_callTitle->setText(tr("Calls that failed in one run only: %1, %2")
                             .arg(tr("%1 fail now", nullptr, plural(comparison.brokenCount))
                                      .arg(number(comparison.brokenCount)),
                                  tr("%1 failed before", nullptr, plural(comparison.mendedCount))
                                      .arg(number(comparison.mendedCount))));
    m_noCalls->setText(comparison.failedInBoth > 0
                           ? tr("The same %1 calls failed in both.", nullptr, plural(comparison.failedInBoth))
                                 .arg(number(comparison.failedInBoth))
                           : tr("No call failed in either."));
    m_noCalls->setVisible(m_callModel.rowCount() == 0);
    fitColumns(m_names, NameDifferenceModel::Name);
    fitColumns(m_calls, CallDifferenceModel::Error);
}

} // namespace monitor

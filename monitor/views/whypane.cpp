// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/whypane.h"

#include "analysis/whywords.h"
#include "models/job.h"
#include "models/taskwords.h"
#include "reader/words.h"
#include "views/partsbar.h"
#include "views/tables.h"
#include "views/theme.h"
#include "views/trenddelegate.h"

#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qsplitter.h>
#include <QtWidgets/qtableview.h>

#include <algorithm>

namespace monitor {

namespace {

constexpr std::size_t mostSteps = 500;
constexpr qint64 whyPauseMs = 10'000; // while the job goes on

QTableView *tableOf(TextRows *rows, const QString &name, const QString &accessible, int bar)
{
    auto *const table = new QTableView;
    table->setObjectName(name);
    table->setAccessibleName(accessible);
    table->setModel(rows);
    table->setItemDelegate(new TrendDelegate(bar, {}, table));
    setUpTable(table, 6);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->horizontalHeader()->setSortIndicatorShown(false);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return table;
}

} // namespace

WhyPane::WhyPane(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_bar = new PartsBar;
    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("whyWords"));
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_about = new QLabel(aboutEstimates());
    m_about->setObjectName(QStringLiteral("secondary"));
    m_about->setFont(Theme::font(0.92));
    m_about->setContentsMargins(Theme::gap, 3, Theme::gap, 4);

    m_shareRows.setHeads({{tr("Decided the end")}, {tr("Calls"), true}, {tr("Time"), true}, {tr("Share")}});
    m_stepRows.setHeads({{tr("Took"), true}, {tr("The last of that path first")}});
    m_heldRows.setHeads({{tr("Held back now")}, {tr("By")}, {tr("Calls"), true}, {tr("Longest"), true}});
    m_estimateRows.setHeads({{tr("It would have taken")}, {QString(), true}, {QString()}});
    m_shares =
        tableOf(&m_shareRows, QStringLiteral("pathShares"), tr("What decided when it ended, by name"), 3);
    m_steps =
        tableOf(&m_stepRows, QStringLiteral("pathSteps"), tr("The calls that decided when it ended"), -1);
    m_estimates = tableOf(&m_estimateRows, QStringLiteral("estimates"), tr("What it would have taken"), 2);
    m_held = tableOf(&m_heldRows, QStringLiteral("heldBack"), tr("What policies hold back now, by name"), -1);
    m_held->hide();
    connect(m_steps, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const quint32 slot = index.data(TextRows::SlotRole).toUInt())
            Q_EMIT taskChosen(slot);
    });

    auto *const head = new QVBoxLayout;
    head->setContentsMargins(Theme::gap, 8, Theme::gap, 6);
    head->setSpacing(8);
    head->addWidget(m_bar);
    head->addWidget(m_words);
    auto *const tables = new QSplitter;
    tables->setHandleWidth(1);
    tables->setChildrenCollapsible(false);
    for (QTableView *const table : {m_held, m_shares, m_steps, m_estimates})
        tables->addWidget(table);
    tables->setSizes({300, 380, 340, 300});
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(tables, 1);
    layout->addWidget(m_about);
}

void WhyPane::setJob(Job *job)
{
    m_job = job;
    m_worker.cancel();
    m_complete = false;
    m_wasOver = false;
    m_bar->setParts({});
    for (TextRows *const rows : {&m_heldRows, &m_shareRows, &m_stepRows, &m_estimateRows})
        rows->setRows({});
    m_words->setText(tr("Working it out…"));
    if (job)
        connect(job, &Job::refreshed, this, &WhyPane::take);
    take();
}

void WhyPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    take();
}

/// Once when the job is over; while it goes on, now and then.
void WhyPane::take()
{
    if (!m_job || !isVisible() || m_worker.isRunning() || m_wasOver)
        return;
    const bool over = m_job->isOver();
    if (m_complete && !over && !m_since.hasExpired(whyPauseMs))
        return;
    const auto why = std::make_shared<Why>();
    m_worker.start([journal = m_job->journal(), why](Work &work) { *why = Why::of(*journal, work); },
                   [this, journal = m_job->journal(), why, over] {
                       m_complete = true;
                       m_wasOver = over;
                       m_since.start();
                       show(*why, *journal);
                   });
}

void WhyPane::show(const Why &why, const parallel::Journal &journal)
{
    showHeldBack(why);
    if (why.calls.all.empty()) {
        m_words->setText(tr("No task has run."));
        return;
    }
    m_bar->setParts(
        {{tr("running"), why.time.running, [] { return Theme::fill(Shown::Running); }},
         {tr("waiting for a group"), why.time.groups, [] { return Theme::fill(Shown::Died); }},
         {tr("held back by a limit, rate or retry"), why.time.heldBack,
          [] { return Theme::fill(Shown::Cancelled); }},
         {tr("idle: nothing was queued"), why.time.idle, [] { return Theme::faint().darker(115); }}});
    QString text;
    if (!m_wasOver)
        text = tr("So far. ");
    if (!why.tails.empty() && why.tails.front().length() > why.calls.end / 100)
        text += tr("The longest tail: %1.").arg(words(why.tails.front(), why.calls, journal));
    else
        text += tr("It has no tail: its last calls ended together.");
    m_words->setText(text);
    showPath(why, journal);
    showEstimates(why);
    fitColumns(m_shares, 0);
    fitColumns(m_steps, 1);
    fitColumns(m_estimates, 0);
    const int digit = QFontMetrics(Theme::font()).horizontalAdvance(u'0');
    m_shares->setColumnWidth(3, 12 * digit);
    m_estimates->setColumnWidth(2, 9 * digit);
}

void WhyPane::showPath(const Why &why, const parallel::Journal &journal)
{
    const double all = double(std::max<qint64>(why.calls.end, 1));
    QList<TextRows::Row> rows;
    const auto add = [&](const QString &what, const QString &calls, double time) {
        rows.append({{what, calls, duration(qint64(time)), percent(time / all)}, 0, time / all});
    };
    for (const PathShare &share : why.shares)
        add(QString::fromUtf8(why.calls.names[share.name]), number(share.steps), share.time);
    if (const double held = why.onPath(PathStep::HeldBack); held > 0)
        add(tr("(held back, workers free)"), QString(), held);
    add(tr("(the program itself)"), QString(), why.onPath(PathStep::Program));
    m_shareRows.setRows(rows);

    rows.clear();
    for (std::size_t i = 0; i < std::min(mostSteps, why.path.size()); ++i) {
        const PathStep &step = why.path[i];
        const bool task = step.call != Call::none;
        QString what = task ? oneLine(nameOf(journal, why.calls.all[step.call])) : tr("(the program itself)");
        if (step.kind == PathStep::HeldBack)
            what = tr("held back: %1").arg(what);
        rows.append({{duration(step.length()), what}, task ? why.calls.all[step.call].slot : 0, -1});
    }
    m_stepRows.setRows(rows);
}

/// What each policy holds back: of a job that runs, and of one that died.
void WhyPane::showHeldBack(const Why &why)
{
    QList<TextRows::Row> rows;
    for (const HeldBack &group : why.held)
        rows.append(
            {{oneLine(group.name), word(group.wait), number(group.calls), duration(group.longest)}, 0, -1});
    m_heldRows.setRows(rows);
    m_held->setVisible(!rows.isEmpty());
    fitColumns(m_held, 0);
}

void WhyPane::showEstimates(const Why &why)
{
    qint64 longest = why.calls.end;
    for (const Why::Estimate &estimate : why.estimates)
        longest = std::max(longest, estimate.takes);
    QList<TextRows::Row> rows;
    const auto add = [&](qint64 takes, const QString &what) {
        rows.append(
            {{what, duration(takes), QString()}, 0, double(takes) / double(std::max<qint64>(longest, 1))});
    };
    add(why.calls.end, tr("as it was, with %1 workers", nullptr, plural(quint64(why.workers)))
                           .arg(number(quint64(why.workers))));
    for (const Why::Estimate &estimate : why.estimates)
        add(estimate.takes, words(estimate.what, why.calls));
    m_estimateRows.setRows(rows);
}

} // namespace monitor

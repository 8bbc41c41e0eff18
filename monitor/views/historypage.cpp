// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/historypage.h"

#include "history/sentence.h"
#include "models/taskwords.h"
#include "reader/words.h"
#include "views/glyphs.h"
#include "views/runschart.h"
#include "views/tables.h"
#include "views/theme.h"
#include "views/trenddelegate.h"

#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>
#include <QtGui/qpainter.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qmenu.h>
#include <QtWidgets/qsplitter.h>
#include <QtWidgets/qtableview.h>

#include <algorithm>

namespace monitor {

namespace {

constexpr qsizetype trendRuns = 30; ///< That the tables tell of.
constexpr int pageSide = 16;

/// What the colours of the bars mean.
class Legend : public QWidget
{
public:
    Legend() { setFixedHeight(QFontMetrics(Theme::font(0.92)).height() + 6); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        p.setFont(Theme::font(0.92));
        const QFontMetrics metrics(p.font());
        QColor waiting = Theme::fill(Shown::Queued);
        waiting.setAlpha(Theme::isDark() ? 110 : 90);
        QColor usual = Theme::accent();
        usual.setAlpha(Theme::isDark() ? 46 : 28);
        const std::pair<QColor, QString> entries[] = {
            {Theme::fill(Shown::Succeeded), HistoryPage::tr("ran and succeeded")},
            {Theme::fill(Shown::Failed), HistoryPage::tr("ran and failed; above: how many")},
            {waiting, HistoryPage::tr("workers waited")},
            {usual, HistoryPage::tr("usual")}};
        int x = pageSide;
        for (const auto &[color, text] : entries) {
            p.fillRect(QRect(x, (height() - 10) / 2, 10, 10), color);
            x += 16;
            p.setPen(Theme::secondary());
            p.drawText(QRect(x, 0, metrics.horizontalAdvance(text) + 2, height()), Qt::AlignVCenter, text);
            x += metrics.horizontalAdvance(text) + 18;
        }
    }
};

QWidget *titled(const QString &title, QTableView *table)
{
    auto *const heading = new QLabel(title);
    heading->setFont(Theme::font(1, QFont::DemiBold));
    heading->setContentsMargins(pageSide, 10, pageSide, 2);
    auto *const panel = new QWidget;
    panel->setObjectName(QStringLiteral("panel"));
    panel->setAttribute(Qt::WA_StyledBackground);
    auto *const layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(heading);
    auto *const below = new QHBoxLayout; // its texts begin where the heading does
    below->setContentsMargins(pageSide - 8, 0, 0, 0);
    below->addWidget(table);
    layout->addLayout(below, 1);
    return panel;
}

QTableView *tableOf(QAbstractItemModel *model, const QString &name, const QString &accessible)
{
    auto *const table = new QTableView;
    table->setObjectName(name);
    table->setAccessibleName(accessible);
    table->setModel(model);
    setUpTable(table, 10);
    table->horizontalHeader()->setSortIndicatorShown(false);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the widest column takes what is left
    return table;
}

} // namespace

HistoryPage::HistoryPage(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_title = new QLabel;
    m_title->setFont(Theme::font(1.5, QFont::DemiBold));
    m_title->setObjectName(QStringLiteral("historyTitle"));
    m_facts = new QLabel;
    m_facts->setObjectName(QStringLiteral("secondary"));
    m_sentence = new QLabel;
    m_sentence->setObjectName(QStringLiteral("historySentence"));
    m_sentence->setFont(Theme::font(1.1));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_chart = new RunsChart;
    connect(m_chart, &RunsChart::runChosen, this, &HistoryPage::runChosen);
    connect(m_chart, &RunsChart::menuRequested, this, &HistoryPage::runMenu);

    m_names = tableOf(&m_nameModel, QStringLiteral("nameTrends"), tr("Times by task name over the runs"));
    m_names->setItemDelegate(new TrendDelegate(NameTrendModel::Trend, {NameTrendModel::P95}, m_names));
    m_noNames = addEmptyText(m_names);
    m_failures = tableOf(&m_failureModel, QStringLiteral("failureTrends"), tr("Failures over the runs"));
    m_failures->setItemDelegate(
        new TrendDelegate(FailureTrendModel::Trend, {FailureTrendModel::Latest}, m_failures));
    m_noFailures = addEmptyText(m_failures);

    auto *const head = new QHBoxLayout;
    head->setContentsMargins(pageSide, 12, pageSide, 0);
    head->setSpacing(12);
    head->addWidget(m_title, 0, Qt::AlignBaseline);
    head->addWidget(m_facts, 1, Qt::AlignBaseline);
    auto *const words = new QHBoxLayout;
    words->setContentsMargins(pageSide, 6, pageSide, 8);
    words->addWidget(m_sentence);
    auto *const upper = new QWidget;
    upper->setObjectName(QStringLiteral("panel"));
    upper->setAttribute(Qt::WA_StyledBackground);
    auto *const upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 4);
    upperLayout->setSpacing(0);
    upperLayout->addLayout(head);
    upperLayout->addLayout(words);
    upperLayout->addWidget(m_chart, 1);
    upperLayout->addWidget(new Legend);

    auto *const splitter = new QSplitter(Qt::Vertical);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(upper);
    splitter->addWidget(titled(tr("Times by name"), m_names));
    splitter->addWidget(titled(tr("Failures"), m_failures));
    splitter->setSizes({360, 230, 200});
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connect(&m_history, &History::changed, this, &HistoryPage::take);
}

void HistoryPage::show(const QString &folder, const QString &program)
{
    m_history.open(folder, program);
}

void HistoryPage::take()
{
    const QList<RunSummary> &runs = m_history.runs();
    const qsizetype last = runs.size() - 1;
    m_title->setText(m_history.program());
    QString facts = tr("%1 runs in %2", nullptr, plural(quint64(runs.size())))
                        .arg(number(quint64(runs.size())), shownPath(m_history.folder()));
    if (last >= 0)
        facts += tr(" · the last %1").arg(when(runs[last].started));
    if (!m_history.unreadable().isEmpty())
        facts += tr(" · %1 journals cannot be read", nullptr, plural(quint64(m_history.unreadable().size())))
                     .arg(m_history.unreadable().size());
    m_facts->setText(facts);
    m_facts->setToolTip(m_history.unreadable().mid(0, 20).join(u'\n'));
    m_sentence->setText(m_history.isComplete() ? sentenceOf(runs, last)
                                               : tr("Reading the journals of these runs…"));
    m_chart->setRuns(runs, m_history.isComplete() ? usualOf(runs, last) : Usual());

    const QList<RunSummary> latest = runs.mid(std::max<qsizetype>(0, runs.size() - trendRuns));
    m_nameModel.setTrends(m_history.isComplete() ? nameTrends(latest) : QList<NameTrend>());
    m_failureModel.setTrends(m_history.isComplete() ? failureTrends(latest) : QList<FailureTrend>());
    m_noNames->setText(m_history.isComplete() ? tr("No task was called in these runs.") : tr("Reading…"));
    m_noNames->setVisible(m_nameModel.rowCount() == 0);
    m_noFailures->setText(m_history.isComplete() ? tr("Nothing failed in the last %1 runs.", nullptr,
                                                      plural(quint64(latest.size())))
                                                       .arg(latest.size())
                                                 : tr("Reading…"));
    m_noFailures->setVisible(m_failureModel.rowCount() == 0);
    fitColumns(m_names, NameTrendModel::Trend);
    fitColumns(m_failures, FailureTrendModel::Message);
    m_failures->setColumnWidth(FailureTrendModel::Trend,
                               22 * QFontMetrics(Theme::font()).horizontalAdvance(u'0'));
}

void HistoryPage::runMenu(const QString &path, const QPoint &at)
{
    const QList<RunSummary> &runs = m_history.runs();
    const qsizetype run = m_history.indexOf(path);
    if (run < 0)
        return;
    QMenu menu(this);
    connect(menu.addAction(glyphIcon(Glyph::Open), tr("Open this run")), &QAction::triggered, this,
            [this, path] { Q_EMIT runChosen(path); });
    if (run != runs.size() - 1) {
        const QString latest = runs.last().path;
        connect(menu.addAction(tr("Compare with the last run")), &QAction::triggered, this,
                [this, path, latest] { Q_EMIT comparisonChosen(path, latest); });
    }
    if (run > 0) {
        const QString before = runs[run - 1].path;
        connect(menu.addAction(tr("Compare with the run before")), &QAction::triggered, this,
                [this, path, before] { Q_EMIT comparisonChosen(before, path); });
    }
    connect(menu.addAction(glyphIcon(Glyph::Copy), tr("Copy the journal's path")), &QAction::triggered, this,
            [path] { QGuiApplication::clipboard()->setText(path); });
    menu.exec(at);
}

} // namespace monitor

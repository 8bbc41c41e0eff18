// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/statisticspane.h"

#include "models/job.h"
#include "views/histogramdelegate.h"
#include "views/tables.h"
#include "views/theme.h"

#include <QtCore/qcoreevent.h>
#include <QtCore/qsettings.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qtableview.h>

#include <algorithm>

namespace monitor {

namespace {

QString hiddenKey()
{
    return QStringLiteral("window/statisticsHidden");
}

} // namespace

StatisticsPane::StatisticsPane(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("statistics"));
    m_table->setAccessibleName(tr("Statistics by task name"));
    m_table->setModel(&m_model);
    auto *const delegate = new HistogramDelegate(m_table);
    delegate->setColorOf([this](const QString &name) {
        if (!m_job)
            return -1;
        const Lanes::Hold hold(m_job->lanes());
        const int number = m_job->lanes().names().number(name);
        return number < 0 ? -1 : m_job->lanes().names().color(number);
    });
    m_table->setItemDelegate(delegate);
    setUpTable(m_table, 14);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView *const header = m_table->horizontalHeader();
    header->setSortIndicator(StatisticsModel::Total, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    static constexpr int widths[StatisticsModel::columns] = {13, 7, 6, 10, 7, 7, 7, 7, 7, 9, 8, 8, 9, 7};
    setColumnWidths(m_table, widths);

    // Run beside wait: too few workers and a slow server look different.
    header->moveSection(header->visualIndex(StatisticsModel::RanHistogram), 5);
    header->moveSection(header->visualIndex(StatisticsModel::WaitedHistogram), 6);
    header->moveSection(header->visualIndex(StatisticsModel::Mean), 10);
    header->moveSection(header->visualIndex(StatisticsModel::Max),
                        header->visualIndex(StatisticsModel::P99) + 1);
    offerColumns(m_table, StatisticsModel::Name, hiddenKey(), [this] { shareWidth(); });
    connect(header, &QHeaderView::sectionResized, this,
            [this] { m_arranged = m_arranged || (!m_sharing && isVisible()); });
    m_table->viewport()->installEventFilter(this);

    m_empty = addEmptyText(m_table);

    m_words = layOutTable(this, m_table);
    m_words->setWordWrap(true);

    m_again.setSingleShot(true);
    m_again.callOnTimeout(this, &StatisticsPane::take);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_taking)
            return;
        const QModelIndexList rows = m_table->selectionModel()->selectedRows();
        Q_EMIT nameSelected(rows.isEmpty() ? QString() : m_model.name(rows.first().row()));
    });
}

void StatisticsPane::setJob(Job *job)
{
    m_job = job;
    m_again.stop();
    m_sum.cancel();
    m_query = Query();
    m_found.clear();
    m_foundAt.reset();
    if (job)
        connect(job, &Job::refreshed, this, &StatisticsPane::take);
    take();
}

/// What the times say about where the whole time goes.
QString StatisticsPane::verdict(const QList<NameStatistics> &names) const
{
    double waited = 0;
    double ran = 0;
    for (const NameStatistics &row : names) {
        waited += row.waited.total();
        ran += row.ran.total();
    }
    QStringList words;
    if (!m_query.terms().isEmpty())
        words << tr("Of the tasks that the filter finds.");
    else if (const quint64 dropped = m_job->snapshot()->missing.dropped())
        words << tr("Without %1 older tasks, which made room for these.", nullptr, plural(dropped))
                     .arg(number(dropped));
    if (waited > 0 && ran > 0) {
        words
            << tr("Tasks waited %1 and ran %2 in all.").arg(duration(qint64(waited)), duration(qint64(ran)));
        if (waited > 2 * ran)
            words << tr(
                "They wait far longer than they run: more workers would help, if what they talk to can "
                "take it.");
        else if (ran > 10 * waited)
            words << tr("They hardly wait: the time goes into the tasks themselves.");
    }
    return words.join(u' ');
}

/// In the background, and again as the job goes on, for a few percent of a core.
void StatisticsPane::sumFound()
{
    if (m_sum.isRunning() || m_foundAt == m_job->snapshot())
        return;
    const qint64 pause = std::clamp<qint64>(m_took * 50, 500, 10'000) - m_since.elapsed();
    if (m_foundAt && pause > 0) {
        m_again.start(int(pause));
        return;
    }
    m_since.start();
    auto names = std::make_shared<QList<NameStatistics>>();
    const std::shared_ptr<const parallel::Journal> journal = m_job->journal();
    m_sum.start(
        [journal, query = m_query, names](Work &work) { *names = statisticsOf(*journal, query, work); },
        [this, names, snapshot = m_job->snapshot()] {
            m_found = *names;
            m_foundAt = snapshot;
            m_took = m_since.elapsed();
            take();
        });
}

void StatisticsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    take();
}

void StatisticsPane::take()
{
    if (m_job && !isVisible())
        return; // read when it is looked at
    QList<NameStatistics> names;
    QString words;
    if (m_job && !m_query.terms().isEmpty()) {
        sumFound();
        names = m_found;
        words = m_foundAt ? verdict(names) : tr("Summing what the filter finds…");
    } else if (m_job) {
        names = m_job->snapshot()->names;
        words = m_job->snapshot()->complete
                    ? verdict(names)
                    : tr("Reading: %1 tasks so far.", nullptr, plural(m_job->snapshot()->summed))
                          .arg(number(m_job->snapshot()->summed));
    }
    m_taking = true;
    m_model.setNames(names);
    makeRoom();
    selectName();
    m_taking = false;
    m_empty->setText(m_query.terms().isEmpty()
                         ? tr("No task has been called yet. Times appear here as tasks end.")
                         : tr("No task is like that."));
    m_empty->setVisible(m_model.rowCount() == 0 && (m_query.terms().isEmpty() || m_foundAt));
    m_words->setText(words);
}

void StatisticsPane::setFilter(const Filter &filter)
{
    m_name = filter.name;
    Filter others = filter;
    others.name.clear();
    const Query query = Query::parse(others.queryText());
    if (query.isValid() && query.text() != m_query.text()) {
        m_query = query;
        m_sum.cancel();
        m_found.clear();
        m_foundAt.reset();
        take();
        return;
    }
    m_taking = true;
    selectName();
    m_taking = false;
}

bool StatisticsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == m_table->viewport())
        shareWidth();
    return QWidget::eventFilter(watched, event);
}

/// Names and pictures share what the numbers leave, until the user arranges them.
void StatisticsPane::shareWidth()
{
    struct Flexible
    {
        int column;
        int least; // digits
        double part;
    };
    static constexpr Flexible flexible[] = {{StatisticsModel::Name, 13, 0.4},
                                            {StatisticsModel::Share, 11, 0.1},
                                            {StatisticsModel::RanHistogram, 9, 0.25},
                                            {StatisticsModel::WaitedHistogram, 9, 0.25}};
    if (m_arranged)
        return;
    const int digit = QFontMetrics(Theme::font()).horizontalAdvance(u'0');
    int left = m_table->viewport()->width();
    for (int column = 0; column < StatisticsModel::columns; ++column) {
        const bool isFlexible = std::any_of(std::begin(flexible), std::end(flexible),
                                            [column](const Flexible &each) { return each.column == column; });
        if (!isFlexible && !m_table->isColumnHidden(column))
            left -= m_table->columnWidth(column);
    }
    const auto least = [&](const Flexible &each) {
        return std::max(each.least * digit, m_table->horizontalHeader()->sectionSizeHint(each.column));
    };
    for (const Flexible &each : flexible)
        left -= m_table->isColumnHidden(each.column) ? 0 : least(each);
    m_sharing = true;
    // The mean says least: where there is no room for it, it goes, unless the user chose.
    if (!QSettings().contains(hiddenKey())) {
        const bool hidden = m_table->isColumnHidden(StatisticsModel::Mean);
        const int mean = m_table->horizontalHeader()->sectionSizeHint(StatisticsModel::Mean) + 2 * digit;
        if (!hidden && left < 0) {
            left += m_table->columnWidth(StatisticsModel::Mean);
            m_table->setColumnHidden(StatisticsModel::Mean, true);
        } else if (hidden && left > 2 * mean) {
            m_table->setColumnHidden(StatisticsModel::Mean, false);
            left -= m_table->columnWidth(StatisticsModel::Mean);
        }
    }
    for (const Flexible &each : flexible)
        m_table->setColumnWidth(each.column, least(each) + int(std::max(left, 0) * each.part));
    m_sharing = false;
}

/// For the titles and for all numbers; columns do not get narrower again.
void StatisticsPane::makeRoom()
{
    for (int column = 0; column < StatisticsModel::columns; ++column) {
        if (column == StatisticsModel::Name)
            continue;
        QString widest;
        for (int row = 0; row < std::min(m_model.rowCount(), 200); ++row) {
            if (const QString text = m_model.index(row, column).data().toString();
                text.size() > widest.size())
                widest = text;
        }
        m_sharing = true;
        makeRoomFor(m_table, column, column == StatisticsModel::Share ? QString() : widest);
        m_sharing = false;
    }
    shareWidth();
}

void StatisticsPane::selectName()
{
    const int row = m_name.isEmpty() ? -1 : m_model.rowOf(m_name);
    if (row < 0)
        m_table->clearSelection();
    else
        m_table->selectRow(row);
}

} // namespace monitor

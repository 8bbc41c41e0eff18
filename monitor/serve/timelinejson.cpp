// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "timelinejson.h"

#include <QtCore/qjsonarray.h>

#include <algorithm>
#include <cmath>

namespace monitor::serve {

using parallel::Journal;

namespace {

constexpr qint64 msInNs = 1'000'000;

/// A lane while its columns are being filled.
struct Row
{
    std::vector<double> busy;
    std::vector<quint8> flags;
};

enum Flag : quint8 { Runs = 1, Failed = 2, Cancelled = 4 };

quint8 flagsOf(quint8 states)
{
    const auto has = [&](Journal::TaskState state) { return (states >> int(state)) & 1; };
    return quint8((has(Journal::TaskState::Failed) ? Failed : 0)
                  | (has(Journal::TaskState::Cancelled) ? Cancelled : 0));
}

/// The coarsest slices that are not longer than a column.
int levelFor(const Density &density, double column)
{
    int level = Density::levels - 1;
    while (level > 0 && std::exp2(density.shift() + Density::shiftOf(level)) > column)
        --level;
    return level;
}

class Columns
{
public:
    explicit Columns(const TimelineWish &wish)
        : m_from(double(wish.from)),
          m_column(double(wish.to - wish.from) / wish.columns),
          m_count(wish.columns)
    {
    }

    double length() const { return m_column; }
    /// Spreads what was busy between two times over the columns that it is in.
    void add(Row &row, double from, double to, double busy, quint8 flags) const
    {
        const double length = std::max(to - from, 1.0);
        const int first = std::max(0, int(std::floor((from - m_from) / m_column)));
        const int last = std::min(m_count - 1, int(std::floor((std::max(to - 1, from) - m_from) / m_column)));
        for (int i = first; i <= last; ++i) {
            const double begin = std::max(from, m_from + i * m_column);
            const double end = std::min(std::max(to, from + 1), m_from + (i + 1) * m_column);
            row.busy[std::size_t(i)] += busy * std::max(0.0, end - begin) / length;
            row.flags[std::size_t(i)] |= flags;
        }
    }

private:
    const double m_from;
    const double m_column;
    const int m_count;
};

} // namespace

bool TimelineWish::read(const Question &question, Answer *wrong)
{
    constexpr qint64 longest = std::numeric_limits<qint64>::max() / msInNs;
    qint64 begin = from / msInNs;
    qint64 end = -1;
    qint64 wide = columns;
    qint64 lane = first;
    qint64 most = lanes;
    if (!numberOf(question, QStringLiteral("from"), 0, longest, begin, wrong)
        || !numberOf(question, QStringLiteral("to"), 0, longest, end, wrong)
        || !numberOf(question, QStringLiteral("columns"), 1, 2000, wide, wrong)
        || !numberOf(question, QStringLiteral("first"), 0, 1'000'000, lane, wrong)
        || !numberOf(question, QStringLiteral("lanes"), 1, 500, most, wrong))
        return false;
    from = begin * msInNs;
    if (end >= 0)
        to = end * msInNs;
    to = std::max(to, from + wide); // a nanosecond a column
    columns = int(wide);
    first = int(lane);
    lanes = int(most);
    return true;
}

QJsonObject timelineOf(const Lanes &lanes, const ScopeLabels &scopes, const TimelineWish &wish)
{
    const Columns columns(wish);
    std::vector<Row> rows;
    QJsonArray names;
    QJsonArray gaps;
    int total = 0;
    {
        const Lanes::Hold hold(lanes);
        total = int(lanes.lanes().size());
        const int last = std::min(total, wish.first + wish.lanes);
        const Density &density = lanes.density();
        const int level = levelFor(density, columns.length());
        const int shift = density.shift() + Density::shiftOf(level);
        for (int lane = wish.first; lane < last; ++lane) {
            const Lanes::Lane &worker = lanes.lanes()[std::size_t(lane)];
            names.append(scopes.worker(worker.pool, worker.worker));
            Row row{std::vector<double>(std::size_t(wish.columns)),
                    std::vector<quint8>(std::size_t(wish.columns))};
            if (lane < density.laneCount()) {
                const auto &cells = density.cells(lane, level);
                const qint64 end = std::min<qint64>(qint64(cells.size()), (wish.to >> shift) + 1);
                for (qint64 i = wish.from >> shift; i < end; ++i) {
                    const Density::Cell &cell = cells[std::size_t(i)];
                    if (cell.busy > 0 || cell.states)
                        columns.add(row, double(i << shift), double((i + 1) << shift), double(cell.busy),
                                    flagsOf(cell.states));
                }
            }
            rows.push_back(std::move(row));
        }
        for (const Lanes::Running &task : lanes.running()) {
            if (task.lane >= wish.first && task.lane < last)
                columns.add(rows[std::size_t(task.lane - wish.first)], double(task.started), double(wish.to),
                            double(std::max<qint64>(0, wish.to - task.started)), Runs);
        }
        for (const Span &gap : lanes.gaps())
            gaps.append(QJsonArray{double(gap.from) / 1e9, double(gap.to) / 1e9});
    }
    QJsonArray shown;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QString busy(wish.columns, u'0');
        QString flags(wish.columns, u'0');
        for (int column = 0; column < wish.columns; ++column) {
            const double part = rows[i].busy[std::size_t(column)] / columns.length();
            // What ran at all is seen.
            busy[column] = QChar(u'0' + (part <= 0 ? 0 : std::clamp(int(std::lround(part * 9)), 1, 9)));
            flags[column] = QChar(u'0' + rows[i].flags[std::size_t(column)]);
        }
        shown.append(QJsonObject{{QStringLiteral("name"), names[qsizetype(i)]},
                                 {QStringLiteral("busy"), busy},
                                 {QStringLiteral("flags"), flags}});
    }
    return {{QStringLiteral("from"), double(wish.from) / 1e9},
            {QStringLiteral("to"), double(wish.to) / 1e9},
            {QStringLiteral("first"), wish.first},
            {QStringLiteral("total"), total},
            {QStringLiteral("lanes"), shown},
            {QStringLiteral("gaps"), gaps}};
}

} // namespace monitor::serve

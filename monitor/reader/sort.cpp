// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "sort.h"

#include "scopelabels.h"

#include "names.h"
#include "textsort.h"
#include "words.h"

#include <QtCore/qhash.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <optional>

namespace monitor {

using parallel::Journal;
using Record = Journal::Record;

namespace {

/// Where the workers of a journal come by name.
std::vector<quint32> poolRanks(const Journal &journal)
{
    QList<Journal::Pool> pools = journal.pools();
    std::stable_sort(pools.begin(), pools.end(), [](const auto &a, const auto &b) {
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    std::vector<quint32> ranks(65536, 65535);
    for (qsizetype i = 0; i < pools.size(); ++i)
        ranks[std::size_t(pools[i].slot) & 0xffff] = quint32(i);
    return ranks;
}

/// What a column that is not text is sorted by; nothing: no value, comes last.
class NumberOf
{
public:
    NumberOf(const Journal &journal, Column column)
        : m_column(column), m_state(journal.state()), m_now(journal.now())
    {
        if (column == Column::Scope)
            m_pools = poolRanks(journal);
        if (column == Column::Worker)
            m_labels = ScopeLabels({}, journal.remoteWorkers());
    }

    std::optional<quint64> operator()(const Record &task) const
    {
        const auto ifAny = [](qint64 value) {
            return value < 0 ? std::nullopt : std::optional<quint64>(value);
        };
        const auto unlessZero = [](quint64 value) {
            return value == 0 ? std::nullopt : std::optional(value);
        };
        if (!task.isValid())
            return {};
        switch (m_column) {
        case Column::State:
            return quint64(shownState(task.state, m_state));
        case Column::Worker:
            return unlessZero(quint64(m_labels.rank(task.worker)));
        case Column::Waited:
            return ifAny(task.waited(m_now));
        case Column::Ran:
            return ifAny(task.ran(m_now));
        case Column::Progress:
            return ifAny(task.progress);
        case Column::Scope:
            return m_pools[task.pool];
        case Column::Group:
            return unlessZero(task.group);
        case Column::Parent:
            return unlessZero(task.parent);
        case Column::Queued:
            return ifAny(task.queued);
        case Column::Started:
            return ifAny(task.started);
        case Column::Finished:
            return ifAny(task.finished);
        default:
            return task.id;
        }
    }

private:
    const Column m_column;
    const Journal::State m_state;
    const qint64 m_now;
    std::vector<quint32> m_pools;
    ScopeLabels m_labels;
};

constexpr std::size_t blockSize = 1 << 16;

template<typename Step>
void eachBlock(std::size_t size, Work &work, Step &&step)
{
    spread(quint32((size + blockSize - 1) / blockSize), work, [&](quint32 block) {
        const std::size_t from = block * blockSize;
        const std::size_t to = std::min(size, from + blockSize);
        step(from, to);
        work.advance(to - from);
    });
}

/// Those that got the same key although their numbers differ.
void sortFiner(const Journal &journal, std::span<Keyed> all, const NumberOf &numberOf, bool descending,
               Work &work)
{
    std::vector<std::pair<quint64, quint32>> run;
    for (std::size_t begin = 0; begin < all.size() && !work.isCancelled();) {
        std::size_t end = begin + 1;
        while (end < all.size() && keyOf(all[end]) == keyOf(all[begin]))
            ++end;
        if (end - begin > 1 && keyOf(all[begin]) != ~0u) {
            run.clear();
            for (std::size_t i = begin; i < end; ++i) {
                const quint64 number = numberOf(journal.record(slotOf(all[i]))).value_or(0);
                run.push_back({descending ? ~number : number, slotOf(all[i])});
            }
            std::sort(run.begin(), run.end());
            for (std::size_t i = begin; i < end; ++i)
                all[i] = keyed(keyOf(all[i]), run[i - begin].second);
        }
        begin = end;
    }
}

void sortByNumber(const Journal &journal, std::vector<Keyed> &all, const Slots &slots_, Column column,
                  bool descending, Work &work)
{
    constexpr quint64 none = ~quint64(0);
    const NumberOf numberOf(journal, column);
    std::mutex mutex;
    quint64 min = none;
    quint64 max = 0;
    eachBlock(all.size(), work, [&](std::size_t from, std::size_t to) {
        quint64 least = none;
        quint64 most = 0;
        for (std::size_t i = from; i < to; ++i) {
            const quint64 number = std::min(numberOf(journal.record(slots_[i])).value_or(none), none);
            all[i] = number;
            if (number == none)
                continue;
            least = std::min(least, number);
            most = std::max(most, number);
        }
        const std::lock_guard lock(mutex);
        min = std::min(min, least);
        max = std::max(max, most);
    });
    // 32 bits, the highest of which is for those without a value
    int shift = 0;
    while (max >= min && ((max - min) >> shift) >= 0xffffffff)
        ++shift;
    eachBlock(all.size(), work, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            const quint64 number = all[i];
            const quint64 key =
                number == none ? 0xffffffff : (descending ? max - number : number - min) >> shift;
            all[i] = keyed(key, slots_[i]);
        }
    });
    if (sortNumbers(std::span(all), work) && shift > 0)
        sortFiner(journal, all, numberOf, descending, work);
}

/// What its error says, or else the newest thing that it said of itself.
QByteArrayView outcomeOf(const Journal &journal, quint32 slot)
{
    Journal::TextRef ref = journal.textRef(slot, Journal::TextKind::Error);
    QByteArrayView newest;
    for (int i = 0; i < Journal::maxTexts && ref != 0; ++i) {
        const Journal::Text text = journal.text(ref);
        if (text.kind == Journal::TextKind::Error)
            return text.utf8;
        if (newest.isEmpty())
            newest = text.utf8;
        ref = text.previous;
    }
    return newest;
}

void textsOf(const Journal &journal, Column column, std::span<const Keyed> tasks,
             std::span<QByteArrayView> texts)
{
    if (column == Column::Outcome) {
        for (std::size_t i = 0; i < tasks.size(); ++i)
            texts[i] = outcomeOf(journal, slotOf(tasks[i]));
        return;
    }
    // All records, then all texts: the processor fetches several at once.
    const auto kind = column == Column::Name ? Journal::TextKind::Name : Journal::TextKind::Arguments;
    std::array<Journal::TextRef, 64> refs;
    for (std::size_t begin = 0; begin < tasks.size(); begin += refs.size()) {
        const std::size_t end = std::min(tasks.size(), begin + refs.size());
        for (std::size_t i = begin; i < end; ++i)
            refs[i - begin] = journal.textRef(slotOf(tasks[i]), kind);
        for (std::size_t i = begin; i < end; ++i)
            texts[i] = journal.text(refs[i - begin]).utf8;
    }
}

/// Names are few: each gets its rank. False: there are too many.
bool sortByName(const Journal &journal, std::vector<Keyed> &all, const Slots &slots_, bool descending,
                Work &work)
{
    constexpr int limit = 10000;
    Names names(journal, limit);
    for (std::size_t i = 0; i < all.size() && names.count() <= limit && !work.isCancelled(); ++i)
        all[i] = keyed(quint64(names.indexOf(journal.record(slots_[i]))), slots_[i]);
    if (names.count() > limit)
        return false;

    std::vector<std::pair<QByteArray, quint32>> byName;
    byName.reserve(std::size_t(names.count()));
    for (int index = 0; index < names.count(); ++index)
        byName.push_back({names.name(index).toLower(), quint32(index)});
    std::sort(byName.begin(), byName.end());
    std::vector<quint32> ranks(byName.size());
    quint32 rank = 0;
    for (std::size_t i = 0; i < byName.size(); ++i) {
        rank += i > 0 && byName[i].first != byName[i - 1].first;
        ranks[byName[i].second] = byName[i].first.isEmpty() ? ~0u : descending ? ~1u - rank : rank;
    }
    eachBlock(all.size(), work, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            all[i] = keyed(ranks[keyOf(all[i])], slotOf(all[i]));
    });
    sortNumbers(std::span(all), work);
    return true;
}

void sortByText(const Journal &journal, std::vector<Keyed> &all, const Slots &slots_, Column column,
                bool descending, Work &work)
{
    const auto textsAt = [&journal, column](std::span<const Keyed> tasks, std::span<QByteArrayView> texts) {
        textsOf(journal, column, tasks, texts);
    };
    std::vector<quint8> has(all.size());
    std::atomic<std::size_t> withText = 0;
    eachBlock(all.size(), work, [&](std::size_t from, std::size_t to) {
        std::copy(slots_.begin() + from, slots_.begin() + to, all.begin() + from);
        std::vector<QByteArrayView> texts(to - from);
        textsAt(std::span(all).subspan(from, to - from), texts);
        std::transform(texts.begin(), texts.end(), has.begin() + from,
                       [](QByteArrayView text) { return !text.isEmpty(); });
        withText += std::size_t(std::count(has.begin() + from, has.begin() + to, 1));
    });
    if (work.isCancelled())
        return;
    if (withText < all.size()) { // those that have one first
        std::size_t first = 0;
        std::size_t second = withText;
        for (std::size_t i = 0; i < slots_.size(); ++i)
            all[has[i] ? first++ : second++] = slots_[i];
    }
    TextSorter sorter(textsAt, descending, work);
    sorter.sort(std::span(all).first(withText.load()));
    work.advance(all.size());
}

} // namespace

void sortSlots(const Journal &journal, Slots &slots_, Column column, Qt::SortOrder order, Work &work)
{
    work.setTotal(work.total() + 2 * slots_.size());
    // From the order of the slots, memory is read from one end to the other.
    if (!std::is_sorted(slots_.begin(), slots_.end()) && !sortNumbers(std::span(slots_), work))
        return;
    std::vector<Keyed> all(slots_.size());
    const bool descending = order == Qt::DescendingOrder;
    if (column == Column::Name && sortByName(journal, all, slots_, descending, work))
        work.advance(all.size());
    else if (column == Column::Name || column == Column::Arguments || column == Column::Outcome)
        sortByText(journal, all, slots_, column, descending, work);
    else
        sortByNumber(journal, all, slots_, column, descending, work);
    if (work.isCancelled())
        return;
    work.setTotal(work.total() + slots_.size());
    eachBlock(all.size(), work, [&](std::size_t from, std::size_t to) {
        std::transform(all.begin() + from, all.begin() + to, slots_.begin() + from, slotOf);
    });
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "query_p.h"

#include "scopelabels.h"
#include "spread.h"
#include "words.h"

#include <QtCore/qset.h>

#include <algorithm>
#include <array>
#include <vector>

namespace monitor {

using parallel::Journal;
using Record = Journal::Record;

qint64 Moment::timePoint(const QDateTime &started, int days) const
{
    if (sinceStart >= 0)
        return sinceStart;
    QDateTime at = dateTime;
    if (!at.isValid()) {
        at = QDateTime(started.date(), time);
        if (at < started)
            at = QDateTime(started.date().addDays(1), time);
        at = at.addDays(days);
    }
    return std::clamp<qint64>(started.msecsTo(at), -4'000'000'000'000, 4'000'000'000'000) * 1'000'000;
}

namespace {

/// For each term the tasks whose log has what it seeks.
using Logged = std::vector<QSet<quint64>>;

Logged loggedOf(const Journal &journal, const QList<QueryTerm> &terms)
{
    Logged all(std::size_t(terms.size()));
    const bool isSought = std::any_of(terms.begin(), terms.end(), [](const QueryTerm &term) {
        return term.field == Field::Log || term.field == Field::Any;
    });
    if (!isSought)
        return all;
    const QList<Journal::LogLine> lines = journal.log();
    for (qsizetype i = 0; i < terms.size(); ++i) {
        if (terms[i].field != Field::Log && terms[i].field != Field::Any)
            continue;
        for (const Journal::LogLine &line : lines) {
            if (line.task != 0 && terms[i].text.matches(line.text.toUtf8()))
                all[std::size_t(i)].insert(line.task);
        }
    }
    return all;
}

/// The terms, made ready for one journal at one moment. One for each thread. \a logged outlives it.
class Filter
{
public:
    Filter(const Journal &journal, const QList<QueryTerm> &terms, const Logged &logged, Journal::State state,
           qint64 now)
        : m_journal(journal), m_state(state), m_now(now), m_textsStay(journal.info().recorded)
    {
        const QDateTime started = journal.info().started;
        for (const QueryTerm &term : terms) {
            Ready ready{&term, nullptr, {}, {}, {}, false, {}};
            ready.logged = &logged[m_terms.size()];
            if (term.field == Field::At)
                ready.at = {term.from.timePoint(started), term.to.timePoint(started)};
            // of a job that began at 3:12:30, 3:12..3:15 begins before it and not a day later
            if (term.field == Field::At && ready.at.from > ready.at.to && term.from.isTimeOfDay())
                ready.at.from = term.from.timePoint(started, -1);
            if (term.field == Field::Scope) {
                const QList<Journal::Pool> pools = journal.pools();
                const ScopeLabels labels(pools);
                for (const Journal::Pool &pool : pools) {
                    if (std::size_t(pool.slot) < ready.pools.size())
                        ready.pools[std::size_t(pool.slot)] = isMeant(pool, labels, term);
                }
            }
            if (term.field == Field::Host) {
                ready.isThisHost = term.text.matches(journal.info().host.toUtf8());
                for (const Journal::RemoteWorker &each : journal.remoteWorkers()) {
                    if (term.text.matches(each.host.toUtf8()))
                        ready.hosts.insert(each.number);
                }
            }
            m_terms.push_back(ready);
        }
        // Texts are looked at when everything else matches.
        std::stable_partition(m_terms.begin(), m_terms.end(), [](const Ready &ready) {
            const Field field = ready.term->field;
            return field != Field::Any && field != Field::Arguments && field != Field::Error
                   && field != Field::Text;
        });
    }

    bool matches(const Record &task)
    {
        for (Ready &ready : m_terms) {
            if (matches(task, ready) == ready.term->negated)
                return false;
        }
        return true;
    }

private:
    /// By its name, its label, or "#2".
    static bool isMeant(const Journal::Pool &pool, const ScopeLabels &labels, const QueryTerm &term)
    {
        if (!term.ranges.isEmpty())
            return term.ranges.first().contains(pool.id);
        return term.text.matches(pool.name.toUtf8()) || term.text.matches(labels.scope(pool.slot).toUtf8());
    }

    struct Ready
    {
        const QueryTerm *term;
        const QSet<quint64> *logged = nullptr;
        Range at;
        std::array<bool, 4096> pools;
        QSet<quint16> hosts; // the workers of other processes there
        bool isThisHost = false;
        std::array<std::pair<Journal::TextRef, bool>, 256> names; // those looked at before
    };

    bool matches(const Record &task, Ready &ready) const
    {
        const QueryTerm &term = *ready.term;
        const auto inRanges = [&](qint64 value) {
            return std::any_of(term.ranges.begin(), term.ranges.end(),
                               [&](const Range &range) { return range.contains(value); });
        };
        switch (term.field) {
        case Field::State:
            return (term.states >> int(shownState(task.state, m_state)) & 1)
                   || (term.cancelRequested && task.cancelRequested && !task.isCompleted());
        case Field::Name:
            return nameMatches(task, ready);
        case Field::Arguments:
            return argumentsMatch(task, term);
        case Field::Error:
            return textsMatch(task, term, Journal::TextKind::Error, Journal::TextKind::Error);
        case Field::Text:
            return textsMatch(task, term, Journal::TextKind::Progress, Journal::TextKind::Error);
        case Field::Any:
            return nameMatches(task, ready) || argumentsMatch(task, term)
                   || textsMatch(task, term, Journal::TextKind::Progress, Journal::TextKind::Error)
                   || ready.logged->contains(task.id);
        case Field::Scope:
            return task.pool < ready.pools.size() && ready.pools[task.pool];
        case Field::Log:
            return ready.logged->contains(task.id);
        case Field::Worker:
            return inRanges(task.worker);
        case Field::Host:
            return task.hasRun() && (task.isRemote() ? ready.hosts.contains(task.worker) : ready.isThisHost);
        case Field::Id:
            return inRanges(qint64(task.id));
        case Field::Parent:
            return inRanges(qint64(task.parent));
        case Field::Group:
            return inRanges(task.group);
        case Field::Progress:
            return task.progress >= 0 && inRanges(task.progress);
        case Field::Waited:
            return inRanges(task.waited(m_now));
        case Field::Ran:
            return task.hasRun() && inRanges(task.ran(m_now));
        case Field::At: {
            // while it ran, or waited if it never did: what the timeline shows
            const qint64 end = task.isCompleted() ? task.finished : m_now;
            return (task.hasRun() ? task.started : task.queued) <= ready.at.to && end >= ready.at.from;
        }
        }
        return false;
    }

    bool nameMatches(const Record &task, Ready &ready) const
    {
        auto &known = ready.names[(task.name ^ (task.name >> 8)) % ready.names.size()];
        if (known.first == task.name && task.name != 0 && m_textsStay)
            return known.second;
        const Journal::Text text = m_journal.text(task.name);
        const bool matches =
            ready.term->text.matches(text.kind == Journal::TextKind::Name ? text.utf8 : QByteArrayView());
        known = {task.name, matches};
        return matches;
    }

    bool argumentsMatch(const Record &task, const QueryTerm &term) const
    {
        const Journal::Text text = m_journal.text(task.arguments);
        return text.kind == Journal::TextKind::Arguments && term.text.matches(text.utf8);
    }

    bool textsMatch(const Record &task, const QueryTerm &term, Journal::TextKind from,
                    Journal::TextKind to) const
    {
        Journal::TextRef ref = task.text;
        for (int i = 0; i < Journal::maxTexts && ref != 0; ++i) {
            const Journal::Text text = m_journal.text(ref);
            if (text.kind >= from && text.kind <= to && term.text.matches(text.utf8))
                return true;
            ref = text.previous;
        }
        return false;
    }

    const Journal &m_journal;
    const Journal::State m_state;
    const qint64 m_now;
    const bool m_textsStay;
    std::vector<Ready> m_terms;
};

} // namespace

Slots Query::run(const Journal &journal, Work &work) const
{
    constexpr quint32 blockSlots = Journal::slotsPerChunk; // between two looks whether it is still wanted
    const quint32 count = journal.slotCount();
    const quint32 blocks = quint32((quint64(count) + blockSlots - 1) / blockSlots);
    const Journal::State state = journal.state();
    const qint64 now = journal.now();
    work.setTotal(count);

    const Logged logged = loggedOf(journal, d->terms);
    std::vector<Slots> found(blocks);
    spread(blocks, work, [&](quint32 block) {
        Filter filter(journal, d->terms, logged, state, now);
        Slots &here = found[block];
        journal.forEach(block * blockSlots, blockSlots, [&](const Record &task) {
            if (filter.matches(task))
                here.push_back(task.slot);
        });
        here.shrink_to_fit();
        work.advance(blockSlots);
    });

    if (work.isCancelled())
        return {};
    std::size_t total = 0;
    for (const Slots &slots_ : found)
        total += slots_.size();
    Slots all;
    all.reserve(total);
    for (Slots &slots_ : found) {
        all.insert(all.end(), slots_.begin(), slots_.end());
        slots_ = {};
    }
    return all;
}

} // namespace monitor

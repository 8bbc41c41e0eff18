// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "search.h"

#include "background.h"

namespace monitor {

class Search::Private
{
public:
    explicit Private(std::shared_ptr<const parallel::Journal> j) : journal(std::move(j)) {}

    const std::shared_ptr<const parallel::Journal> journal;
    Background background; // the last: its thread ends first
};

Search::Search(std::shared_ptr<const parallel::Journal> journal, QObject *parent)
    : QObject(parent), d(new Private(std::move(journal)))
{
    connect(&d->background, &Background::progressChanged, this, &Search::progressChanged);
}

Search::~Search() = default;

void Search::start(const Query &query, Column column, Qt::SortOrder order)
{
    run([journal = d->journal, query, column, order](Work &work) {
        auto found = std::make_shared<Slots>(query.run(*journal, work));
        // slots are in the order of ids, but where several threads called at once
        sortSlots(*journal, *found, column, order, work);
        return found;
    });
}

void Search::sort(SlotsPtr found, Column column, Qt::SortOrder order)
{
    run([journal = d->journal, found = std::move(found), column, order](Work &work) {
        auto sorted = std::make_shared<Slots>(*found);
        sortSlots(*journal, *sorted, column, order, work);
        return sorted;
    });
}

void Search::run(std::function<SlotsPtr(Work &)> what)
{
    const auto result = std::make_shared<SlotsPtr>();
    d->background.start([what = std::move(what), result](Work &work) { *result = what(work); },
                        [this, result] { Q_EMIT finished(*result); });
}

void Search::cancel()
{
    if (d->background.cancel())
        Q_EMIT cancelled();
}

bool Search::isRunning() const
{
    return d->background.isRunning();
}

} // namespace monitor

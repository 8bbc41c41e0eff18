// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// As examples.h, which includes it: of maps, filters and reductions.

// --- map ---

inline QString mapsInPlace()
{
    QStringList names = someNames();
    QFuture<void> future = concurrent::map(names, shorten);
    future.waitForFinished();
    return names.join(' ');
}

inline QString mapsInPlaceByMember()
{
    QList<Account> accounts(3);
    concurrent::map(accounts, &Account::open).waitForFinished();
    return textOf({accounts[0].balance, accounts[1].balance, accounts[2].balance});
}

inline QString mapsAList()
{
    std::list<int> numbers{1, 2, 3};
    concurrent::blockingMap(numbers, [](int &n) { n *= 10; });
    return textOf(QList<int>(numbers.begin(), numbers.end()));
}

inline QString mapsToOthers()
{
    const QFuture<int> future = concurrent::mapped(someNames(), lengthOf);
    return textOf(future.results());
}

inline QString mapsByMember()
{
    const QStringList names = someNames();
    const auto sizes = concurrent::blockingMapped<QList<qsizetype>>(names, &QString::size);
    return textOf(QList<int>(sizes.begin(), sizes.end()));
}

inline QString mapsBetweenIterators()
{
    QStringList names = someNames();
    const QFuture<int> future = concurrent::mapped(names.constBegin(), names.constEnd(), lengthOf);
    const QList<int> lengths =
        concurrent::blockingMapped<QList<int>>(names.constBegin(), names.constEnd(), lengthOf);
    const QString all = textOf(future.results()) + ' ' + textOf(lengths);
    concurrent::map(names.begin(), names.begin() + 1, shorten).waitForFinished();
    return all + ' ' + names.join(' ');
}

inline QString mapsToTheSameKindOfSequence()
{
    const std::vector<QString> lower = concurrent::blockingMapped(
        std::vector<QString>{"A", "B"}, [](const QString &text) { return text.toLower(); });
    return QStringList(lower.begin(), lower.end()).join(' ');
}

inline QString mapsByAFunctorWithState()
{
    const QList<int> sums = concurrent::mapped(QList<int>{1, 2, 3}, Adding{100}).results();
    Adding adding{7};
    return textOf(sums) + ' ' + textOf(concurrent::mapped(QList<int>{1}, std::ref(adding)).results());
}

inline QString mapsOnAPool()
{
    QThreadPool pool;
    QStringList names = someNames();
    concurrent::blockingMap(&pool, names, shorten);
    const QList<int> lengths = concurrent::mapped(&pool, names, lengthOf).results();
    return names.join(' ') + ' ' + textOf(lengths);
}

inline QString mapsNothing()
{
    QStringList none;
    concurrent::map(none, shorten).waitForFinished();
    return QString::number(concurrent::mapped(none, lengthOf).results().size());
}

// --- map and reduce ---

inline QString reducesToOne()
{
    const QFuture<QSet<int>> future = concurrent::mappedReduced(someNames(), lengthOf, insertInto);
    return sorted(future.result());
}

inline QString reducesInOrder()
{
    const QString joined = concurrent::mappedReduced(
                               someNames(), [](const QString &name) { return name.left(1); }, appendTo,
                               concurrent::OrderedReduce | concurrent::SequentialReduce)
                               .result();
    return joined;
}

inline QString reducesFromAValue()
{
    return concurrent::mappedReduced(
               someNames(), [](const QString &name) { return name.left(2); }, appendTo, QString(">"),
               concurrent::OrderedReduce)
        .result();
}

inline QString reducesToANamedType()
{
    const auto future = concurrent::mappedReduced<double>(
        QList<int>{1, 2, 3}, [](int n) { return n * 0.5; }, [](auto &sum, double n) { sum += n; });
    return QString::number(future.result());
}

inline QString reducesByMembers()
{
    const QFuture<Account> future =
        concurrent::mappedReduced(QList<Account>(4, Account{5}), &Account::half, &Account::deposit);
    return QString::number(future.result().balance);
}

inline QString reducesBetweenIterators()
{
    const QList<int> numbers{1, 2, 3, 4};
    const auto twice = [](int n) { return 2 * n; };
    const int sum = concurrent::mappedReduced(numbers.begin(), numbers.end(), twice, addTo).result();
    const int begun = concurrent::blockingMappedReduced(numbers.begin(), numbers.end(), twice, addTo, 100);
    const int waited = concurrent::blockingMappedReduced(numbers, twice, addTo);
    return textOf({sum, begun, waited});
}

inline QString reducesOnAPool()
{
    QThreadPool pool;
    const auto half = [](int n) { return n / 2; };
    return QString::number(concurrent::blockingMappedReduced<int>(&pool, QList<int>{2, 4}, half, addTo,
                                                                  concurrent::UnorderedReduce));
}

// --- filter ---

inline QString filtersInPlace()
{
    QStringList names = someNames();
    concurrent::filter(names, isShort).waitForFinished();
    return names.join(' ');
}

inline QString filtersToOthers()
{
    const QFuture<QString> future = concurrent::filtered(someNames(), isShort);
    return future.results().join(' ');
}

inline QString filtersByMember()
{
    return QString::number(concurrent::blockingFiltered(QStringList{"", "a", ""}, &QString::isEmpty).size());
}

inline QString filtersBlocking()
{
    QStringList names = someNames();
    const QStringList kept = concurrent::blockingFiltered(names, isShort);
    concurrent::blockingFilter(names, [](const QString &name) { return !isShort(name); });
    std::list<int> numbers{1, 2, 3, 4};
    concurrent::blockingFilter(numbers, [](int n) { return n % 2 == 0; });
    return kept.join(' ') + '|' + names.join(' ') + '|' + textOf(QList<int>(numbers.begin(), numbers.end()));
}

inline QString filtersBetweenIterators()
{
    const QStringList names = someNames();
    const QStringList kept =
        concurrent::blockingFiltered<QStringList>(names.constBegin(), names.constEnd(), isShort);
    return kept.join(' ') + '|'
           + concurrent::filtered(names.cbegin(), names.cbegin() + 2, isShort).results().join(' ');
}

inline QString filtersByAFunctorWithState()
{
    return textOf(concurrent::blockingFiltered(QList<int>{1, 5, 9}, Below{6}));
}

inline QString filtersAndReduces()
{
    const QString kept =
        concurrent::filteredReduced(someNames(), isShort, appendTo, concurrent::OrderedReduce).result();
    const QList<int> numbers{1, 2, 3, 4, 5};
    const auto odd = [](int n) { return n % 2 != 0; };
    const int sum = concurrent::blockingFilteredReduced<int>(numbers.begin(), numbers.end(), odd, addTo);
    const int begun = concurrent::blockingFilteredReduced(numbers, odd, addTo, 10, concurrent::OrderedReduce);
    return kept + ' ' + textOf({sum, begun});
}

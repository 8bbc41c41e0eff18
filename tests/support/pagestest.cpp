// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "support/pagestest.h"

#include "support/madehistory.h"

#include "views/comparisonpage.h"
#include "views/historypage.h"

using namespace monitor;

void PagesTest::tearDown()
{
    WindowTest::tearDown();
    m_recordings.reset();
}

void PagesTest::openRecordings(QByteArray (*spell)(QByteArray text))
{
    m_recordings = std::make_unique<QTemporaryDir>();
    const auto spelled = [spell](const QString &text) {
        return spell ? QString::fromUtf8(spell(text.toUtf8())) : text;
    };
    QList<MadeNight> nights = makeNights(30, 9);
    plantChanges(nights);
    for (MadeNight &night : nights) {
        for (MadeNight::Name &name : night.names)
            name.name = spelled(name.name);
        for (MadeNight::Failure &failure : night.failures)
            failure = {spelled(failure.name), spelled(failure.type), spelled(failure.text), failure.count};
        writeNight(m_recordings->path(), night, 0.1, QDate::currentDate(),
                   spelled(QStringLiteral("nightly-elt")).toUtf8());
    }
    openWindow();
    QVERIFY(m_window->openJournal(m_recordings->path()));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->historyPage()->history()->isComplete(), hangMs);
}

void PagesTest::openComparison()
{
    const QList<RunSummary> runs = m_window->historyPage()->history()->runs();
    m_window->openComparison(runs[16].path, runs[29].path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->comparison()->isComplete(), hangMs);
}

void PagesTest::verdict(const QStringList &more)
{
    QStringList problems(m_problems.begin(), m_problems.end());
    problems.sort();
    problems += more;
    m_problems.clear();
    QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems.join(u'\n')));
}

void PagesTest::addSchemes()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << int(Theme::Scheme::Light);
    QTest::newRow("dark") << int(Theme::Scheme::Dark);
}

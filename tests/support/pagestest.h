// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/windowtest.h"

#include "views/callspane.h"
#include "views/theme.h"
#include "views/whypane.h"

#include <QtCore/qset.h>
#include <QtWidgets/qtabwidget.h>

/// A test that goes through the window's pages, and collects what is wrong on them.
class PagesTest : public WindowTest
{
    Q_OBJECT

protected:
    void tearDown();

    /// Each page of a job, with the tabs' index, when it has all that it shows.
    template<typename Check>
    void eachTab(Check &&check)
    {
        auto *const tabs = find<QTabWidget>("tabs");
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            QTRY_VERIFY_WITH_TIMEOUT(m_window->why()->isComplete() || !m_window->why()->isVisible(), hangMs);
            QTRY_VERIFY_WITH_TIMEOUT(m_window->calls()->isComplete() || !m_window->calls()->isVisible(),
                                     hangMs);
            check(i);
        }
    }
    /// The history of thirty made nights; \a spell: how their texts are spelled, or as they are.
    void openRecordings(QByteArray (*spell)(QByteArray text) = nullptr);
    /// Two of those nights beside each other.
    void openComparison();

    /// Fails if anything was wrong, or \a more is.
    void verdict(const QStringList &more = {});

    /// Rows for the light and the dark theme.
    static void addSchemes();

    std::unique_ptr<QTemporaryDir> m_recordings;
    QSet<QString> m_problems;
};

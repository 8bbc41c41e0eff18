// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The window in German and French: plurals, numbers and dates, and nothing is cut off.

#include "support/pagestest.h"

#include "reader/language.h"
#include "reader/words.h"
#include "views/taskpane.h"

#include <QtWidgets/qabstractbutton.h>
#include <QtWidgets/qheaderview.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qmenu.h>

#include <algorithm>

using namespace monitor;

class TestWindowLanguages : public PagesTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        tearDown();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        speak(QLocale::c());
    }

    void pluralsAreRight_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("two");
        QTest::newRow("English") << "en"
                                 << "1 task"
                                 << "2 tasks";
        QTest::newRow("German") << "de"
                                << "1 Aufgabe"
                                << "2 Aufgaben";
        QTest::newRow("French") << "fr"
                                << "1 tâche"
                                << "2 tâches";
    }
    void pluralsAreRight()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, one);
        QFETCH(const QString, two);
        speak(QLocale(language));
        QCOMPARE(spokenLanguage(), language);
        for (const auto &[count, text] : {std::pair(1, one), std::pair(2, two)}) {
            Scene scene;
            scene.tasks = count;
            scene.completed = 1;
            scene.failed = 0;
            scene.cancelled = 0;
            openScene(scene);
            QTRY_VERIFY(says(*m_window->tasks(), text));
            m_window.reset();
            m_sessions.reset();
            m_maker.reset();
        }
    }

    /// The first of the user's languages that is there, or else English.
    void aLanguageThatIsNotThereIsEnglish()
    {
        speak(QLocale(QStringLiteral("ja")));
        QCOMPARE(spokenLanguage(), QStringLiteral("en"));
        speak(QLocale(QStringLiteral("de_AT")));
        QCOMPARE(spokenLanguage(), QStringLiteral("de"));
        speak(QLocale(QStringLiteral("fr_CA")));
        QCOMPARE(spokenLanguage(), QStringLiteral("fr"));
        speak(QLocale::c());
        QCOMPARE(spokenLanguage(), QStringLiteral("en"));
        QCOMPARE(word(Shown::Failed), QStringLiteral("failed"));
    }

    void numbersAndDatesAreTheLocales()
    {
        QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
        speak(QLocale());
        QCOMPARE(number(18310), QStringLiteral("18.310"));
        QCOMPARE(duration(2'100'000'000), QStringLiteral("2,10\u00a0s"));
        QCOMPARE(dayOfMonth(QDate(2026, 5, 7)), QStringLiteral("7. Mai"));
        QLocale::setDefault(QLocale(QStringLiteral("fr_FR")));
        speak(QLocale());
        QCOMPARE(duration(2'100'000'000), QStringLiteral("2,10\u00a0s"));
        QCOMPARE(dayOfMonth(QDate(2026, 8, 7)), QStringLiteral("7 août"));
    }

    /// In languages with longer words, in a small window.
    void nothingIsCutOff_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << "en";
        QTest::newRow("German") << "de";
        QTest::newRow("French") << "fr";
    }
    void nothingIsCutOff()
    {
        QFETCH(const QString, language);
        QLocale::setDefault(QLocale(language));
        speak(QLocale());
        openScene(Scene());
        m_window->resize(1280, 800);
        eachTab([this](int) {
            QTest::qWait(0);
            cutOff();
        });
        m_window.reset();
        openRecordings();
        m_window->resize(1280, 800);
        QTest::qWait(0);
        cutOff();
        openComparison();
        cutOff();
        verdict();
    }

    /// Alt and a letter reach one thing, in each menu and in the window.
    void mnemonicsAreUnique_data() { nothingIsCutOff_data(); }
    void mnemonicsAreUnique()
    {
        QFETCH(const QString, language);
        speak(QLocale(language));
        openScene(Scene());
        const auto check = [this](const QString &where, const QStringList &texts) {
            QHash<QChar, QString> seen;
            for (const QString &text : texts) {
                const QKeySequence keys = QKeySequence::mnemonic(text);
                if (keys.isEmpty())
                    continue;
                const QChar key(char16_t(keys[0].key()));
                if (seen.contains(key))
                    m_problems.insert(QStringLiteral("%1: “%2” and “%3”").arg(where, seen[key], text));
                seen.insert(key, text);
            }
        };
        const QList<QMenu *> menus = m_window->findChildren<QMenu *>();
        for (QMenu *const menu : menus) {
            QStringList texts;
            const QList<QAction *> actions = menu->actions();
            for (const QAction *const action : actions)
                texts << action->text();
            check(menu->title().isEmpty() ? QStringLiteral("a menu") : menu->title(), texts);
        }
        QStringList texts;
        const auto *const tabs = find<QTabWidget>("tabs");
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i);
        const QList<QLabel *> labels = m_window->findChildren<QLabel *>();
        for (const QLabel *const label : labels) {
            if (label->buddy() && label->isVisible())
                texts << label->text();
        }
        check(QStringLiteral("the window"), texts);
        verdict();
    }

private:
    static bool says(const QWidget &widget, const QString &text)
    {
        const QList<QLabel *> labels = widget.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text() == text; });
    }

    /// Words of the window's own that have less room than they need.
    void cutOff()
    {
        constexpr int padding = 8; // of a header's section, in style.qss
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // of texts that came just now
        const QList<QWidget *> widgets = m_window->findChildren<QWidget *>();
        for (QWidget *const widget : widgets) {
            if (!widget->isVisible())
                continue;
            const auto say = [&](const QString &text, int has, int needs) {
                m_problems.insert(QStringLiteral("%1 “%2” has %3 of %4 pixels")
                                      .arg(widget->objectName(), text)
                                      .arg(has)
                                      .arg(needs));
            };
            if (const auto *const button = qobject_cast<QAbstractButton *>(widget)) {
                if (!button->text().isEmpty() && !qobject_cast<QLineEdit *>(button->parentWidget())
                    && button->width() < button->sizeHint().width())
                    say(button->text(), button->width(), button->sizeHint().width());
            } else if (const auto *const label = qobject_cast<QLabel *>(widget)) {
                if (!label->wordWrap() && label->width() < label->sizeHint().width())
                    say(label->text(), label->width(), label->sizeHint().width());
                else if (label->wordWrap() && label->height() < label->heightForWidth(label->width()))
                    say(label->text(), label->height(), label->heightForWidth(label->width()));
            } else if (const auto *const header = qobject_cast<QHeaderView *>(widget)) {
                for (int i = 0; i < header->count() && header->orientation() == Qt::Horizontal; ++i) {
                    const QString text = header->model()->headerData(i, Qt::Horizontal).toString();
                    const int needs = header->fontMetrics().horizontalAdvance(text) + 2 * padding;
                    if (!header->isSectionHidden(i) && header->sectionSize(i) < needs)
                        say(text, header->sectionSize(i), needs);
                }
            } else if (const auto *const bar = qobject_cast<QTabBar *>(widget)) {
                if (bar->width() < bar->sizeHint().width())
                    say(QStringLiteral("tabs"), bar->width(), bar->sizeHint().width());
            }
        }
    }
};

QTEST_MAIN(TestWindowLanguages)
#include "tst_windowlanguages.moc"

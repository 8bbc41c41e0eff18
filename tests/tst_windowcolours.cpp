// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What the window's colours are to eyes that see less.

#include "support/pagestest.h"

#include "views/timelinepanel.h"
#include "views/timelineview.h"

#include <QtCore/qfile.h>
#include <QtCore/qregularexpression.h>
#include <QtGui/qimage.h>
#include <QtWidgets/qapplication.h>

using namespace monitor;

class TestWindowColours : public PagesTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        tearDown();
        Theme::apply(*qApp, Theme::Scheme::System);
    }

    void contrastIsEnough_data() { addSchemes(); }
    void contrastIsEnough()
    {
        QFETCH(const int, scheme);
        Theme::apply(*qApp, Theme::Scheme(scheme));
        constexpr double forText = 4.5;
        constexpr double forGraphics = 3;
        const std::pair<const char *, QColor> grounds[] = {{"window", Theme::window()},
                                                           {"panel", Theme::panel()},
                                                           {"raised", Theme::raised()},
                                                           {"selection", Theme::selection()},
                                                           {"faint", Theme::faint()}};
        const auto hold = [this](const QString &what, const QColor &on, const QColor &under, double least) {
            if (const double ratio = contrastRatio(on, under); ratio < least)
                m_problems.insert(QStringLiteral("%1: %2 : 1").arg(what).arg(ratio, 0, 'f', 2));
        };
        for (const auto &[name, ground] : grounds) {
            const QString on = QStringLiteral(" on ") + QLatin1String(name);
            hold(QStringLiteral("text") + on, Theme::text(), ground, forText);
            hold(QStringLiteral("secondary") + on, Theme::secondary(), ground, forText);
            hold(QStringLiteral("the accent") + on, Theme::accent(), ground, forGraphics);
            for (int i = 0; i < shownCount; ++i) {
                hold(word(Shown(i)) + QStringLiteral(", written,") + on, Theme::ink(Shown(i)), ground,
                     forText);
                if (ground != Theme::window() && ground != Theme::raised())
                    hold(word(Shown(i)) + QStringLiteral(", drawn,") + on, Theme::fill(Shown(i)), ground,
                         forGraphics);
            }
        }
        for (const QColor &ground : {Theme::panel(), Theme::window(), Theme::raised()})
            hold(QStringLiteral("the edge of what can be pressed"), Theme::edge(), ground, forGraphics);
        hold(QStringLiteral("links"), Theme::accent(), Theme::panel(), forText);
        hold(QStringLiteral("text on the accent"), Theme::accentText(), Theme::accent(), forText);
        for (int i = 0; i < Theme::nameColors; ++i) {
            const QString name = QStringLiteral("colour %1 of names").arg(i);
            const QColor color = Theme::nameColor(i);
            hold(name + QStringLiteral(" on panel"), color, Theme::panel(), forGraphics);
            hold(name + QStringLiteral(" on a lane"), color, Theme::faint(), forGraphics);
            hold(QStringLiteral("what is written on ") + name, Theme::textOn(color), color, forText);
        }
        for (int i = 0; i < shownCount; ++i) {
            const QColor color = Theme::fill(Shown(i));
            hold(QStringLiteral("what is written on ") + word(Shown(i)), Theme::textOn(color), color,
                 forText);
        }
        styleSheet(hold);
        verdict();
    }

    /// A failed task is crossed in the timeline, one that runs striped, others are plain.
    void statesAreNotToldByColourAlone()
    {
        openScene();
        TimelineView *const view = m_window->timeline()->view();
        QTRY_COMPARE(view->laneCount(), Scene().workers);
        using State = parallel::Journal::TaskState;
        for (const auto &[state, plain] : {std::pair(State::Succeeded, true), std::pair(State::Failed, false),
                                           std::pair(State::Running, false)}) {
            quint32 found = 0;
            m_window->job()->journal()->forEach([&, wanted = state](const parallel::Journal::Record &task) {
                if (task.state == wanted)
                    found = task.slot;
                return found == 0;
            });
            view->reveal(found, true);
            view->viewport()->repaint();
            const QRect rect = view->rectOf(found);
            QVERIFY(rect.width() > 100);
            // Its right half, where no name is.
            const QRect half = rect.adjusted(rect.width() / 2, 2, -12, -2);
            const QImage image = view->viewport()->grab(half).toImage();
            QVERIFY(!image.isNull());
            QCOMPARE(mostCommon(image) > 0.93, plain); // the time's marks are lines there
        }
    }

private:
    /// The part of it that is of one colour.
    static double mostCommon(const QImage &image)
    {
        QHash<QRgb, int> counts;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                ++counts[image.pixel(x, y)];
        }
        return double(*std::max_element(counts.begin(), counts.end())) / (image.width() * image.height());
    }

    /// Each colour of letters against the ground that its rule has, or else those of panels.
    template<typename Hold>
    void styleSheet(Hold &&hold)
    {
        QFile file(QStringLiteral(":/monitor/style.qss"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString sheet = QString::fromUtf8(file.readAll());
        const QHash<QString, QColor> names = {{QStringLiteral("window"), Theme::window()},
                                              {QStringLiteral("panel"), Theme::panel()},
                                              {QStringLiteral("raised"), Theme::raised()},
                                              {QStringLiteral("line"), Theme::line()},
                                              {QStringLiteral("edge"), Theme::edge()},
                                              {QStringLiteral("text"), Theme::text()},
                                              {QStringLiteral("secondary"), Theme::secondary()},
                                              {QStringLiteral("faint"), Theme::faint()},
                                              {QStringLiteral("accent"), Theme::accent()},
                                              {QStringLiteral("selection"), Theme::selection()},
                                              {QStringLiteral("accentText"), Theme::accentText()},
                                              {QStringLiteral("failed"), Theme::ink(Shown::Failed)}};
        static const QRegularExpression rule(QStringLiteral("([^{}]+)\\{([^}]*)\\}"));
        int found = 0;
        auto rules = rule.globalMatch(sheet);
        while (rules.hasNext()) {
            const QRegularExpressionMatch each = rules.next();
            const QString selector = each.captured(1).trimmed();
            if (selector.contains(QLatin1String(":disabled")))
                continue; // cannot be used now
            const auto colour = [&](const char *property) {
                const QRegularExpression wanted(
                    QStringLiteral("(?:^|;)\\s*%1:[^;]*@(\\w+)").arg(QLatin1String(property)));
                return names.value(wanted.match(each.captured(2)).captured(1));
            };
            const QColor text = colour("color");
            const QColor ground = colour("background");
            if (text.isValid()) {
                ++found;
                for (const QColor &under : ground.isValid() ? QList<QColor>{ground}
                                                            : QList<QColor>{Theme::panel(), Theme::window()})
                    hold(selector, text, under, 4.5);
            }
            if (const QColor selected = colour("selection-color"); selected.isValid())
                hold(selector + QStringLiteral(", selected"), selected, colour("selection-background-color"),
                     4.5);
            if (selector.contains(QLatin1String(":focus"))) {
                const QColor edge = colour("border").isValid() ? colour("border") : colour("border-color");
                if (edge.isValid())
                    hold(selector + QStringLiteral(", its edge"), edge, Theme::panel(), 3);
            }
        }
        QVERIFY(found > 15);
    }

    void coloursCanBeReadInLightAndDark()
    {
        for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
            Theme::apply(*qApp, scheme);
            for (int i = 0; i < shownCount; ++i) {
                const auto state = Shown(i);
                QVERIFY2(contrastRatio(Theme::ink(state), Theme::panel()) >= 4.5, qPrintable(word(state)));
                QVERIFY2(contrastRatio(Theme::ink(state), Theme::selection()) >= 3.5,
                         qPrintable(word(state)));
                QVERIFY2(contrastRatio(Theme::fill(state), Theme::panel()) >= 2.9, qPrintable(word(state)));
            }
            for (const QColor &ground :
                 {Theme::panel(), Theme::window(), Theme::raised(), Theme::selection()}) {
                QVERIFY(contrastRatio(Theme::text(), ground) >= 7);
                QVERIFY(contrastRatio(Theme::secondary(), ground) >= 4.5);
            }
            QVERIFY(contrastRatio(Theme::accentText(), Theme::accent()) >= 4.5);
        }
    }
};

QTEST_MAIN(TestWindowColours)
#include "tst_windowcolours.moc"

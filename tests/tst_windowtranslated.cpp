// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// The window in a language that has no letter of English: nothing in it is English then.

#include "support/pagestest.h"
#include "support/paintedtext.h"
#include "support/pseudo.h"

#include "reader/language.h"
#include "reader/words.h"
#include "views/callspane.h"
#include "views/comparisonpage.h"
#include "views/control.h"
#include "views/detailspanel.h"
#include "views/exports.h"
#include "views/failurespane.h"
#include "views/filterbar.h"
#include "views/historypage.h"
#include "views/runschart.h"
#include "views/sessionpane.h"
#include "views/statisticspane.h"
#include "views/taskpane.h"
#include "views/timelinepanel.h"
#include "views/timelineview.h"
#include "views/whypane.h"

#include <QtCore/qregularexpression.h>
#include <QtCore/qsysinfo.h>
#include <QtCore/qxmlstream.h>
#include <QtWidgets/qabstractbutton.h>
#include <QtWidgets/qabstractitemview.h>
#include <QtWidgets/qcombobox.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qlistview.h>
#include <QtWidgets/qmenu.h>
#include <QtWidgets/qmessagebox.h>
#include <QtWidgets/qstatusbar.h>
#include <QtWidgets/qtableview.h>
#include <QtWidgets/qtabwidget.h>
#include <QtWidgets/qtooltip.h>
#include <QtWidgets/qtreeview.h>

using namespace monitor;

class TestWindowTranslated : public PagesTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        tearDown();
        m_pseudo.reset();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        speak(QLocale::c());
    }

    /// A job in each of its states, on each of its pages.
    void everyTextOfAJobIsTranslated()
    {
        speakPseudo();
        openScene(spelledScene());
        look("live");
        const auto show = [&](const Filter &filter) {
            m_window->filters()->set(filter);
            QTRY_VERIFY(!m_window->tasks()->finder()->isSearching());
        };
        Filter filter;
        filter.state = Shown::Failed;
        show(filter);
        select(parallel::Journal::TaskState::Failed);
        look("a failure");
        filter.state = Shown::Running;
        filter.range = Filter::Range{0, qint64(m_window->timeline()->window()->end())};
        show(filter);
        select(parallel::Journal::TaskState::Running);
        look("what runs, in a range of time");
        filter = Filter();
        filter.text = QStringLiteral("state:broken");
        show(filter);
        look("a search that is wrong");
        filter.text = QStringLiteral("ran:>900h");
        show(filter);
        look("a search that finds nothing");
        show(Filter());
        eachTab([this](int) { look("a page of the tabs"); });
        if (QAbstractItemModel *const calls = m_window->calls()->view()->model(); calls->rowCount() > 0) {
            m_window->calls()->view()->setCurrentIndex(calls->index(0, 0));
            look("what a call called");
        }
        for (const Shown state : {Shown::Queued, Shown::Succeeded, Shown::Cancelled}) {
            filter.state = state;
            filter.text.clear();
            show(filter);
            look("another state");
        }
        lookAtToolTips(m_window->timeline()->view()->viewport());
        for (const char *plot : {"throughput", "queue", "busy"}) {
            if (auto *const view = m_window->findChild<QWidget *>(QLatin1String(plot)))
                lookAtToolTips(view);
        }
        judge();
    }

    void everyTextOfAnEndIsTranslated_data()
    {
        QTest::addColumn<bool>("closed");
        QTest::addColumn<bool>("paused");
        QTest::addColumn<quint64>("dropped");
        QTest::newRow("finished") << true << false << quint64(0);
        QTest::newRow("died") << false << false << quint64(70);
        QTest::newRow("paused") << false << true << quint64(1);
    }
    void everyTextOfAnEndIsTranslated()
    {
        QFETCH(const bool, closed);
        QFETCH(const bool, paused);
        QFETCH(const quint64, dropped);
        speakPseudo();
        Scene scene = spelledScene();
        scene.closed = closed;
        scene.live = paused;
        scene.paused = paused;
        scene.completed = closed ? 1 : 0.4;
        scene.dropped = dropped;
        scene.ago = 400 * 86'400;
        openScene(scene);
        eachTab([this](int) { look("a page of the tabs"); });
        judge();
    }

    void everyTextOfAnEmptyWindowIsTranslated()
    {
        speakPseudo();
        openWindow();
        look("empty");
        QFile broken(path("broken.journal"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("PK\3\4");
        broken.close();
        m_window->openJournal(broken.fileName());
        look("a file that is no journal");
        judge();
    }

    void everyTextOfAHistoryIsTranslated()
    {
        speakPseudo();
        openRecordings(&PseudoLanguage::spelled);
        look("history");
        auto *const tabs = m_window->historyPage()->findChild<QTabWidget *>();
        for (int i = 0; tabs && i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            look("a page of the history");
        }
        RunsChart *const chart = m_window->historyPage()->chart();
        lookAtToolTips(chart);
        openComparison();
        look("comparison");
        judge();
    }

    void everyTextOfMenusAndQuestionsIsTranslated()
    {
        speakPseudo();
        openScene(spelledScene());
        const auto lookAtFirst = [this](QTableView *table) {
            table->selectRow(0);
            lookAtMenu(table, table->visualRect(table->model()->index(0, 1)).center());
        };
        lookAtFirst(m_window->tasks()->table());
        lookAtMenu(m_window->tasks()->table()->horizontalHeader(), QPoint(20, 5));
        lookAtMenu(
            m_window->sessions()->list(),
            m_window->sessions()->list()->visualRect(m_window->sessions()->list()->currentIndex()).center());
        find<QTabWidget>("tabs")->setCurrentWidget(m_window->failures());
        QTRY_VERIFY(m_window->failures()->table()->model()->rowCount() > 0);
        lookAtFirst(m_window->failures()->table());
        const QList<QMenu *> menus = m_window->findChildren<QMenu *>();
        for (QMenu *const menu : menus) {
            Q_EMIT menu->aboutToShow();
            lookAt(menu, "a menu");
        }
        m_window->control()->cancelAllAction()->trigger();
        QTRY_VERIFY(confirmation());
        look("a question");
        confirmation()->reject();
        for (const char *text : {"Keys", "About"}) {
            const QString wanted = PseudoLanguage::accented(QLatin1String(text));
            const QList<QAction *> actions = m_window->findChildren<QAction *>();
            const auto action = std::find_if(actions.begin(), actions.end(), [&](QAction *each) {
                return QString(each->text()).remove(u'&') == wanted;
            });
            QVERIFY(action != actions.end());
            QTimer::singleShot(0, this, [this] {
                QWidget *const dialog = QApplication::activeModalWidget();
                QVERIFY(dialog);
                lookAt(dialog, "a dialog");
                dialog->close();
            });
            (*action)->trigger();
        }
        judge();
    }

private:
    void speakPseudo()
    {
        // Its months are in no letters of ours.
        QLocale::setDefault(QLocale(QStringLiteral("ru")));
        m_pseudo = std::make_unique<PseudoLanguage>();
        QCoreApplication::installTranslator(m_pseudo.get());
    }

    static Scene spelledScene()
    {
        Scene scene;
        scene.tasks = 300;
        scene.failed = 5;
        scene.spell = &PseudoLanguage::spelled;
        return scene;
    }

    void select(parallel::Journal::TaskState state)
    {
        quint32 found = 0;
        m_window->job()->journal()->forEach([&](const parallel::Journal::Record &task) {
            if (task.state == state)
                found = task.slot;
            return found == 0;
        });
        m_window->tasks()->select(found);
        QTRY_COMPARE(m_window->details()->task(), found);
    }

    void read(const QString &text, const QString &where)
    {
        const auto isLatin = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); };
        if (std::none_of(text.begin(), text.end(), isLatin) || m_read.contains(text))
            return;
        m_read.insert(text);
        QString left = text;
        const QStringList known = {folder(),
                                   m_runtime.path(),
                                   m_recordings ? m_recordings->path() : folder(),
                                   QSysInfo::machineHostName(),
                                   QStringLiteral("dwh-7"), // the host of made journals
                                   QStringLiteral("scene.journal"),
                                   QStringLiteral("broken.journal"),
                                   QStringLiteral("broken"), // what is sought
                                   QStringLiteral("--all")};
        for (const QString &data : known)
            left.remove(data);
        left.remove(QRegularExpression(
            QStringLiteral("[\\w-]*\\d{8}-\\d{6}-\\d+|\\.journal\\b|\\.?csv, part \\d+|nightly-\\d+")));
        if (const QString english = PseudoLanguage::english(left); !english.isEmpty())
            m_problems.insert(QStringLiteral("%1: “%2” in “%3”").arg(where, english, text.left(160)));
    }

    void look(const char *where) { lookAt(m_window.get(), where); }

    void lookAt(QWidget *window, const char *state)
    {
        QTest::qWait(0); // what was posted
        const QString at = QLatin1String(state);
        const QStringList painted = paintedTexts(*window);
        QVERIFY(!painted.isEmpty());
        for (const QString &text : painted)
            read(text, at + QLatin1String(", painted"));
        QList<QWidget *> widgets = window->findChildren<QWidget *>();
        widgets.prepend(window);
        for (QWidget *const widget : std::as_const(widgets)) {
            const QString where =
                QStringLiteral("%1, %2 %3")
                    .arg(at, QLatin1String(widget->metaObject()->className()), widget->objectName());
            read(widget->toolTip(), where);
            read(widget->accessibleName(), where);
            read(widget->accessibleDescription(), where);
            read(widget->whatsThis(), where);
            read(widget->windowTitle(), where);
            if (const auto *const label = qobject_cast<QLabel *>(widget))
                read(label->text(), where);
            if (const auto *const button = qobject_cast<QAbstractButton *>(widget))
                read(button->text(), where);
            if (const auto *const line = qobject_cast<QLineEdit *>(widget))
                read(line->placeholderText(), where);
            if (const auto *const view = qobject_cast<QAbstractItemView *>(widget); view && view->model())
                readModel(*view->model(), where);
            const QList<QAction *> actions = widget->actions();
            for (const QAction *const action : actions) {
                read(action->text(), where);
                read(action->toolTip(), where);
            }
        }
    }

    void readModel(const QAbstractItemModel &model, const QString &where)
    {
        constexpr int most = 40;
        for (int column = 0; column < model.columnCount(); ++column) {
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole}) {
                read(model.headerData(column, Qt::Horizontal, role).toString(), where);
                for (int row = 0; row < std::min(model.rowCount(), most); ++row)
                    read(model.index(row, column).data(role).toString(), where);
            }
        }
    }

    void lookAtToolTips(QWidget *widget)
    {
        for (const int x : {10, widget->width() / 3, widget->width() / 2, widget->width() - 40}) {
            for (const int y : {widget->height() / 3, widget->height() / 2, widget->height() - 12}) {
                QHelpEvent help(QEvent::ToolTip, QPoint(x, y), widget->mapToGlobal(QPoint(x, y)));
                QCoreApplication::sendEvent(widget, &help);
                read(QToolTip::text(), QStringLiteral("a tool tip of ") + widget->objectName());
            }
        }
        QToolTip::hideText();
    }

    /// The menu that a right click opens.
    void lookAtMenu(QWidget *widget, const QPoint &at)
    {
        bool looked = false;
        QTimer::singleShot(0, this, [&] {
            if (auto *const menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
                lookAt(menu, "a menu of a right click");
                menu->close();
                looked = true;
            }
        });
        QVERIFY(QMetaObject::invokeMethod(widget, "customContextMenuRequested", Q_ARG(QPoint, at)));
        QTRY_VERIFY2(looked, qPrintable(widget->objectName()));
    }

    void judge()
    {
        m_read.clear();
        verdict(unknown());
    }

    /// What was asked for by a name that lupdate does not find in the sources.
    QStringList unknown() const
    {
        QSet<PseudoLanguage::Text> known;
        QFile file(QStringLiteral(TRANSLATIONS "/monitor_de.ts"));
        if (!file.open(QIODevice::ReadOnly))
            return {file.fileName() + QLatin1String(" cannot be read")};
        QXmlStreamReader xml(&file);
        PseudoLanguage::Text text;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isEndElement() && xml.name() == QLatin1String("message"))
                known.insert(text);
            if (!xml.isStartElement())
                continue;
            if (xml.name() == QLatin1String("message"))
                text = {text.context, {}, {}};
            else if (xml.name() == QLatin1String("name"))
                text.context = xml.readElementText();
            else if (xml.name() == QLatin1String("source"))
                text.source = xml.readElementText();
            else if (xml.name() == QLatin1String("comment"))
                text.comment = xml.readElementText();
        }
        QStringList problems;
        const QSet<PseudoLanguage::Text> asked = m_pseudo->asked();
        for (const PseudoLanguage::Text &each : asked) {
            if (!known.contains(each))
                problems << QStringLiteral("no translation: %1: “%2”").arg(each.context, each.source);
        }
        return problems;
    }

    std::unique_ptr<PseudoLanguage> m_pseudo;
    QSet<QString> m_read;
};

QTEST_MAIN(TestWindowTranslated)
#include "tst_windowtranslated.moc"

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What can be done with the rows of the table of tasks: its menu.

#include "views/glyphs.h"
#include "views/tables.h"
#include "views/taskpane.h"

#include "models/counterpart.h"
#include "models/job.h"
#include "models/taskwords.h"
#include "reader/words.h"

#include <QtGui/qaction.h>
#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>
#include <QtWidgets/qmenu.h>
#include <QtWidgets/qtableview.h>

namespace monitor {

namespace {

constexpr qsizetype mostCopied = 100'000;
constexpr qsizetype mostChosen = 1000; // that a query can name

/// What a filter can say of the selected tasks.
struct Chosen
{
    QStringList names; ///< Each once. Empty: too many.
    QString ids;       ///< As a query has them. Empty: too many.
};

Chosen chosenOf(const parallel::Journal &journal, const QList<quint32> &chosen)
{
    constexpr qsizetype mostNames = 20;
    Chosen these;
    if (chosen.size() > mostChosen)
        return these;
    QStringList ids;
    for (const quint32 slot : chosen) {
        const parallel::Journal::Record task = journal.record(slot);
        if (!task.isValid())
            continue;
        ids << QString::number(task.id);
        if (const QString name = journal.name(task); !these.names.contains(name))
            these.names << name;
    }
    if (these.names.size() > mostNames)
        these.names.clear();
    these.ids = ids.join(u',');
    return these;
}

} // namespace

void TaskPane::copyArguments()
{
    QStringList lines;
    const QList<quint32> selected = selectedSlots();
    for (const quint32 slot : selected.mid(0, mostCopied)) {
        const QString arguments = m_job->journal()->arguments(m_job->journal()->record(slot));
        if (!arguments.isEmpty())
            lines << oneLine(arguments);
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void TaskPane::rowMenu(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    if (!m_job || !index.isValid())
        return;
    const parallel::Journal &journal = *m_job->journal();
    const parallel::Journal::Record task = journal.record(index.data(TaskModel::SlotRole).toUInt());
    if (!task.isValid())
        return;
    QMenu menu(this);
    const auto add = [&](const QIcon &icon, const QString &text, auto &&does) {
        QAction *const action = menu.addAction(icon, text);
        connect(action, &QAction::triggered, this, does);
        return action;
    };
    const auto change = [this](const std::function<void(Filter &)> &how) {
        Filter filter = m_history->filter();
        how(filter);
        m_history->set(filter);
    };
    const auto also = [](const QString &text, const QString &term) {
        return text.trimmed().isEmpty() ? term : text.trimmed() + u' ' + term;
    };
    add(glyphIcon(Glyph::Copy), tr("Copy"), [this] { copyRows(m_table); })->setShortcut(QKeySequence::Copy);
    add({}, tr("Copy arguments"), [this] { copyArguments(); });
    menu.addSeparator();
    QList<quint32> chosen = selectedSlots();
    if (chosen.size() < 2 || !chosen.contains(task.slot))
        chosen = {task.slot};
    const Chosen these = chosenOf(journal, chosen);
    const QString name = these.names.value(0);
    const QString shown = QString(name).replace(u'&', QLatin1String("&&"));
    if (these.names.size() == 1) {
        add(glyphIcon(Glyph::Search), tr("Only “%1”").arg(shown),
            [=] { change([&](Filter &filter) { filter.name = name; }); });
    }
    if (const auto other = counterpartOf(journal, task, {}); other && chosen.size() == 1) {
        add({},
            task.isRemote() ? tr("Show it where it ran, %1").arg(other->host)
                            : tr("Show the call in its job"),
            [this, slot = task.slot] { Q_EMIT counterpartRequested(slot); });
    }
    if (chosen.size() > 1) {
        add(these.names.size() == 1 ? QIcon() : glyphIcon(Glyph::Search),
            tr("Only these %1 tasks", nullptr, plural(quint64(chosen.size())))
                .arg(number(quint64(chosen.size()))),
            [=] {
                change([&](Filter &filter) {
                    filter.text = also(filter.text, Query::term(QStringLiteral("id"), these.ids));
                });
            })
            ->setEnabled(!these.ids.isEmpty());
    }
    if (!these.names.isEmpty()) {
        add({}, these.names.size() == 1 ? tr("Without “%1”").arg(shown) : tr("Without tasks of their names"),
            [=] {
                change([&](Filter &filter) {
                    filter.name.clear();
                    for (const QString &each : these.names)
                        filter.text =
                            also(filter.text, u'-' + Query::term(QStringLiteral("name"), u'=' + each));
                });
            });
    }
    const QString arguments = chosen.size() == 1 ? journal.arguments(task) : QString();
    if (!arguments.isEmpty()) {
        add({}, tr("Only these arguments"), [=] {
            change([&](Filter &filter) {
                filter.text = also(filter.text, Query::term(QStringLiteral("args"), u'=' + arguments));
            });
        });
    }
    add({}, chosen.size() == 1 ? tr("Only what it called") : tr("Only what they called"), [=, this] {
        Filter filter;
        filter.text = Query::term(QStringLiteral("parent"), these.ids);
        m_history->set(filter);
    })->setEnabled(!these.ids.isEmpty());
    if (m_cancel) {
        menu.addSeparator();
        menu.addAction(m_cancel);
    }
    menu.exec(m_table->viewport()->mapToGlobal(at));
}

} // namespace monitor

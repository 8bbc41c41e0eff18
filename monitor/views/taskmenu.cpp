// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What can be done with the rows of the table of tasks: its menu.

#include "views/glyphs.h"
#include "views/taskpane.h"

#include "models/job.h"
#include "models/taskwords.h"

#include <QtGui/qaction.h>
#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>
#include <QtWidgets/qmenu.h>
#include <QtWidgets/qtableview.h>

namespace monitor {

namespace {

constexpr qsizetype mostCopied = 100'000;

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
    add(glyphIcon(Glyph::Copy), tr("Copy"), [this] { copyRows(); })->setShortcut(QKeySequence::Copy);
    add({}, tr("Copy arguments"), [this] { copyArguments(); });
    menu.addSeparator();
    const QString name = journal.name(task);
    const QString shown = QString(name).replace(u'&', QLatin1String("&&"));
    add(glyphIcon(Glyph::Search), tr("Only “%1”").arg(shown),
        [=] { change([&](Filter &filter) { filter.name = name; }); });
    add({}, tr("Without “%1”").arg(shown), [=] {
        change([&](Filter &filter) {
            filter.name.clear();
            filter.text = also(filter.text, u'-' + Query::term(QStringLiteral("name"), u'=' + name));
        });
    });
    if (const QString arguments = journal.arguments(task); !arguments.isEmpty()) {
        add({}, tr("Only these arguments"), [=] {
            change([&](Filter &filter) {
                filter.text = also(filter.text, Query::term(QStringLiteral("args"), u'=' + arguments));
            });
        });
    }
    add({}, tr("Only what it called"), [this, id = task.id] {
        Filter filter;
        filter.text = Query::term(QStringLiteral("parent"), QString::number(id));
        m_history->set(filter);
    });
    if (m_cancel) {
        menu.addSeparator();
        menu.addAction(m_cancel);
    }
    menu.exec(m_table->viewport()->mapToGlobal(at));
}

} // namespace monitor

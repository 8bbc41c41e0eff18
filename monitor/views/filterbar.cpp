// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/filterbar.h"

#include "models/savedfilters.h"
#include "models/timescale.h"
#include "views/filtermenu.h"
#include "views/flowlayout.h"
#include "views/glyphs.h"

#include <QtGui/qaction.h>
#include <QtGui/qevent.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qcompleter.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qtoolbutton.h>
#include <QtWidgets/qwhatsthis.h>

using parallel::Journal;

namespace monitor {

FilterBar::FilterBar(FilterHistory *history, QWidget *parent) : QWidget(parent), m_history(history)
{
    auto *const states = new QWidget;
    auto *const flow = new FlowLayout(2, states);
    m_stateOf = {std::nullopt,     Shown::Queued, Shown::Running,
                 Shown::Succeeded, Shown::Failed, Shown::Cancelled};
    for (const auto &state : std::as_const(m_stateOf)) {
        auto *const button = new QToolButton;
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setProperty("pill", true);
        button->setFont(Theme::font(0.95));
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize({17, 14}); // with room before the text
        button->setObjectName(state ? QStringLiteral("filter-") + keyword(*state)
                                    : QStringLiteral("filter-all"));
        const auto number = m_states.size();
        connect(button, &QToolButton::clicked, this, [this, number] {
            Filter filter = m_history->filter();
            const auto chosen = m_stateOf[number];
            filter.state = filter.state == chosen ? std::nullopt : chosen;
            m_history->set(filter);
            take(); // a click on what is chosen already must not uncheck it
        });
        flow->addWidget(button);
        m_states << button;
    }

    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search, or ran:>2s"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search tasks"));
    // Those who hear a picture that can be pressed hear its text.
    const auto pressable = [this](Glyph glyph, const QString &text, QLineEdit::ActionPosition where) {
        QAction *const action = m_search->addAction(glyphIcon(glyph), where);
        action->setText(text);
        action->setToolTip(text);
        return action;
    };
    pressable(Glyph::Search, tr("Search tasks"), QLineEdit::LeadingPosition);
    if (auto *const clear = m_search->findChild<QAction *>(QStringLiteral("_q_qlineeditclearaction")))
        clear->setText(tr("Clear the search"));
    m_search->setMinimumWidth(QFontMetrics(Theme::font()).averageCharWidth() * 44);
    QAction *const help = pressable(Glyph::Help, tr("How to search (F1)"), QLineEdit::TrailingPosition);
    help->setObjectName(QStringLiteral("searchHelp"));
    connect(help, &QAction::triggered, this, &FilterBar::showHelp);
    QAction *const saved = pressable(Glyph::Saved, tr("Saved filters, and searches of late (Ctrl+D)"),
                                     QLineEdit::TrailingPosition);
    saved->setShortcut(QKeySequence(tr("Ctrl+D")));
    saved->setObjectName(QStringLiteral("savedFilters"));
    auto *const menu = new FilterMenu(m_history, this);
    connect(saved, &QAction::triggered, this,
            [this, menu] { menu->popup(m_search->mapToGlobal(QPoint(0, m_search->height()))); });
    connect(m_search, &QLineEdit::editingFinished, this, [this] {
        if (Query::parse(m_search->text()).isValid())
            SavedFilters::addRecent(m_search->text());
    });
    auto *const completer = new QCompleter(Query::keys(), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_search->setCompleter(completer);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_taking)
            return;
        Filter filter = m_history->filter();
        filter.text = text;
        m_history->set(filter, true);
    });

    m_error = new QLabel;
    m_error->setObjectName(QStringLiteral("searchError"));
    m_error->setWordWrap(true);
    m_error->hide();
    m_chips = new QWidget;
    m_chips->setObjectName(QStringLiteral("chips"));
    new FlowLayout(6, m_chips);
    m_chips->hide();

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::gap, 4, Theme::gap, 4);
    layout->setSpacing(4);
    layout->addWidget(states);
    layout->addWidget(m_error);
    layout->addWidget(m_chips);

    connect(history, &FilterHistory::changed, this, &FilterBar::take);
    updateButtons();
    take();
}

/// It stays until a click or a key.
void FilterBar::showHelp()
{
    QWhatsThis::showText(m_search->mapToGlobal(QPoint(0, m_search->height())), Query::help(true), m_search);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search
        || (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return QWidget::eventFilter(watched, event);
    auto *const key = static_cast<QKeyEvent *>(event);
    const bool help = key->matches(QKeySequence::HelpContents);
    if (!help && key->key() != Qt::Key_Escape)
        return false;
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true; // then the key comes here, and to no other's shortcut
    if (help)
        showHelp();
    else
        m_history->set(Filter());
    return true;
}

void FilterBar::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    const bool died = snapshot && snapshot->state == Journal::State::Died;
    m_stateOf[1] = died ? Shown::NeverRan : Shown::Queued;
    m_stateOf[2] = died ? Shown::Died : Shown::Running;
    updateButtons();
}

void FilterBar::updateButtons()
{
    const Snapshot none;
    const Snapshot &s = m_snapshot ? *m_snapshot : none;
    const quint64 counts[] = {s.total(), s.queued, s.running, s.succeeded, s.failed, s.cancelled};
    for (qsizetype i = 0; i < m_states.size(); ++i) {
        QString name = m_stateOf[i] ? word(*m_stateOf[i]) : tr("all");
        name[0] = name[0].toUpper();
        const QString text =
            counts[i] || i == 0 ? QStringLiteral("%1 %2").arg(name, number(counts[i])) : name;
        if (m_states[i]->text() != text) {
            m_states[i]->setText(text);
            m_states[i]->setToolTip(m_stateOf[i] ? tr("Only tasks that are: %1").arg(word(*m_stateOf[i]))
                                                 : tr("Tasks in every state"));
        }
        if (m_stateOf[i])
            m_states[i]->setIcon(stateIcon(*m_stateOf[i]));
        m_states[i]->setChecked(m_history->filter().state == m_stateOf[i]);
    }
}

void FilterBar::addChip(const QString &text, const QString &name, const QString &whole, const Filter &without)
{
    auto *const chip = new QToolButton;
    chip->setText(text);
    chip->setIcon(glyphIcon(Glyph::Close));
    chip->setIconSize({11, 11});
    chip->setLayoutDirection(Qt::RightToLeft); // the cross stands behind the words
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setObjectName(QStringLiteral("chip"));
    chip->setProperty("chip", name);
    chip->setFocusPolicy(Qt::TabFocus);
    chip->setToolTip(tr("Take away: %1").arg(whole));
    chip->setAccessibleName(tr("Filter %1, press to take away").arg(text));
    connect(chip, &QToolButton::clicked, this, [this, without] { m_history->set(without); });
    m_chips->layout()->addWidget(chip);
}

void FilterBar::take()
{
    const Filter &filter = m_history->filter();
    m_taking = true;
    if (m_search->text() != filter.text)
        m_search->setText(filter.text);
    m_taking = false;
    for (qsizetype i = 0; i < m_states.size(); ++i)
        m_states[i]->setChecked(filter.state == m_stateOf[i]);

    while (QLayoutItem *const item = m_chips->layout()->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    const auto without = [&](auto &&change) {
        Filter rest = filter;
        change(rest);
        return rest;
    };
    if (!filter.name.isEmpty()) {
        const QString text = tr("name: %1").arg(filter.name);
        addChip(fontMetrics().elidedText(text, Qt::ElideMiddle, 260), QStringLiteral("name"), text,
                without([](Filter &f) { f.name.clear(); }));
    }
    if (filter.lane) {
        const bool isNamed =
            m_snapshot && (m_snapshot->pools.size() > 1 || m_snapshot->scopes.isRemote(filter.lane->worker));
        const QString text = isNamed ? m_snapshot->scopes.worker(filter.lane->pool, filter.lane->worker)
                                     : tr("worker %1").arg(filter.lane->worker);
        addChip(text, QStringLiteral("lane"), text, without([](Filter &f) { f.lane.reset(); }));
    }
    if (filter.range && m_snapshot) {
        const QString text = rangeText(m_snapshot->info.started, filter.range->from, filter.range->to);
        addChip(text, QStringLiteral("range"), text, without([](Filter &f) { f.range.reset(); }));
    }
    m_chips->setVisible(m_chips->layout()->count() > 0);
}

void FilterBar::setError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    QPalette colors = m_error->palette();
    colors.setColor(QPalette::WindowText, Theme::ink(Shown::Failed));
    m_error->setPalette(colors);
    if (m_search->property("wrong").toBool() == error.isEmpty()) {
        m_search->setProperty("wrong", !error.isEmpty());
        m_search->setStyleSheet(QString()); // looks at the property again
    }
}

} // namespace monitor

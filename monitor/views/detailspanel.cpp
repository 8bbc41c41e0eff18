// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/detailspanel.h"

#include "models/taskwords.h"
#include "reader/loglines.h"
#include "views/glyphs.h"
#include "views/textbox.h"
#include "views/timesbar.h"

#include <QtGui/qclipboard.h>
#include <QtGui/qguiapplication.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qgridlayout.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qscrollarea.h>
#include <QtWidgets/qtoolbutton.h>

using parallel::Journal;

namespace monitor {

namespace {

constexpr std::size_t maxChildren = 20;
constexpr qint64 logPauseMs = 1000;

QString link(const QString &target, const QString &text)
{
    return QStringLiteral("<a style=\"color:%3\" href=\"%1\">%2</a>")
        .arg(target, text.toHtmlEscaped(), Theme::accent().name());
}

QLabel *textLabel(const QString &name)
{
    auto *const label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setMinimumWidth(20);
    return label;
}

} // namespace

DetailsPanel::DetailsPanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("detailsPanel"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(180);

    m_empty = new QLabel(tr("Select a task in the table or the timeline to see why it took so long, "
                            "or why it failed."));
    m_empty->setObjectName(QStringLiteral("secondary"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(24);

    m_title = textLabel(QStringLiteral("detailTitle"));
    m_title->setFont(Theme::font(1.15, QFont::DemiBold));
    m_state = textLabel(QStringLiteral("detailState"));
    m_state->setTextFormat(Qt::RichText);
    m_arguments = textLabel(QStringLiteral("detailArguments"));
    auto *const times = new TimesBar;
    m_times = times;
    m_errorType = textLabel(QStringLiteral("detailErrorType"));
    m_errorType->setFont(Theme::font(1, QFont::DemiBold));
    m_error = new TextBox(12);
    m_error->setObjectName(QStringLiteral("detailError"));
    m_error->setAccessibleName(tr("Error text"));
    m_error->document()->setDocumentMargin(8);

    m_copy = new QToolButton;
    m_copy->setIcon(glyphIcon(Glyph::Copy));
    m_copy->setToolTip(tr("Copy everything about this task as text"));
    m_copy->setAccessibleName(tr("Copy task as text"));
    m_copy->setObjectName(QStringLiteral("copyTask"));
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    m_locate = new QToolButton;
    m_locate->setIcon(glyphIcon(Glyph::Fit));
    m_locate->setToolTip(tr("Show it in the timeline"));
    m_locate->setAccessibleName(tr("Show in the timeline"));
    m_locate->setObjectName(QStringLiteral("locateTask"));
    connect(m_locate, &QToolButton::clicked, this, [this] { Q_EMIT showInTimeline(m_slot); });

    auto *const head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(m_title, 1);
    head->addWidget(m_locate, 0, Qt::AlignTop);
    head->addWidget(m_copy, 0, Qt::AlignTop);

    auto *const inside = new QWidget;
    inside->setObjectName(QStringLiteral("panel"));
    auto *const layout = new QVBoxLayout(inside);
    layout->setContentsMargins(12, 10, 10, 12);
    layout->setSpacing(Theme::gap);
    layout->addLayout(head);
    layout->addWidget(m_state);
    layout->addWidget(m_arguments);
    layout->addWidget(m_times);
    layout->addWidget(m_errorType);
    layout->addWidget(m_error);
    m_form = new QGridLayout;
    m_form->setContentsMargins(0, 4, 0, 0);
    m_form->setHorizontalSpacing(14);
    m_form->setVerticalSpacing(4);
    m_form->setColumnStretch(1, 1);
    layout->addLayout(m_form);
    layout->addStretch(1);
    m_log = new TextBox(14);
    m_log->setObjectName(QStringLiteral("detailLog"));
    m_log->setAccessibleName(tr("Log of the task"));
    layout->insertWidget(layout->indexOf(m_error) + 1, m_log);
    m_progress = addRow(tr("Progress"), QStringLiteral("detailProgress"));
    m_said = addRow(tr("Said"), QStringLiteral("detailSaid"));
    m_queued = addRow(tr("Queued"), QStringLiteral("detailQueued"));
    m_started = addRow(tr("Started"), QStringLiteral("detailStarted"));
    m_finished = addRow(tr("Finished"), QStringLiteral("detailFinished"));
    m_scope = addRow(tr("Scope"), QStringLiteral("detailScope"));
    m_worker = addRow(tr("Worker"), QStringLiteral("detailWorker"));
    m_group = addRow(tr("Group"), QStringLiteral("detailGroup"));
    m_parent = addRow(tr("Parent"), QStringLiteral("detailParent"));
    m_childLinks = addRow(tr("Children"), QStringLiteral("detailChildren"));
    for (QLabel *const label : {m_parent, m_childLinks}) {
        label->setTextFormat(Qt::RichText);
        label->setTextInteractionFlags(Qt::TextBrowserInteraction);
        connect(label, &QLabel::linkActivated, this, [this](const QString &target) {
            if (target == QLatin1String("all"))
                Q_EMIT childrenRequested(m_id);
            else
                Q_EMIT taskActivated(target.toUInt());
        });
    }

    m_area = new QScrollArea;
    m_area->setAccessibleName(tr("Details of the task"));
    m_area->setWidget(inside);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *const outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_empty, 1);
    outer->addWidget(m_area, 1);
    m_area->hide();
}

QLabel *DetailsPanel::addRow(const QString &label, const QString &name)
{
    QLabel *const value = textLabel(name);
    auto *const title = new QLabel(label);
    title->setObjectName(QStringLiteral("secondary"));
    const int row = m_form->rowCount();
    m_form->addWidget(title, row, 0, Qt::AlignTop);
    m_form->addWidget(value, row, 1);
    m_titles.insert(value, title);
    return value;
}

void DetailsPanel::setRow(QLabel *value, const QString &text)
{
    if (value->text() != text)
        value->setText(text);
    value->setVisible(!text.isEmpty());
    m_titles.value(value)->setVisible(!text.isEmpty());
}

Journal::Record DetailsPanel::record() const
{
    if (!m_job || !m_slot)
        return {};
    const Journal::Record task = m_job->journal()->record(m_slot);
    // In a bounded journal another task may have got its place.
    return task.isValid() && (m_id == 0 || task.id == m_id) ? task : Journal::Record();
}

QString DetailsPanel::text() const
{
    const Journal::Record task = record();
    if (!task.isValid())
        return {};
    return asText(*m_job->journal(), task, word(shownState(task.state, m_job->snapshot()->state)),
                  m_job->snapshot()->scopes.scope(task.pool), m_job->snapshot()->now);
}

void DetailsPanel::setJob(Job *job)
{
    m_parentSearch.reset();
    m_childSearch.reset();
    m_job = job;
    m_slot = 0;
    m_id = 0;
    m_logOf = 0;
    m_logTask = 0;
    if (job) {
        m_parentSearch = std::make_unique<Search>(job->journal());
        m_childSearch = std::make_unique<Search>(job->journal());
        connect(m_parentSearch.get(), &Search::finished, this, [this](const SlotsPtr &found) {
            m_parentSlot = found->empty() ? 0 : found->front();
            update();
        });
        connect(m_childSearch.get(), &Search::finished, this, [this](const SlotsPtr &found) {
            m_children = found;
            update();
        });
        connect(job, &Job::refreshed, this, &DetailsPanel::update);
    }
    update();
}

void DetailsPanel::setTask(quint32 slot)
{
    if (slot == m_slot && (slot == 0 || record().isValid()))
        return; // else another task has its place by now
    m_slot = slot;
    m_id = 0;
    m_id = record().id;
    m_logOf = 0;
    m_logTask = 0;
    m_parentSlot = 0;
    m_children.reset();
    seekRelatives();
    update();
    m_area->ensureVisible(0, 0);
}

void DetailsPanel::seekRelatives()
{
    const Journal::Record task = record();
    if (!task.isValid())
        return;
    if (task.parent)
        m_parentSearch->start(Query::parse(Query::term(QStringLiteral("id"), QString::number(task.parent))));
    m_childSearch->start(Query::parse(Query::term(QStringLiteral("parent"), QString::number(task.id))));
}

/// What it said; that of a task that has ended stays the same. All lines of the job are looked at.
void DetailsPanel::showLog(const Journal::Record &task)
{
    if (m_logOf == task.id)
        return;
    if (!task.isCompleted() && m_logTask == task.id && !m_job->isOver() && !m_logSince.hasExpired(logPauseMs))
        return; // the next look is not far
    m_logTask = task.id;
    m_logSince.start();
    m_logOf = task.isCompleted() ? task.id : 0;
    const QList<Journal::LogLine> lines = m_job->journal()->log(task.id);
    const QString text = asText(lines, m_job->snapshot()->info.started);
    m_log->setVisible(!text.isEmpty());
    m_log->setText(text);
}

void DetailsPanel::update()
{
    const Journal::Record task = record();
    m_area->setVisible(task.isValid());
    m_empty->setVisible(!task.isValid());
    if (!task.isValid()) {
        m_empty->setText(m_slot ? tr("This task has made room for newer ones.")
                                : tr("Select a task in the table or the timeline to see why it took so long, "
                                     "or why it failed."));
        return;
    }
    const Journal &journal = *m_job->journal();
    const qint64 now = m_job->snapshot()->now;
    const Shown shown = shownState(task.state, m_job->snapshot()->state);
    m_title->setText(QStringLiteral("%1 #%2").arg(journal.name(task), number(task.id)));

    showLog(task);
    const Shown as = isCancelRequested(task) ? Shown::Cancelled : shown;
    QString words = isCancelRequested(task) ? tr("cancel requested") : word(shown);
    if (task.isCompleted() && task.hasRun())
        words += u' ' + tr("after %1").arg(duration(task.ran(now)));
    if (const QString waiting = waitingFor(journal, task); !waiting.isEmpty())
        words = waiting;
    else if (task.attempt > 1)
        words += QLatin1String(", ") + tr("attempt %1").arg(task.attempt);
    m_state->setText(QStringLiteral("<span style=\"color:%1\">%2 %3</span>")
                         .arg(Theme::ink(as).name(), QString(symbol(as)), words.toHtmlEscaped()));
    const QString arguments = journal.arguments(task);
    m_arguments->setText(arguments);
    m_arguments->setVisible(!arguments.isEmpty());
    static_cast<TimesBar *>(m_times)->setTimes(task.waited(now), task.ran(now), shown);

    const QString error = journal.error(task);
    const QString type = journal.errorType(task);
    m_errorType->setText(type);
    m_errorType->setVisible(!type.isEmpty());
    QPalette red = m_errorType->palette();
    red.setColor(QPalette::WindowText, Theme::ink(Shown::Failed));
    m_errorType->setPalette(red);
    m_error->setVisible(!error.isEmpty());
    m_error->setText(error);
    QPalette tinted = m_error->palette();
    tinted.setColor(QPalette::Base, Theme::raised());
    m_error->setPalette(tinted);

    setRow(m_progress, task.progress < 0 ? QString() : percent(task.progress / 1e4));
    setRow(m_said, journal.progressText(task));
    setRow(m_queued, clock(journal, task.queued));
    setRow(m_started, clock(journal, task.started));
    setRow(m_finished, clock(journal, task.finished));
    setRow(m_scope, m_job->snapshot()->scopes.scope(task.pool));
    setRow(m_worker, task.worker     ? m_job->snapshot()->scopes.worker(task.worker)
                     : task.hasRun() ? tr("the calling thread")
                                     : QString());
    setRow(m_group, task.group ? number(task.group) : QString());
    const QString parentText = QStringLiteral("#%1").arg(number(task.parent));
    setRow(m_parent, !task.parent   ? QString()
                     : m_parentSlot ? link(QString::number(m_parentSlot), parentText)
                                    : parentText);
    QStringList children;
    for (std::size_t i = 0; m_children && i < std::min(m_children->size(), maxChildren); ++i) {
        const quint32 slot = (*m_children)[i];
        const Journal::Record child = journal.record(slot);
        if (child.isValid())
            children << link(QString::number(slot), QStringLiteral("#%1").arg(number(child.id))) + u' '
                            + symbol(shownState(child.state, m_job->snapshot()->state));
    }
    if (m_children && m_children->size() > maxChildren)
        children << link(QStringLiteral("all"), tr("all %1").arg(number(m_children->size())));
    setRow(m_childLinks, children.join(QLatin1String(", ")));
    m_locate->setEnabled(task.hasRun());
}

} // namespace monitor

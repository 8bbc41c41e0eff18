// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/control.h"

#include "views/glyphs.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qcoreevent.h>
#include <QtGui/qaction.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qcombobox.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlineedit.h>
#include <QtWidgets/qmessagebox.h>
#include <QtWidgets/qpushbutton.h>
#include <QtWidgets/qspinbox.h>

#include <algorithm>
#include <utility>

using parallel::Journal;

namespace monitor {

Control::Control(QWidget *window) : QObject(window), m_window(window)
{
    m_pause = new QAction(glyphIcon(Glyph::Pause), tr("Pause"), this);
    m_pause->setObjectName(QStringLiteral("pause"));
    m_pause->setShortcut(QKeySequence(tr("Ctrl+P")));
    connect(m_pause, &QAction::triggered, this, &Control::togglePause);
    m_cancelAll = new QAction(tr("Cancel &all…"), this);
    m_cancelAll->setObjectName(QStringLiteral("cancelAll"));
    connect(m_cancelAll, &QAction::triggered, this, &Control::cancelAll);
    m_cancelSelected = new QAction(tr("Cancel &selected…"), this);
    m_cancelSelected->setObjectName(QStringLiteral("cancelSelected"));
    m_cancelSelected->setShortcut(QKeySequence::Delete);
    connect(m_cancelSelected, &QAction::triggered, this, &Control::cancelSelected);

    m_more.setSingleShot(true);
    m_more.callOnTimeout(this, &Control::cancelSome);

    m_workersWidget = new QWidget;
    m_workers = new QSpinBox;
    m_workers->setObjectName(QStringLiteral("workers"));
    m_workers->setRange(1, 65536);
    m_workers->setKeyboardTracking(false);
    m_workers->setAccessibleName(tr("Number of workers"));
    m_workers->setMinimumWidth(QFontMetrics(Theme::font()).horizontalAdvance(QStringLiteral("65536")) + 44);
    // A wheel that turns as the pointer passes must not change a job.
    m_workers->setFocusPolicy(Qt::StrongFocus);
    m_workers->installEventFilter(this);
    connect(m_workers, &QSpinBox::valueChanged, this, &Control::setWorkers);
    auto *const label = new QLabel(tr("Wor&kers"));
    label->setBuddy(m_workers);
    m_scopes = new QComboBox;
    m_scopes->setObjectName(QStringLiteral("scopes"));
    m_scopes->setAccessibleName(tr("Scope to control"));
    m_scopes->setToolTip(tr("What pause, cancel and workers are about"));
    m_scopes->setFocusPolicy(Qt::StrongFocus);
    m_scopes->installEventFilter(this);
    m_scopes->hide();
    connect(m_scopes, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_taking)
            take();
    });
    auto *const layout = new QHBoxLayout(m_workersWidget);
    layout->setContentsMargins(6, 0, 4, 0);
    layout->setSpacing(6);
    layout->addWidget(m_scopes);
    layout->addWidget(label);
    layout->addWidget(m_workers);
    take();
}

bool Control::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void Control::setJob(Job *job)
{
    m_job = job;
    m_selection.clear();
    m_selectedIds.clear();
    m_toCancel.clear();
    m_more.stop();
    m_scopes->clear();
    if (job)
        connect(job, &Job::refreshed, this, &Control::take);
    take();
}

void Control::setSelection(const QList<quint32> &slots)
{
    m_selection = slots;
    m_selectedIds.clear();
    if (m_job && !m_job->journal()->info().recorded) {
        for (const quint32 slot : slots)
            m_selectedIds << m_job->journal()->record(slot).id;
    }
    take();
}

/// The open pools that the controls are about, as they are now.
QList<Journal::Pool> Control::pools() const
{
    QList<Journal::Pool> open;
    if (!m_job)
        return open;
    const int only = m_scopes->currentIndex() > 0 ? m_scopes->currentData().toInt() : -1;
    const QList<Journal::Pool> all = m_job->journal()->pools();
    for (const Journal::Pool &pool : all) {
        if (pool.open && (only < 0 || pool.slot == only))
            open << pool;
    }
    return open;
}

QString Control::refusal() const
{
    if (!m_job)
        return tr("No process is shown");
    return m_job->journal()->controlRefusal();
}

void Control::take()
{
    m_taking = true;
    // A choice of scopes only where there is one.
    QList<Journal::Pool> all;
    ScopeLabels labels;
    if (m_job) {
        const QList<Journal::Pool> every = m_job->journal()->pools();
        labels = ScopeLabels(every);
        std::copy_if(every.begin(), every.end(), std::back_inserter(all),
                     [](const auto &pool) { return pool.open; });
    }
    QStringList names{tr("all scopes")};
    for (const Journal::Pool &pool : std::as_const(all))
        names << labels.scope(pool.slot);
    QStringList shown;
    for (int i = 0; i < m_scopes->count(); ++i)
        shown << m_scopes->itemText(i);
    if (names != shown) {
        const QVariant chosen = m_scopes->currentData();
        m_scopes->clear();
        m_scopes->addItem(names.first(), -1);
        for (qsizetype i = 0; i < all.size(); ++i)
            m_scopes->addItem(names[i + 1], all[i].slot);
        m_scopes->setCurrentIndex(std::max(0, m_scopes->findData(chosen)));
    }
    m_scopes->setVisible(all.size() > 1);

    const QList<Journal::Pool> open = pools();
    const QString why = refusal();
    const bool can = why.isEmpty() && !open.isEmpty();
    const QString reason = can             ? QString()
                           : why.isEmpty() ? tr("All its scopes have ended: there is nothing left to control")
                                           : why;

    bool paused = can;
    bool asked = false;
    bool alike = true;
    quint64 left = 0;
    int workers = 0;
    for (const Journal::Pool &pool : open) {
        const bool willBe = pool.pauseRequested ? true : pool.resumeRequested ? false : pool.paused;
        paused = paused && willBe;
        asked = asked || (pool.pauseRequested && !pool.paused) || (pool.resumeRequested && pool.paused);
        left += pool.queued + pool.running;
        const int itsWorkers = pool.workersRequested ? pool.workersRequested : pool.workers;
        alike = alike && (workers == 0 || workers == itsWorkers);
        workers = std::max(workers, itsWorkers);
    }
    if (open.isEmpty() && m_job) { // what it had
        const QList<Journal::Pool> ended = m_job->snapshot()->pools;
        for (const Journal::Pool &pool : ended)
            workers = std::max(workers, pool.workers);
    }
    m_pause->setEnabled(can);
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    if (std::exchange(m_showsResume, paused) != paused)
        m_pause->setIcon(glyphIcon(paused ? Glyph::Resume : Glyph::Pause));
    m_pause->setToolTip(!can     ? reason
                        : asked  ? tr("Asked for; the job answers within a second")
                        : paused ? tr("Take tasks again (Ctrl+P)")
                                 : tr("Take no further tasks; those that run end first (Ctrl+P)"));
    m_cancelAll->setEnabled(can && left > 0);
    m_cancelAll->setToolTip(can ? left ? tr("Drop what is queued and ask what runs to stop")
                                       : tr("Nothing is queued and nothing runs")
                                : reason);
    const qsizetype chosen = m_selection.size();
    m_cancelSelected->setEnabled(can && chosen > 0);
    m_cancelSelected->setText(
        chosen ? tr("Cancel %1 &selected…", nullptr, plural(quint64(chosen))).arg(number(quint64(chosen)))
               : tr("Cancel &selected…"));
    m_cancelSelected->setToolTip(can ? chosen ? QString() : tr("Select tasks in the table first") : reason);
    m_workersWidget->setEnabled(can);
    m_workers->setEnabled(can && alike);
    m_workersWidget->setToolTip(!can    ? reason
                                : alike ? tr("How many tasks may run at the same time")
                                        : tr("The scopes differ: choose one of them first"));
    m_workers->setToolTip(m_workersWidget->toolTip());
    const bool editing = m_workers->hasFocus() && m_workers->findChild<QLineEdit *>()->isModified();
    if (workers > 0 && !editing && m_workers->value() != workers)
        m_workers->setValue(workers);
    m_taking = false;
}

void Control::tell(bool done, const QString &what)
{
    Q_EMIT said(done ? what : tr("Refused: %1").arg(m_job->journal()->controlError()));
    take();
}

void Control::togglePause()
{
    const QList<Journal::Pool> open = pools();
    bool paused = true;
    for (const Journal::Pool &pool : open)
        paused = paused && (pool.pauseRequested || (pool.paused && !pool.resumeRequested));
    bool done = !open.isEmpty();
    for (const Journal::Pool &pool : open)
        done = (paused ? m_job->journal()->resume(pool.slot) : m_job->journal()->pause(pool.slot)) && done;
    tell(done, paused ? tr("Resume requested") : tr("Pause requested"));
}

void Control::ask(const QString &question, const QString &details, const QString &yes,
                  std::function<void()> then)
{
    auto *const box =
        new QMessageBox(QMessageBox::Warning, tr("Cancel tasks"), question, QMessageBox::NoButton, m_window);
    box->setObjectName(QStringLiteral("confirm"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(details);
    QPushButton *const keep = box->addButton(tr("Keep them"), QMessageBox::RejectRole);
    QPushButton *const go = box->addButton(yes, QMessageBox::DestructiveRole);
    keep->setObjectName(QStringLiteral("keep"));
    go->setObjectName(QStringLiteral("danger"));
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(box, &QMessageBox::buttonClicked, this, [go, then = std::move(then)](QAbstractButton *button) {
        if (button == go)
            then();
    });
    box->open(); // the window goes on meanwhile
}

void Control::cancelAll()
{
    quint64 queued = 0;
    quint64 running = 0;
    const QList<Journal::Pool> open = pools();
    for (const Journal::Pool &pool : open) {
        queued += pool.queued;
        running += pool.running;
    }
    ask(tr("Cancel everything that %1 has still to do?").arg(m_job->journal()->info().program),
        tr("%1 and %2. This cannot be undone.")
            .arg(tr("%1 queued tasks are dropped", nullptr, plural(queued)).arg(number(queued)),
                 tr("%1 running ones are asked to stop", nullptr, plural(running)).arg(number(running))),
        tr("Cancel all"), [this, job = m_job, open] {
            if (job != m_job)
                return;
            // What was asked about, and not what is chosen or stands in its place by now.
            const QList<Journal::Pool> now = m_job->journal()->pools();
            bool done = true;
            for (const Journal::Pool &pool : now) {
                if (pool.open && std::any_of(open.begin(), open.end(), [&](const auto &asked) {
                        return asked.id == pool.id;
                    }))
                    done = m_job->journal()->cancelAll(pool.slot) && done;
            }
            tell(done, tr("Cancel requested"));
        });
}

void Control::cancelSelected()
{
    QList<std::pair<quint32, quint64>> tasks;
    for (qsizetype i = 0; i < m_selection.size(); ++i) {
        const Journal::Record task = m_job->journal()->record(m_selection[i]);
        const bool isAnother = !m_selectedIds.isEmpty() && m_selectedIds[i] != task.id;
        if (task.isValid() && !task.isCompleted() && !isAnother)
            tasks.append({task.slot, task.id});
    }
    if (tasks.isEmpty()) {
        Q_EMIT said(tr("All selected tasks have ended already"));
        return;
    }
    const Journal::Record first = m_job->journal()->record(tasks.first().first);
    const QString firstName = tr("%1 #%2").arg(m_job->journal()->name(first), QString::number(first.id));
    ask(tasks.size() == 1 ? tr("Cancel %1?").arg(firstName)
                          : tr("Cancel %1 tasks, %2 and others?", nullptr, plural(quint64(tasks.size())))
                                .arg(number(quint64(tasks.size())), firstName),
        tr("Queued ones are dropped, running ones are asked to stop. This cannot be undone."),
        tr("Cancel tasks"), [this, job = m_job, tasks] {
            if (job != m_job)
                return;
            if (m_toCancel.isEmpty())
                m_cancelled = 0;
            m_toCancel += tasks;
            cancelSome();
        });
}

/// There may be a million, and the window is to answer meanwhile.
void Control::cancelSome()
{
    QElapsedTimer timer;
    timer.start();
    for (int n = 0; n < 2000 && !m_toCancel.isEmpty() && timer.elapsed() < 10; ++n, m_toCancel.removeLast()) {
        const auto &[slot, id] = m_toCancel.last();
        m_cancelled += m_job->journal()->cancel(slot, id); // or it has ended meanwhile
    }
    if (!m_toCancel.isEmpty())
        return m_more.start();
    tell(m_cancelled > 0,
         tr("Cancel requested for %1 tasks", nullptr, plural(m_cancelled)).arg(number(m_cancelled)));
}

void Control::setWorkers(int workers)
{
    if (m_taking || !m_job)
        return;
    bool done = true;
    for (const Journal::Pool &pool : pools())
        done = m_job->journal()->setWorkers(pool.slot, workers) && done;
    m_workers->findChild<QLineEdit *>()->setModified(false);
    tell(done, tr("%1 workers requested", nullptr, plural(quint64(workers))).arg(number(quint64(workers))));
}

} // namespace monitor

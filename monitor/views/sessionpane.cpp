// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/sessionpane.h"

#include "views/glyphs.h"
#include "views/sessiondelegate.h"

#include <QtCore/qfileinfo.h>
#include <QtCore/qurl.h>
#include <QtGui/qclipboard.h>
#include <QtGui/qdesktopservices.h>
#include <QtGui/qguiapplication.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qlistview.h>
#include <QtWidgets/qmenu.h>
#include <QtWidgets/qmessagebox.h>
#include <QtWidgets/qpushbutton.h>
#include <QtWidgets/qtoolbutton.h>

namespace monitor {

SessionPane::SessionPane(Sessions *sessions, QWidget *parent)
    : QWidget(parent), m_sessions(sessions), m_model(sessions)
{
    setObjectName(QStringLiteral("sessions"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(150);
    auto *const title = new QLabel(tr("Processes"));
    title->setFont(Theme::font(1, QFont::DemiBold));
    auto *const open = new QToolButton;
    open->setIcon(glyphIcon(Glyph::Open));
    open->setToolTip(tr("Open a recorded journal (Ctrl+O)"));
    open->setAccessibleName(tr("Open a recorded journal"));
    open->setObjectName(QStringLiteral("openJournal"));
    connect(open, &QToolButton::clicked, this, &SessionPane::openRequested);

    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("sessionList"));
    m_list->setAccessibleName(tr("Processes"));
    // A view goes on to a neighbour of what leaves the list; what is shown stays. Before
    // the view itself hears of it.
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_taking = true; });
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new SessionDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QListView::customContextMenuRequested, this, &SessionPane::contextMenu);
    m_empty = new QLabel(tr("Nothing runs now"), m_list->viewport());
    m_empty->setObjectName(QStringLiteral("secondary"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto *const over = new QVBoxLayout(m_list->viewport());
    over->addWidget(m_empty);

    auto *const head = new QHBoxLayout;
    head->setContentsMargins(12, 5, 6, 5);
    head->addWidget(title, 1);
    head->addWidget(open);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                const QString path = index.data(SessionModel::PathRole).toString();
                if (m_taking || path.isEmpty() || path == m_current)
                    return;
                const QVariant history = index.data(SessionModel::HistoryRole);
                if (!history.isValid())
                    Q_EMIT chosen(path);
                else
                    Q_EMIT historyChosen(history.value<SessionHistory>().folder,
                                         history.value<SessionHistory>().program);
            });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &SessionPane::take);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &SessionPane::take);
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, &SessionPane::take);
    take();
}

void SessionPane::take()
{
    m_empty->setVisible(m_model.isEmpty());
    setCurrent(m_current);
}

void SessionPane::setCurrent(const QString &path)
{
    m_current = path;
    m_taking = true;
    const int row = m_model.rowOf(path);
    if (row < 0)
        m_list->selectionModel()->clear(); // and no current row: a click on it must choose it
    else if (m_list->currentIndex().row() != row || !m_list->selectionModel()->hasSelection())
        m_list->setCurrentIndex(m_model.index(row));
    m_taking = false;
}

void SessionPane::contextMenu(const QPoint &at)
{
    const QModelIndex index = m_list->indexAt(at);
    const QString path = index.data(SessionModel::PathRole).toString();
    if (path.isEmpty())
        return;
    if (const QVariant history = index.data(SessionModel::HistoryRole); history.isValid()) {
        historyMenu(history.value<SessionHistory>(), at);
        return;
    }
    const Session session = index.data(SessionModel::SessionRole).value<Session>();
    QMenu menu(this);
    connect(menu.addAction(glyphIcon(Glyph::Copy), tr("Copy the journal's path")), &QAction::triggered, this,
            [path] { QGuiApplication::clipboard()->setText(path); });
    connect(menu.addAction(glyphIcon(Glyph::Open), tr("Show its folder")), &QAction::triggered, this,
            [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); });
    const QString folder = QFileInfo(path).absolutePath();
    if (m_sessions->folders().contains(folder)) {
        connect(menu.addAction(glyphIcon(Glyph::Close), tr("Take its folder off this list")),
                &QAction::triggered, this, [this, folder] {
                    Sessions::forgetFolder(folder);
                    m_sessions->remove(folder);
                });
    } else if (session.added) {
        connect(menu.addAction(glyphIcon(Glyph::Close), tr("Take off this list")), &QAction::triggered, this,
                [this, path] { m_sessions->remove(path); });
    }
    if (session.state != parallel::Journal::State::Running && !session.gone) {
        menu.addSeparator();
        connect(menu.addAction(tr("Delete the journal…")), &QAction::triggered, this,
                [this, path] { deleteJournal(path); });
    }
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

void SessionPane::historyMenu(const SessionHistory &history, const QPoint &at)
{
    const QString folder = history.folder;
    QMenu menu(this);
    connect(menu.addAction(glyphIcon(Glyph::Open), tr("Show its folder")), &QAction::triggered, this,
            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    connect(menu.addAction(glyphIcon(Glyph::Close), tr("Take its folder off this list")), &QAction::triggered,
            this, [this, folder] {
                Sessions::forgetFolder(folder);
                m_sessions->remove(folder);
            });
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

void SessionPane::deleteJournal(const QString &path)
{
    QMessageBox question(QMessageBox::Question, tr("Delete journal"), tr("Delete this journal for good?"),
                         QMessageBox::NoButton, this);
    question.setInformativeText(path);
    QPushButton *const yes = question.addButton(tr("Delete"), QMessageBox::DestructiveRole);
    question.setDefaultButton(question.addButton(tr("Keep"), QMessageBox::RejectRole));
    question.exec();
    QString error;
    if (question.clickedButton() == yes && !m_sessions->deleteJournal(path, &error))
        QMessageBox::warning(this, tr("Delete journal"), tr("It was not deleted: %1").arg(error));
}

} // namespace monitor

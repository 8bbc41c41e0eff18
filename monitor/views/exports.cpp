// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/exports.h"

#include "views/glyphs.h"

#include <QtCore/qdir.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qstandardpaths.h>
#include <QtGui/qaction.h>
#include <QtGui/qpixmap.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qfiledialog.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qmenu.h>
#include <QtWidgets/qprogressbar.h>
#include <QtWidgets/qtoolbutton.h>

namespace monitor {

Exports::Exports(QWidget *window) : QObject(window), m_window(window)
{
    m_menu = new QMenu(window);
    m_menu->setToolTipsVisible(true);
    const auto add = [this](Glyph glyph, const QString &text, const QString &name, const QString &tip,
                            auto &&does) {
        QAction *const action = m_menu->addAction(glyphIcon(glyph), text);
        action->setObjectName(name);
        action->setToolTip(tip);
        connect(action, &QAction::triggered, this, does);
        m_actions << action;
        return action;
    };
    add(Glyph::Table, tr("Tasks as &CSV…"), QStringLiteral("exportCsv"),
        tr("Those in the table, in its order"), [this] { ask(Format::Csv); })
        ->setShortcut(QKeySequence(tr("Ctrl+E")));
    add(Glyph::Code, tr("Tasks as &JSON…"), QStringLiteral("exportJson"),
        tr("Those in the table, in its order"), [this] { ask(Format::Json); });
    add(Glyph::Copy, tr("&Arguments…"), QStringLiteral("exportArguments"),
        tr("Of the tasks in the table, one a line: to run them again"), [this] { ask(Format::Arguments); });
    m_menu->addSeparator();
    add(Glyph::Workers, tr("&Trace for Perfetto…"), QStringLiteral("exportTrace"),
        tr("The whole job, for ui.perfetto.dev or chrome://tracing"), [this] { ask(Format::Trace); });
    add(Glyph::Report, tr("HTML &report…"), QStringLiteral("exportReport"),
        tr("One file with the plots and the statistics, to send to somebody"),
        [this] { ask(Format::Report); });
    m_menu->addSeparator();
    add(Glyph::Picture, tr("&Picture of the window…"), QStringLiteral("exportPicture"), QString(), [this] {
        askPicture();
    })->setShortcut(QKeySequence(tr("Ctrl+Shift+P")));

    m_progress = new QWidget;
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(160);
    auto *const label = new QLabel(tr("Writing"));
    auto *const stop = new QToolButton;
    stop->setText(tr("Stop"));
    stop->setObjectName(QStringLiteral("stopExport"));
    connect(stop, &QToolButton::clicked, this, [this] {
        if (m_exporter)
            m_exporter->cancel();
    });
    auto *const layout = new QHBoxLayout(m_progress);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(m_bar);
    layout->addWidget(stop);
    m_progress->hide();
    setJob(nullptr);
}

void Exports::setJob(Job *job)
{
    m_job = job; // a file that is being written goes on to be of the other one
    for (QAction *const action : std::as_const(m_actions))
        action->setEnabled(job || action->objectName() == QLatin1String("exportPicture"));
}

void Exports::write(const QString &fileName, Format format)
{
    if (!m_job)
        return;
    if (m_exporter && m_exporter->isRunning()) {
        Q_EMIT said(tr("%1 was not written: wait for the file that is being written, or stop it")
                        .arg(QFileInfo(fileName).fileName()));
        return;
    }
    m_exporter = std::make_unique<Exporter>(m_job->journal());
    connect(m_exporter.get(), &Exporter::progressChanged, this, [this](quint64 done, quint64 total) {
        m_bar->setRange(0, 1000);
        m_bar->setValue(total ? int(done * 1000 / total) : 0);
    });
    connect(m_exporter.get(), &Exporter::finished, this, [this](const QString &file, const QString &error) {
        m_progress->hide();
        Q_EMIT said(error.isEmpty() ? tr("Written: %1").arg(QDir::toNativeSeparators(file))
                                    : tr("%1 was not written: %2").arg(QFileInfo(file).fileName(), error));
    });
    connect(m_exporter.get(), &Exporter::cancelled, this, [this] {
        m_progress->hide();
        Q_EMIT said(tr("Stopped; nothing was written"));
    });
    const bool filtered = format == Format::Csv || format == Format::Json || format == Format::Arguments;
    m_bar->setRange(0, 0);
    m_progress->show();
    m_exporter->start(fileName, format, filtered && m_tasks ? m_tasks() : nullptr);
}

bool Exports::writePicture(const QString &fileName)
{
    const bool done = m_window->grab().save(fileName);
    Q_EMIT said(
        done ? tr("Written: %1").arg(QDir::toNativeSeparators(fileName))
             : tr("%1 was not written: is it a PNG file in a folder that can be written to?").arg(fileName));
    return done;
}

QString Exports::suggestion(const QString &suffix) const
{
    QString name =
        m_job ? QFileInfo(m_job->journal()->info().program).fileName() : QStringLiteral("parallel-monitor");
    static const QRegularExpression odd(QStringLiteral("[^A-Za-z0-9._-]+"));
    name.replace(odd, QStringLiteral("-"));
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(name + suffix);
}

void Exports::ask(Format format)
{
    struct Kind
    {
        QString filter;
        QString suffix;
    };
    const Kind kind =
        format == Format::Csv         ? Kind{tr("Comma-separated values (*.csv)"), QStringLiteral(".csv")}
        : format == Format::Json      ? Kind{tr("JSON (*.tasks.json)"), QStringLiteral(".tasks.json")}
        : format == Format::Arguments ? Kind{tr("One a line (*.txt)"), QStringLiteral(".txt")}
        : format == Format::Trace     ? Kind{tr("Trace (*.json)"), QStringLiteral(".trace.json")}
                                      : Kind{tr("Web page (*.html)"), QStringLiteral(".html")};
    const QString file =
        QFileDialog::getSaveFileName(m_window, tr("Export"), suggestion(kind.suffix), kind.filter);
    if (!file.isEmpty())
        write(file, format);
}

void Exports::askPicture()
{
    const QString file = QFileDialog::getSaveFileName(
        m_window, tr("Picture of the window"), suggestion(QStringLiteral(".png")), tr("Pictures (*.png)"));
    if (!file.isEmpty())
        writePicture(file);
}

} // namespace monitor

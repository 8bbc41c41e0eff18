// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/emptypage.h"

#include "reader/words.h"
#include "views/glyphs.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfileinfo.h>
#include <QtGui/qpainter.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qpushbutton.h>

namespace monitor {

EmptyPage::EmptyPage(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_title = new QLabel;
    m_title->setFont(Theme::font(1.5, QFont::DemiBold));
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("secondary"));
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setWordWrap(true);
    m_words->setMaximumWidth(560);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_open = new QPushButton(glyphIcon(Glyph::Open), tr("Open a journal…"));
    m_open->setIconSize({21, 16}); // with room before the text
    m_open->setObjectName(QStringLiteral("emptyOpen"));
    m_example = new QPushButton(tr("Run the example"));
    m_example->setObjectName(QStringLiteral("primary"));
    m_example->setToolTip(tr("Starts a small program that uses libparallel, to have something to look at"));
    connect(m_open, &QPushButton::clicked, this, &EmptyPage::openRequested);
    connect(m_example, &QPushButton::clicked, this, &EmptyPage::exampleRequested);
    m_picture = new QWidget;
    m_picture->setFixedSize(220, 110);

    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::gap);
    buttons->addStretch(1);
    buttons->addWidget(m_example);
    buttons->addWidget(m_open);
    buttons->addStretch(1);
    auto *const layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addStretch(3);
    layout->addWidget(m_picture, 0, Qt::AlignHCenter);
    layout->addWidget(m_title);
    auto *const words = new QHBoxLayout;
    words->addStretch(1);
    words->addWidget(m_words, 8);
    words->addStretch(1);
    layout->addLayout(words);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    layout->addStretch(4);
    showNothing();
}

QString EmptyPage::example()
{
    const QString here = QCoreApplication::applicationDirPath();
    for (const char *place :
         {"/../examples/hello/hello", "/../examples/hello", "/../lib/libparallel/examples/hello"}) {
        const QFileInfo file(here + QLatin1String(place));
        if (file.isFile() && file.isExecutable())
            return file.canonicalFilePath();
    }
    return {};
}

void EmptyPage::showNothing()
{
    m_error = false;
    m_example->setVisible(!example().isEmpty());
    m_title->setText(tr("No program is running with libparallel now"));
    m_words->setText(tr("Start one and it appears here by itself, or open a recorded journal (Ctrl+O, "
                        "or drop the file on this window). A program keeps its journal if PARALLEL_RECORD "
                        "names a file or a folder for it."));
    update();
}

void EmptyPage::showGone(const Session &session)
{
    m_error = false;
    m_example->hide();
    m_title->setText(tr("%1 has ended").arg(session.info.program));
    m_words->setText(
        tr("%1 tasks, %2 of them failed, in %3. It ended cleanly, and its journal ended with it. "
           "To look at such a job afterwards, start it with PARALLEL_RECORD set to a file or a folder.",
           nullptr, plural(session.total()))
            .arg(number(session.total()), number(session.failed), duration(session.elapsed)));
    update();
}

void EmptyPage::showError(const QString &path, const QString &error)
{
    m_error = true;
    m_title->setText(tr("%1 cannot be shown").arg(QFileInfo(path).fileName()));
    m_words->setText(QString(error).replace(path, shownPath(path)));
    m_example->hide();
    update();
}

/// Lanes as the timeline draws them: waiting to be filled, or broken off.
void EmptyPage::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.translate(m_picture->pos());
    const qreal widths[5][4] = {
        {46, 70, 30, 40}, {80, 28, 60, 20}, {24, 54, 44, 62}, {60, 40, 50, 0}, {34, 80, 0, 0}};
    for (int row = 0; row < 5; ++row) {
        qreal x = row * 7;
        for (int i = 0; i < 4; ++i) {
            if (widths[row][i] <= 0)
                continue;
            const bool failed = m_error && row == 2 && i == 2;
            QColor color = failed ? Theme::fill(Shown::Failed) : Theme::nameColor((row + i) % 3);
            color.setAlpha(failed ? 255 : Theme::isDark() ? 110 - 14 * row : 90 - 10 * row);
            p.setPen(Qt::NoPen);
            p.setBrush(color);
            p.drawRoundedRect(QRectF(x, row * 22, widths[row][i], 15), 3, 3);
            x += widths[row][i] + 4;
        }
    }
}

} // namespace monitor

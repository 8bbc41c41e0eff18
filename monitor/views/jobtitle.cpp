// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/jobtitle.h"

#include "models/taskwords.h"
#include "views/glyphs.h"

#include <QtGui/qpainter.h>

#include <algorithm>

using parallel::Journal;

namespace monitor {

JobTitle::JobTitle(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void JobTitle::setSnapshot(const SnapshotPtr &snapshot)
{
    m_shown = snapshot != nullptr;
    if (snapshot) {
        const Snapshot &s = *snapshot;
        m_program = s.info.program;
        m_paused = s.state == Journal::State::Running && isPaused(s.pools);
        m_state = shownState(s.state, s.failed, s.cancelled);
        QStringList rest;
        rest << tr("pid %1").arg(s.info.pid);
        if (!s.info.sameBoot && !s.info.host.isEmpty())
            rest << s.info.host;
        switch (s.state) {
        case Journal::State::Running:
            if (m_paused)
                rest << tr("paused");
            rest << tr("%1 elapsed").arg(duration(s.now));
            break;
        case Journal::State::Finished:
            rest << when(s.info.started) << tr("took %1").arg(duration(s.now));
            break;
        case Journal::State::Died:
            rest << when(s.info.started) << tr("died after %1").arg(duration(s.now));
            break;
        }
        m_rest = rest.join(QStringLiteral(" · "));
        setToolTip(s.info.commandLine);
        setAccessibleName(m_program + QStringLiteral(", ") + m_rest);
    }
    update();
}

QSize JobTitle::sizeHint() const
{
    return QSize(300, QFontMetrics(Theme::font()).height() + 8);
}
QSize JobTitle::minimumSizeHint() const
{
    return QSize(60, sizeHint().height());
}

void JobTitle::paintEvent(QPaintEvent *)
{
    if (!m_shown)
        return;
    QPainter p(this);
    const QFont bold = Theme::font(1, QFont::DemiBold);
    const QFont plain = Theme::font();
    const QFontMetrics boldMetrics(bold);
    const QFontMetrics metrics(plain);
    const int icon = metrics.height() - 2;
    const int restWidth = metrics.horizontalAdvance(m_rest) + 14;
    const int programWidth = boldMetrics.horizontalAdvance(m_program);
    // The rest gives way first, then the name is cut.
    const bool showRest = icon + 6 + std::min(programWidth, 120) + restWidth <= width();
    const int room = width() - icon - 6 - (showRest ? restWidth : 0);
    const QString program = boldMetrics.elidedText(m_program, Qt::ElideMiddle, room);
    int x = width() - (icon + 6 + boldMetrics.horizontalAdvance(program) + (showRest ? restWidth : 0));
    x = std::max(0, x - Theme::gap);
    const QRectF shape(x, (height() - icon) / 2.0, icon, icon);
    if (m_paused)
        paintGlyph(&p, shape, Glyph::Pause, Theme::ink(Shown::Queued));
    else
        paintState(&p, shape, m_state, Theme::ink(m_state));
    x += icon + 6;
    p.setFont(bold);
    p.setPen(Theme::text());
    p.drawText(QRect(x, 0, room, height()), Qt::AlignVCenter | Qt::AlignLeft, program);
    if (showRest) {
        x += boldMetrics.horizontalAdvance(program) + 14;
        p.setFont(plain);
        p.setPen(Theme::secondary());
        p.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, m_rest);
    }
}

} // namespace monitor

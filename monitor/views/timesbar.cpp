// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/timesbar.h"

#include "views/theme.h"

#include <QtCore/qcoreapplication.h>
#include <QtGui/qpainter.h>
#include <QtGui/qpainterpath.h>

#include <algorithm>

namespace monitor {

TimesBar::TimesBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimesBar::setTimes(qint64 waited, qint64 ran, Shown state)
{
    m_waited = waited;
    m_ran = ran;
    m_state = state;
    QStringList words;
    if (waited >= 0)
        words << QCoreApplication::translate("monitor::TimesBar", "waited %1").arg(duration(waited));
    if (ran >= 0)
        words << QCoreApplication::translate("monitor::TimesBar", "ran %1").arg(duration(ran));
    setAccessibleName(words.join(QLatin1String(", ")));
    update();
}

QSize TimesBar::sizeHint() const
{
    return QSize(160, QFontMetrics(Theme::font(0.92)).height() + 14);
}

void TimesBar::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF bar(0, 0, width(), 8);
    QPainterPath shape;
    shape.addRoundedRect(bar, 4, 4);
    p.fillPath(shape, Theme::faint());
    const double waited = double(std::max<qint64>(m_waited, 0));
    const double ran = double(std::max<qint64>(m_ran, 0));
    const double split = waited + ran > 0 ? waited / (waited + ran) * width() : 0;
    p.setClipPath(shape);
    QColor wait = Theme::fill(Shown::Queued);
    wait.setAlpha(150);
    p.fillRect(QRectF(0, 0, split, 8), wait);
    if (m_ran >= 0)
        p.fillRect(QRectF(split, 0, width() - split, 8), Theme::fill(m_state));
    p.setClipping(false);

    const QFont font = Theme::font(0.92);
    p.setFont(font);
    p.setPen(Theme::secondary());
    const QRect words(0, 11, width(), QFontMetrics(font).height());
    if (m_waited >= 0)
        p.drawText(words, Qt::AlignLeft,
                   QCoreApplication::translate("monitor::TimesBar", "waited %1").arg(duration(m_waited)));
    if (m_ran >= 0) {
        p.setPen(Theme::text());
        p.drawText(words, Qt::AlignRight,
                   QCoreApplication::translate("monitor::TimesBar", "ran %1").arg(duration(m_ran)));
    }
}

} // namespace monitor

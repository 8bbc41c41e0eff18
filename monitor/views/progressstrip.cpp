// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/progressstrip.h"

#include "views/theme.h"

#include <QtGui/qpainter.h>
#include <QtGui/qpainterpath.h>

#include <algorithm>

using parallel::Journal;

namespace monitor {

void paintProgressBar(QPainter *p, const QRectF &rect, quint64 succeeded, quint64 failed, quint64 cancelled,
                      quint64 running, quint64 total, bool died)
{
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    p->fillPath(shape, Theme::faint());
    if (total > 0) {
        p->setClipPath(shape);
        qreal left = rect.left();
        const auto part = [&](quint64 count, const QColor &color) {
            if (count == 0)
                return;
            // Three failures of a million are still to be seen.
            const qreal width = std::max(rect.width() * qreal(count) / qreal(total),
                                         color == Theme::fill(Shown::Failed) ? 2.0 : 0.0);
            p->fillRect(QRectF(left, rect.top(), width, rect.height()), color);
            left += width;
        };
        part(succeeded, Theme::fill(Shown::Succeeded));
        part(failed, Theme::fill(Shown::Failed));
        part(cancelled, Theme::fill(Shown::Cancelled));
        QColor light = Theme::fill(died ? Shown::Died : Shown::Running);
        part(running, light);
    }
    p->restore();
}

ProgressStrip::ProgressStrip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressStrip::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    setAccessibleName(tr("Progress: %1").arg(text()));
    update();
}

QString ProgressStrip::text() const
{
    if (!m_snapshot)
        return {};
    const Snapshot &s = *m_snapshot;
    const QString gap = QStringLiteral("   ");
    QString text = s.total() ? percent(double(s.completed()) / double(s.total())) : percent(0);
    if (s.rate > 0)
        text += gap + rate(s.rate);
    switch (s.state) {
    case Journal::State::Running: {
        if (isPaused(s.pools))
            text += gap + tr("paused");
        else if (s.queued + s.running > 0)
            text += gap + tr("done in %1").arg(eta(s.eta));
        break;
    }
    case Journal::State::Finished:
        text += gap + tr("took %1").arg(duration(s.now));
        break;
    case Journal::State::Died:
        text += gap + tr("died after %1").arg(duration(s.now));
        break;
    }
    return text;
}

QSize ProgressStrip::sizeHint() const
{
    const QFontMetrics metrics(Theme::font());
    return QSize(420, metrics.height() + 6);
}

QSize ProgressStrip::minimumSizeHint() const
{
    return QSize(160, sizeHint().height());
}

void ProgressStrip::paintEvent(QPaintEvent *)
{
    if (!m_snapshot)
        return;
    QPainter p(this);
    const QFont font = Theme::font();
    const QFontMetrics metrics(font);
    const QString words = text();
    // The bar's end stays where it is while the numbers beside it change.
    const int room =
        std::min(std::max(metrics.horizontalAdvance(words),
                          metrics.horizontalAdvance(QStringLiteral("100 %   000,000 /s   done in 00:00"))),
                 width() * 2 / 3)
        + 12;
    const qreal height = 10;
    const Snapshot &s = *m_snapshot;
    paintProgressBar(&p, QRectF(0, (this->height() - height) / 2, width() - room, height), s.succeeded,
                     s.failed, s.cancelled, s.running, s.total(), s.state == Journal::State::Died);
    p.setFont(font);
    p.setPen(Theme::text());
    p.drawText(QRect(width() - room + 12, 0, room - 12, this->height()), Qt::AlignVCenter | Qt::AlignLeft,
               metrics.elidedText(words, Qt::ElideRight, room - 12));
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/sessiondelegate.h"

#include "models/sessionmodel.h"
#include "models/taskwords.h"
#include "views/glyphs.h"
#include "views/progressstrip.h"

#include <QtCore/qfileinfo.h>
#include <QtGui/qpainter.h>

#include <algorithm>

using parallel::Journal;

namespace monitor {

namespace {

constexpr int cardSide = 12; // left and right

Shown shape(const Session &session)
{
    if (!session.error.isEmpty())
        return Shown::Cancelled;
    return shownState(session.state, session.failed, session.cancelled);
}

} // namespace

/// How many runs there are, and how the last one went.
void SessionDelegate::paintHistory(QPainter *p, const QStyleOptionViewItem &option, const QRect &card,
                                   const SessionHistory &history) const
{
    const QFont font =
        Theme::font(1, option.state & QStyle::State_Selected ? QFont::DemiBold : QFont::Normal);
    const QFontMetrics metrics(font);
    const QFont small = Theme::font(0.88);
    const QFontMetrics smallMetrics(small);
    QRect line = card.adjusted(cardSide - 5, 6, -(cardSide - 5), 0);
    line.setHeight(metrics.height());
    const int icon = metrics.height() - 3;
    paintGlyph(p, QRectF(line.left(), line.center().y() - icon / 2.0 + 0.5, icon, icon), Glyph::History,
               Theme::secondary());
    const QRect words = line.adjusted(icon + 6, 0, 0, 0);
    p->setFont(font);
    p->setPen(Theme::text());
    p->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                metrics.elidedText(history.program, Qt::ElideMiddle, words.width()));

    QRect second = words.translated(0, line.height() + 2);
    second.setHeight(smallMetrics.height());
    p->setFont(small);
    p->setPen(Theme::secondary());
    QString runs = SessionModel::tr("%1 runs", nullptr, plural(quint64(history.runs)))
                       .arg(number(quint64(history.runs)));
    if (history.died > 0)
        runs += SessionModel::tr(" · %1 died", nullptr, plural(quint64(history.died)))
                    .arg(number(quint64(history.died)));
    p->drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
                smallMetrics.elidedText(runs, Qt::ElideRight, second.width()));
    const QRect third = second.translated(0, second.height() + 1);
    p->drawText(third, Qt::AlignLeft | Qt::AlignVCenter,
                smallMetrics.elidedText(SessionModel::tr("last %1").arg(when(history.last.info.started)),
                                        Qt::ElideRight, third.width()));
}

QSize SessionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int small = QFontMetrics(Theme::font(0.88)).height();
    if (index.data(SessionModel::HeadingRole).toBool())
        return QSize(100, small + 14);
    return QSize(100, QFontMetrics(Theme::font()).height() + 2 * small + 26);
}

void SessionDelegate::paint(QPainter *p, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    p->save();
    const QFont small = Theme::font(0.88);
    const QFontMetrics smallMetrics(small);
    if (index.data(SessionModel::HeadingRole).toBool()) {
        QFont heading = Theme::font(0.82, QFont::DemiBold);
        heading.setCapitalization(QFont::AllUppercase);
        heading.setLetterSpacing(QFont::PercentageSpacing, 106);
        p->setFont(heading);
        p->setPen(Theme::secondary());
        p->drawText(option.rect.adjusted(cardSide, 4, -cardSide, 0), Qt::AlignVCenter | Qt::AlignLeft,
                    index.data().toString());
        p->restore();
        return;
    }
    const QVariant history = index.data(SessionModel::HistoryRole);
    const auto session = index.data(SessionModel::SessionRole).value<Session>();
    const QRect card = option.rect.adjusted(5, 1, -5, -2);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        p->setRenderHint(QPainter::Antialiasing);
        p->setPen(option.state & QStyle::State_HasFocus && option.state & QStyle::State_Selected
                      ? QPen(Theme::accent())
                      : QPen(Qt::NoPen));
        p->setBrush(option.state & QStyle::State_Selected ? Theme::selection() : Theme::raised());
        p->drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius, Theme::radius);
    }
    if (history.isValid()) {
        paintHistory(p, option, card, history.value<SessionHistory>());
        p->restore();
        return;
    }
    const QFont font =
        Theme::font(1, option.state & QStyle::State_Selected ? QFont::DemiBold : QFont::Normal);
    const QFontMetrics metrics(font);
    QRect line = card.adjusted(cardSide - 5, 6, -(cardSide - 5), 0);
    line.setHeight(metrics.height());
    const Shown state = shape(session);
    const int icon = metrics.height() - 3;
    const QRectF dot(line.left(), line.center().y() - icon / 2.0 + 0.5, icon, icon);
    if (session.paused)
        paintGlyph(p, dot, Glyph::Pause, Theme::ink(Shown::Queued));
    else
        paintState(p, dot, state, Theme::ink(state));

    // "10:21" at the right, the name in what is left.
    const QString elapsed = session.error.isEmpty() ? duration(session.elapsed) : QString();
    p->setFont(small);
    p->setPen(Theme::secondary());
    p->drawText(line, Qt::AlignRight | Qt::AlignVCenter, elapsed);
    p->setFont(font);
    p->setPen(Theme::text());
    const QRect name = line.adjusted(icon + 6, 0, -smallMetrics.horizontalAdvance(elapsed) - 8, 0);
    p->drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                metrics.elidedText(index.data().toString(), Qt::ElideMiddle, name.width()));

    QRect second = line.translated(0, line.height() + 2);
    second.setHeight(smallMetrics.height());
    p->setFont(small);
    const QString which = index.data(SessionModel::DistinctionRole).toString();
    const QString summary = SessionModel::summary(session);
    const bool bad = session.failed > 0 || session.state == Journal::State::Died || !session.error.isEmpty();
    p->setPen(bad ? Theme::ink(!session.error.isEmpty()                                   ? Shown::Cancelled
                               : session.state == Journal::State::Died && !session.failed ? Shown::Died
                                                                                          : Shown::Failed)
                  : Theme::secondary());
    const int room = second.width() - icon - 6;
    const QRect words = second.adjusted(icon + 6, 0, 0, 0);
    const int summaryWidth = std::min(smallMetrics.horizontalAdvance(summary), room);
    p->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                smallMetrics.elidedText(summary, Qt::ElideRight, room));
    const int left = room - summaryWidth - 10;
    // At the right, of what is left; a number is of use whole, or not at all.
    if (!which.isEmpty()
        && (left > smallMetrics.averageCharWidth() * 12 || smallMetrics.horizontalAdvance(which) <= left)) {
        p->setPen(Theme::secondary());
        p->drawText(words, Qt::AlignRight | Qt::AlignVCenter,
                    smallMetrics.elidedText(which, Qt::ElideRight, std::max(0, left)));
    }

    QRect third = second.translated(0, second.height() + 1);
    if (session.error.isEmpty() && session.state == Journal::State::Running) {
        paintProgressBar(
            p, QRectF(third.left() + icon + 6, third.center().y() - 1, third.width() - icon - 6, 5),
            session.succeeded, session.failed, session.cancelled, session.running, session.total(), false);
    } else {
        p->setPen(Theme::secondary());
        const QString place =
            session.error.isEmpty() ? when(session.info.started) : shownPath(QFileInfo(session.path).path());
        p->drawText(third.adjusted(icon + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                    smallMetrics.elidedText(place, Qt::ElideRight, room));
    }
    p->restore();
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/notice.h"

#include "models/taskwords.h"
#include "views/glyphs.h"

#include <QtGui/qpainter.h>
#include <QtWidgets/qboxlayout.h>
#include <QtWidgets/qlabel.h>
#include <QtWidgets/qtoolbutton.h>

#include <algorithm>

using parallel::Journal;

namespace monitor {

Notice::Notice(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("noticeLine"));
    m_words = new QLabel;
    m_words->setWordWrap(true);
    m_words->setObjectName(QStringLiteral("noticeWords"));
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setTextFormat(Qt::PlainText);
    m_show = new QToolButton;
    m_show->setObjectName(QStringLiteral("noticeShow"));
    connect(m_show, &QToolButton::clicked, this, [this] { Q_EMIT stateWanted(m_wanted); });
    m_close = new QToolButton;
    m_close->setIcon(glyphIcon(Glyph::Close));
    m_close->setObjectName(QStringLiteral("noticeClose"));
    m_close->setAccessibleName(tr("Close this notice"));
    connect(m_close, &QToolButton::clicked, this, [this] {
        m_closed = m_about;
        hide();
    });
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(36, 5, 6, 5);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_show);
    layout->addWidget(m_close);
    hide();
}

void Notice::setJob(Job *job)
{
    m_job = job;
    m_closed.clear();
    if (job)
        connect(job, &Job::refreshed, this, &Notice::take);
    take();
}

void Notice::take()
{
    QStringList words;
    m_about.clear();
    const auto say = [&](const QString &about, const QString &what) {
        m_about << about;
        words << what;
    };
    m_show->hide();
    m_tone = Shown::Cancelled;
    if (m_job) {
        const Snapshot &s = *m_job->snapshot();
        if (s.state == Journal::State::Died) {
            m_tone = Shown::Died;
            const QDateTime seen = m_job->journal()->dateTime(s.now);
            const QString ran =
                tr("%1 tasks were running", nullptr, plural(s.running)).arg(number(s.running));
            const quint64 kept =
                s.completed() - std::min(s.completed(), s.missing.dropped() + s.missing.unrecorded);
            const QString here =
                s.missing.dropped() + s.missing.unrecorded == 0
                    ? tr("all that ended before is here")
                    : tr("of what ended before %1 tasks are here", nullptr, plural(kept)).arg(number(kept));
            say(QStringLiteral("died"),
                tr("%1 died, last seen alive %2 %3. %4 and %5; %6.")
                    .arg(s.info.program.isEmpty() ? tr("The process") : s.info.program,
                         when(seen).section(u' ', 0, -2),
                         seen.toLocalTime().toString(QStringLiteral("HH:mm:ss")), ran,
                         tr("%1 never ran", nullptr, plural(s.queued)).arg(number(s.queued)), here));
            if (s.running) {
                m_wanted = Shown::Died;
                m_show->setText(tr("Show what was running"));
                m_show->show();
            }
        }
        if (!s.problem.isEmpty())
            say(s.problem, s.problem);
        if (!s.missing.fault.isEmpty())
            say(s.missing.fault, tr("Recording stopped: %1. Counts go on, %2 tasks are not listed.", nullptr,
                                    plural(s.missing.unrecorded))
                                     .arg(s.missing.fault, number(s.missing.unrecorded)));
        if (s.missing.pools)
            say(QStringLiteral("scopes"),
                tr("%1 scopes that had ended made room for newer ones; their counts are gone.", nullptr,
                   plural(s.missing.pools))
                    .arg(number(s.missing.pools)));
    }
    m_words->setText(words.join(QLatin1String("  ")));
    setVisible(!words.isEmpty() && m_about != m_closed);
}

void Notice::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.fillRect(rect(), Theme::panel());
    QColor tint = Theme::fill(m_tone);
    tint.setAlpha(Theme::isDark() ? 46 : 26);
    p.fillRect(rect(), tint);
    p.fillRect(QRect(0, 0, 3, height()), Theme::fill(m_tone));
    p.fillRect(QRect(0, height() - 1, width(), 1), Theme::line());
    paintState(&p, QRectF(12, (height() - 15) / 2.0, 15, 15), m_tone, Theme::ink(m_tone));
}

} // namespace monitor

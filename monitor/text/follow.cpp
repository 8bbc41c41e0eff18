// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "follow.h"

#include "commands.h"
#include "description.h"
#include "reader/gatherer.h"
#include "signals.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qtimer.h>

#include <csignal>
#include <optional>

#include <termios.h>
#include <unistd.h>

namespace monitor::text {

using parallel::Journal;

namespace {

constexpr int redrawMs = 200;
constexpr int lineMs = 5000;

/// The terminal's other screen, without echo and cursor, while this lives.
class Screen
{
public:
    Screen()
    {
        if (tcgetattr(STDIN_FILENO, &m_before) == 0) {
            m_changed = true;
            termios raw = m_before;
            raw.c_lflag &= tcflag_t(~(ECHO | ICANON));
            tcsetattr(STDIN_FILENO, TCSANOW, &raw);
        }
        print(QStringLiteral("\x1b[?1049h\x1b[?25l"));
    }
    ~Screen()
    {
        print(QStringLiteral("\x1b[?25h\x1b[?1049l"));
        if (m_changed)
            tcsetattr(STDIN_FILENO, TCSANOW, &m_before);
    }

    void draw(const QStringList &lines)
    {
        QString text = QStringLiteral("\x1b[H");
        for (const QString &line : lines)
            text += line + QStringLiteral("\x1b[K")
                    + (&line == &lines.back() ? QString() : QStringLiteral("\r\n"));
        print(text + QStringLiteral("\x1b[J"));
    }

private:
    termios m_before = {};
    bool m_changed = false;
};

class Follower : public QObject
{
    Q_OBJECT

public:
    explicit Follower(const std::shared_ptr<Journal> &journal) : m_journal(journal), m_gatherer(journal)
    {
        const bool animate = Style::ofOutput().animate;
        if (animate)
            m_screen.emplace();
        m_timer.setInterval(animate ? redrawMs : lineMs);
        connect(&m_timer, &QTimer::timeout, this, &Follower::show);
        connect(&m_gatherer, &Gatherer::ended, this, &QCoreApplication::quit);
        connect(&m_signals, &Signals::interrupted, this,
                [](int number) { QCoreApplication::exit(128 + number); });
        connect(&m_signals, &Signals::resized, this, &Follower::show);
        connect(&m_signals, &Signals::stopped, this, [this] {
            m_screen.reset();
            raise(SIGSTOP);
        });
        connect(&m_signals, &Signals::continued, this, [this, animate] {
            if (animate && !m_screen)
                m_screen.emplace();
            show();
        });
        if (animate && isatty(STDIN_FILENO)) {
            m_keys = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
            connect(m_keys.get(), &QSocketNotifier::activated, this, [this] {
                char key = 0;
                if (::read(STDIN_FILENO, &key, 1) <= 0)
                    m_keys->setEnabled(false);
                else if (key == 'q' || key == 'Q' || key == 4) // Ctrl+D
                    QCoreApplication::quit();
            });
        }
        m_timer.start();
        QTimer::singleShot(0, this, &Follower::show);
    }

    /// What stays on the terminal.
    void showLast()
    {
        const bool animated = m_screen.has_value();
        m_screen.reset();
        const SnapshotPtr snapshot = m_gatherer.snapshot();
        if (animated)
            print(describe(*snapshot, *m_journal, Style::ofOutput()).join(u'\n') + u'\n');
        else
            print(describeShortly(*snapshot) + u'\n');
    }

    SnapshotPtr snapshot() const { return m_gatherer.snapshot(); }

private:
    void show()
    {
        const SnapshotPtr snapshot = m_gatherer.snapshot();
        if (!m_screen) {
            print(describeShortly(*snapshot) + u'\n');
            return;
        }
        Style style = Style::ofOutput();
        --style.height;
        QStringList lines = describe(*snapshot, *m_journal, style);
        while (lines.size() < style.height)
            lines.append(QString());
        lines.append(style.dim(tr("q: quit (the job goes on)")));
        m_screen->draw(lines);
    }

    const std::shared_ptr<Journal> m_journal;
    Signals m_signals; // before any thread
    Gatherer m_gatherer;
    std::optional<Screen> m_screen;
    std::unique_ptr<QSocketNotifier> m_keys;
    QTimer m_timer;
};

} // namespace

int follow(const std::shared_ptr<Journal> &journal)
{
    Follower follower(journal);
    const int code = QCoreApplication::exec();
    follower.showLast();
    return code != 0 ? code : exitCodeOf(*follower.snapshot());
}

} // namespace monitor::text

#include "follow.moc"

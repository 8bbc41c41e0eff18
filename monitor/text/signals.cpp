// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "signals.h"

#include <csignal>

#include <sys/signalfd.h>
#include <unistd.h>

namespace monitor::text {

namespace {

sigset_t handled()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH})
        sigaddset(&set, number);
    return set;
}

} // namespace

Signals::Signals()
{
    const sigset_t set = handled();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_file = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_file, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info;
        while (::read(m_file, &info, sizeof info) == ssize_t(sizeof info)) {
            switch (info.ssi_signo) {
            case SIGTSTP:
                Q_EMIT stopped();
                break;
            case SIGCONT:
                Q_EMIT continued();
                break;
            case SIGWINCH:
                Q_EMIT resized();
                break;
            default:
                Q_EMIT interrupted(int(info.ssi_signo));
            }
        }
    });
}

Signals::~Signals()
{
    m_notifier.reset();
    ::close(m_file);
    const sigset_t set = handled();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

} // namespace monitor::text

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

#include <sys/wait.h>
#include <unistd.h>

inline constexpr int right = 7; // the status of a child that has found nothing wrong
inline constexpr int wrong = 3;

/// In the child.
inline void mustEndSoon()
{
    ::alarm(20);
}

inline QString statusOf(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == right)
        return QString();
    return WIFSIGNALED(status) ? QStringLiteral("the child was ended by signal %1").arg(WTERMSIG(status))
                               : QStringLiteral("the child ended with %1").arg(WEXITSTATUS(status));
}

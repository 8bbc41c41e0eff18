// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "guard.h"

#include "address.h"
#include "token.h"

#include <QtCore/qcoreapplication.h>

namespace monitor::serve {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::serve::Guard)
};

} // namespace

bool Guard::isPage(const QString &path)
{
    return !path.startsWith(QLatin1String("/api/")) && path != QLatin1String("/metrics");
}

std::optional<Answer> Guard::refusal(const Question &question, const Caller &caller) const
{
    // A page from elsewhere whose name was made to mean this machine is not to read anything.
    if (isLoopback && !isLoopbackName(hostOf(caller.host)))
        return Answer::error(421,
                             Words::tr("This is served to this machine only, as localhost and 127.0.0.1, and "
                                       "not as “%1”. A proxy before it has to send “Host: localhost”.")
                                 .arg(caller.host));
    if (isPage(question.path))
        return {};
    if (!token.isEmpty()) {
        const QByteArray bearer = "Bearer ";
        if (caller.authorization.isEmpty())
            return Answer::error(401,
                                 Words::tr("This needs the token: send the header “Authorization: Bearer "
                                           "TOKEN”."));
        if (!caller.authorization.startsWith(bearer)
            || !isSameToken(QByteArrayView(caller.authorization).sliced(bearer.size()).trimmed(), token))
            return Answer::error(401,
                                 Words::tr("The token is wrong. It is what parallel-monitor printed when it "
                                           "started, or what its token file has."));
    }
    if (!question.isPost())
        return {};
    if (!control)
        return Answer::error(403, Words::tr("This is for looking only: parallel-monitor was started without "
                                            "--control."));
    // A form of a page from elsewhere cannot send this type unasked.
    if (!caller.contentType.startsWith("application/json"))
        return Answer::error(415, Words::tr("The body must be “Content-Type: application/json”."));
    if (!caller.origin.isEmpty()
        && caller.origin.mid(caller.origin.indexOf("//") + 2) != caller.host.toUtf8())
        return Answer::error(
            403, Words::tr("A page of %1 may not control jobs here.").arg(QString::fromUtf8(caller.origin)));
    return {};
}

} // namespace monitor::serve

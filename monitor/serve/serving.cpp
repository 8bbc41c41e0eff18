// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "serving.h"

#include "board.h"
#include "server.h"
#include "token.h"

#include "text/signals.h"
#include "text/terminal.h"

#include <QtCore/qcoreapplication.h>

namespace monitor::serve {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::serve::Serving)
};

int fail(const QString &sentence)
{
    text::printError(QStringLiteral("parallel-monitor: ") + text::plain(sentence) + u'\n');
    return text::Failed;
}

/// What people open, with the token behind a "#", which browsers send to nobody.
QString urlOf(const Address &address, const Tls &tls, const QByteArray &token)
{
    const QString fragment =
        token.isEmpty() ? QString() : QStringLiteral("/#token=") + QString::fromLatin1(token);
    return (tls.isOn() ? QStringLiteral("https://") : QStringLiteral("http://")) + address.text()
           + (fragment.isEmpty() ? QStringLiteral("/") : fragment);
}

} // namespace

int serve(const text::Command &command)
{
    const text::Command::Serving &options = command.serving;
    Address address;
    QString error;
    if (!Address::parse(options.address, address, &error))
        return fail(error);
    Guard guard{address.isLoopback(), {}, options.control};
    // Others of this machine reach its loopback, too: they may look, but not control.
    if (!options.tokenFile.isEmpty())
        guard.token = readToken(options.tokenFile, &error);
    else if (!guard.isLoopback || guard.control)
        guard.token = makeToken();
    if (!error.isEmpty())
        return fail(error);

    text::Signals signals_; // before any thread
    QObject::connect(&signals_, &text::Signals::interrupted, qApp,
                     [](int number) { QCoreApplication::exit(128 + number); });
    Board board(command.files, guard.control, &error);
    if (!error.isEmpty())
        return fail(error);
    Asking asking([&board](const Question &question) { return board.answer(question); });
    Server server(asking, guard);
    const Tls tls{options.certificate, options.key};
    if (!server.start(address, tls, &error)) {
        asking.close();
        return fail(error);
    }
    if (!guard.isLoopback && !tls.isOn())
        text::printError(
            Words::tr("Without --certificate and --key, whoever is on the way can read the token and "
                      "what is served.\n"));
    const bool isGiven = !options.tokenFile.isEmpty();
    text::print(Words::tr("Serving at %1\n").arg(urlOf(address, tls, isGiven ? QByteArray() : guard.token)));
    const int code = QCoreApplication::exec();
    asking.close(); // before the server waits for its threads, which may be waiting for an answer
    return code;
}

} // namespace monitor::serve

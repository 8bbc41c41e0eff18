// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "address.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qregularexpression.h>

namespace monitor::serve {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::serve::Address)
};

} // namespace

bool Address::parse(const QString &text, Address &address, QString *error)
{
    static const QRegularExpression bracketed(QStringLiteral("^\\[([0-9a-fA-F:.%]+)\\](?::(.*))?$"));
    static const QRegularExpression named(QStringLiteral("^([A-Za-z0-9._-]*)(?::(.*))?$"));
    static const QRegularExpression bareV6(QStringLiteral("^[0-9a-fA-F]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$"));
    Address found;
    QString port;
    bool hasPort = false;
    if (bareV6.match(text).hasMatch()) {
        found.host = text;
    } else {
        const QRegularExpressionMatch match =
            text.startsWith(u'[') ? bracketed.match(text) : named.match(text);
        if (!match.hasMatch()) {
            *error = Words::tr("“%1” is no address to serve at. Accepted are a host or its number, and a "
                               "port: localhost, 0.0.0.0:8017, [::1]:8017.")
                         .arg(text);
            return false;
        }
        if (!match.captured(1).isEmpty())
            found.host = match.captured(1);
        hasPort = match.capturedStart(2) >= 0;
        port = match.captured(2);
    }
    if (hasPort) {
        bool isNumber = false;
        found.port = port.toInt(&isNumber);
        if (!isNumber || found.port < 0 || found.port > 65535) {
            *error =
                Words::tr("“%1” in “%2” is no port. Accepted are 1 to 65535, and 0 for any that is free.")
                    .arg(port, text);
            return false;
        }
    }
    address = found;
    return true;
}

bool Address::isLoopback() const
{
    return isLoopbackName(host);
}

QString Address::text() const
{
    // Both at once: a host such as fe80::1%1 has what looks like a place for the port.
    return (host.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(host, QString::number(port));
}

bool isLoopbackName(const QString &host)
{
    static const QRegularExpression loopback(QStringLiteral("^127(\\.[0-9]{1,3}){3}$"));
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 || host == QLatin1String("::1")
           || loopback.match(host).hasMatch();
}

QString hostOf(const QString &header)
{
    if (header.startsWith(u'['))
        return header.mid(1, header.indexOf(u']') - 1);
    return header.section(u':', 0, 0);
}

} // namespace monitor::serve

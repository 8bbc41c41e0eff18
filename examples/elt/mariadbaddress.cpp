// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "mariadbaddress.h"

#include <QUrl>
#include <QUrlQuery>

#include <stdexcept>

namespace {

[[noreturn]] void refuse(const QString &why)
{
    throw std::invalid_argument(why.toStdString());
}

MariadbAddress::Tls tlsNamed(const QString &text)
{
    using Tls = MariadbAddress::Tls;
    const QString mode = text.toLower().replace(u'_', u'-');
    if (mode == u"disabled")
        return Tls::Disabled;
    if (mode == u"preferred")
        return Tls::Preferred;
    if (mode == u"required")
        return Tls::Required;
    if (mode == u"verify-identity")
        return Tls::VerifyIdentity;
    refuse(QStringLiteral("ssl-mode is one of disabled, preferred, required and verify-identity"));
}

} // namespace

bool isMariadb(const QString &address)
{
    return address.startsWith(u"mysql://") || address.startsWith(u"mariadb://");
}

MariadbAddress MariadbAddress::parse(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        refuse(QStringLiteral("not a valid URL; write mysql://USER@HOST:PORT/DATABASE"));
    MariadbAddress address;
    address.host = url.host().isEmpty() ? QStringLiteral("localhost") : url.host();
    address.port = url.port(address.port);
    address.user = url.userName(QUrl::FullyDecoded);
    address.password = url.password(QUrl::FullyDecoded);
    address.database = url.path(QUrl::FullyDecoded).section(u'/', 1);
    bool isTlsSet = false;
    for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (key == u"ssl-mode") {
            address.tls = tlsNamed(value);
            isTlsSet = true;
        } else if (key == u"ssl-ca") {
            address.caFile = value;
        } else if (key == u"socket") {
            address.socket = value;
        } else {
            refuse(
                QStringLiteral("\"%1\" is not known here; known are ssl-mode, ssl-ca and socket").arg(key));
        }
    }
    if (address.user.isEmpty())
        refuse(QStringLiteral("which user? Write mysql://USER@HOST:PORT/DATABASE"));
    if (address.database.isEmpty() || address.database.contains(u'/'))
        refuse(QStringLiteral("which database? Write mysql://USER@HOST:PORT/DATABASE"));
    if (!address.caFile.isEmpty() && isTlsSet && address.tls != Tls::VerifyIdentity)
        refuse(QStringLiteral("ssl-ca is for ssl-mode=verify-identity"));
    if (!address.caFile.isEmpty())
        address.tls = Tls::VerifyIdentity;
    return address;
}

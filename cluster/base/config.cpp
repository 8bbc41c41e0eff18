// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/config.h"

#include <libparallel/errors.h>
#include <libparallel/masked.h>

#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qurl.h>
#include <QtCore/qurlquery.h>

#include <algorithm>

namespace parallel::cluster {

namespace {

constexpr char accepted[] =
    "amqps://user:password@host:port/vhost, with options behind a ?: ca=FILE, cert=FILE and key=FILE, "
    "secret=FILE, build=NAME, grace=SECONDS, heartbeat=SECONDS, plain=allowed";

[[noreturn]] void refuse(const QString &url, const QString &why)
{
    throw ConfigError(QStringLiteral("PARALLEL_CLUSTER is \"%1\": %2; accepted is %3.")
                          .arg(masked(url), why, QLatin1String(accepted))
                          .toStdString());
}

bool isLoopback(const QString &host)
{
    const bool isNumber =
        std::all_of(host.begin(), host.end(), [](QChar c) { return c == u'.' || (c >= u'0' && c <= u'9'); });
    return host == QLatin1String("localhost") || host == QLatin1String("::1")
           || (isNumber && host.startsWith(QLatin1String("127.")));
}

int secondsOf(const QString &url, const QString &name, const QString &value)
{
    bool isNumber = false;
    const int seconds = value.toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 86'400)
        refuse(url,
               QStringLiteral("%1 is \"%2\", and must be a whole number from 1 to 86400").arg(name, value));
    return seconds;
}

QByteArray fileOf(const QString &url, const QString &name, const QString &value)
{
    if (!QFileInfo(value).isReadable())
        refuse(url, QStringLiteral("%1 names \"%2\", which is no file that can be read").arg(name, value));
    return value.toLocal8Bit();
}

/// What is in the file.
QByteArray secretOf(const QString &url, const QString &value)
{
    constexpr qint64 least = 32;
    constexpr qint64 most = 65'536;
    QFile file(value);
    const QByteArray secret = file.open(QIODevice::ReadOnly) ? file.read(most + 1) : QByteArray();
    if (secret.size() < least || secret.size() > most)
        refuse(url,
               QStringLiteral("secret names \"%1\", which must be a file of %2 to %3 bytes that can be read")
                   .arg(value, QString::number(least), QString::number(most)));
    return secret;
}

/// It is part of names and keys in the broker, where * and # stand for others.
QByteArray buildOf(const QString &url, const QString &value)
{
    constexpr qsizetype longest = 100;
    const QByteArray build = value.toUtf8();
    if (build.isEmpty() || build.size() > longest || build.contains('*') || build.contains('#'))
        refuse(
            url,
            QStringLiteral("build is \"%1\", and must have 1 to 100 bytes, with no * or # in it").arg(value));
    return build;
}

bool isOff(const QString &value)
{
    return QStringList{QStringLiteral("0"), QStringLiteral("false"), QStringLiteral("no"),
                       QStringLiteral("off")}
        .contains(value.toLower());
}

void setOption(Config &config, const QString &url, const QString &name, const QString &value,
               bool &isPlainAllowed)
{
    if (name == QLatin1String("ca"))
        config.ca = fileOf(url, name, value);
    else if (name == QLatin1String("cert"))
        config.cert = fileOf(url, name, value);
    else if (name == QLatin1String("key"))
        config.key = fileOf(url, name, value);
    else if (name == QLatin1String("secret"))
        config.secret = secretOf(url, value);
    else if (name == QLatin1String("build"))
        config.build = buildOf(url, value);
    else if (name == QLatin1String("grace"))
        config.grace = std::chrono::seconds(secondsOf(url, name, value));
    else if (name == QLatin1String("heartbeat"))
        config.heartbeat = secondsOf(url, name, value);
    else if (name == QLatin1String("plain") && value == QLatin1String("allowed"))
        isPlainAllowed = true;
    else
        refuse(url, QStringLiteral("the option %1=%2 is not known").arg(name, value));
}

} // namespace

QByteArray Config::shown() const
{
    return (isTls ? "amqps://" : "amqp://") + user + '@' + host + ':' + QByteArray::number(port);
}

Config parseUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    Config config;
    if (!url.isValid() || url.host().isEmpty())
        refuse(text, QStringLiteral("it is no address"));
    if (url.scheme() == QLatin1String("amqp"))
        config.isTls = false;
    else if (url.scheme() != QLatin1String("amqps"))
        refuse(text, QStringLiteral("\"%1\" is no kind of broker that is known").arg(url.scheme()));
    config.host = url.host(QUrl::FullyDecoded).toUtf8();
    config.port = url.port(config.isTls ? 5671 : 5672);
    if (!url.userName().isEmpty())
        config.user = url.userName(QUrl::FullyDecoded).toUtf8();
    if (!url.password().isEmpty())
        config.password = url.password(QUrl::FullyDecoded).toUtf8();
    const QString path = url.path(QUrl::FullyDecoded);
    if (path.size() > 1)
        config.vhost = path.mid(1).toUtf8();
    bool isPlainAllowed = isLoopback(url.host());
    const auto options = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : options)
        setOption(config, text, name, value, isPlainAllowed);
    if (!config.isTls && !isPlainAllowed)
        refuse(text,
               QStringLiteral("amqp sends passwords and data as they are, to a host that is not this one. "
                              "Use amqps, or add ?plain=allowed where the network is trusted"));
    if (config.cert.isEmpty() != config.key.isEmpty())
        refuse(text, QStringLiteral("cert and key need each other"));
    return config;
}

Config configuredForWorker()
{
    const std::optional<Config> config = configured();
    if (!config)
        throw ConfigError("PARALLEL_WORKER is set, but PARALLEL_CLUSTER is not; accepted is the address of a "
                          "broker, such as amqps://user:password@host/vhost.");
    const QString enabled = qEnvironmentVariable("PARALLEL_ENABLED");
    if (isOff(enabled))
        throw ConfigError("PARALLEL_WORKER is set, but PARALLEL_ENABLED is \"" + enabled.toStdString()
                          + "\", and a worker runs calls on threads; accepted is one of the two.");
    return *config;
}

std::optional<Config> configured()
{
    const QString url = qEnvironmentVariable("PARALLEL_CLUSTER");
    if (url.isEmpty())
        return {};
    return parseUrl(url);
}

bool isWorker()
{
    const QString value = qEnvironmentVariable("PARALLEL_WORKER").toLower();
    for (const char *const on : {"1", "true", "yes", "on"}) {
        if (value == QLatin1String(on))
            return true;
    }
    if (value.isEmpty() || isOff(value))
        return false;
    throw ConfigError("PARALLEL_WORKER is \"" + value.toStdString()
                      + "\"; accepted is 0, false, no, off, 1, true, yes, or on.");
}

} // namespace parallel::cluster

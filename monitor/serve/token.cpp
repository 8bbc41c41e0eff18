// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "token.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>
#include <QtCore/qrandom.h>

#include <algorithm>

namespace monitor::serve {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::serve::Token)
};

} // namespace

QByteArray readToken(const QString &file, QString *error)
{
    constexpr qint64 most = 4096;
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        *error = Words::tr("The token file %1 cannot be read: %2.").arg(file, source.errorString());
        return {};
    }
    const QByteArray token = source.read(most).trimmed();
    const bool isPlain = std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (token.size() < shortestToken || !isPlain) {
        *error = Words::tr("The token file %1 must have %2 characters or more in one word, of ASCII letters, "
                           "digits and signs. One way to make it: openssl rand -hex 16")
                     .arg(file)
                     .arg(shortestToken);
        return {};
    }
    return token;
}

QByteArray makeToken()
{
    quint32 random[4];
    QRandomGenerator::system()->fillRange(random);
    return QByteArray(reinterpret_cast<const char *>(random), sizeof random).toHex();
}

bool isSameToken(QByteArrayView given, QByteArrayView right)
{
    uint different = given.size() == right.size() ? 0 : 1;
    for (qsizetype i = 0; i < given.size(); ++i)
        different |= uint(quint8(given[i]) ^ quint8(right.isEmpty() ? 0 : right[i % right.size()]));
    return different == 0;
}

} // namespace monitor::serve

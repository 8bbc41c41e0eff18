// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "certificate.h"

#include <QProcess>

Certificate::Certificate(const QString &folder) : file(folder + "/ca.pem"), key(folder + "/key.pem")
{
    QProcess openssl;
    openssl.start("openssl", {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                              "-nodes", "-days", "2", "-subj", "/CN=elt", "-addext",
                              "subjectAltName=IP:127.0.0.1,DNS:localhost", "-keyout", key, "-out", file});
    if (!openssl.waitForFinished(60'000) || openssl.exitCode() != 0)
        error = "openssl: " + openssl.errorString() + QString::fromUtf8(openssl.readAllStandardError());
}

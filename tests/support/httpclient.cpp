// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "support/httpclient.h"

#include "support/waits.h"

#include <QtCore/qjsondocument.h>

#include <curl/curl.h>

namespace {

size_t take(char *data, size_t size, size_t count, void *to)
{
    static_cast<QByteArray *>(to)->append(data, qsizetype(size * count));
    return size * count;
}

size_t takeHeader(char *data, size_t size, size_t count, void *to)
{
    const QByteArray line(data, qsizetype(size * count));
    if (const qsizetype colon = line.indexOf(':'); colon > 0)
        static_cast<HttpAnswer *>(to)->headers.insert(line.left(colon).toLower(),
                                                      line.mid(colon + 1).trimmed());
    return size * count;
}

} // namespace

QJsonObject HttpAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

HttpAnswer httpRequest(const QByteArray &method, const QString &url, const QList<QByteArray> &headers,
                       const QByteArray &body, const QString &ca)
{
    static const CURLcode once = curl_global_init(CURL_GLOBAL_ALL);
    Q_UNUSED(once);
    HttpAnswer answer;
    CURL *const curl = curl_easy_init();
    curl_slist *list = nullptr;
    for (const QByteArray &header : headers)
        list = curl_slist_append(list, header.constData());
    curl_easy_setopt(curl, CURLOPT_URL, url.toUtf8().constData());
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.constData());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, long(hangMs));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, takeHeader);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer);
    if (method == "POST") {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.constData());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, long(body.size()));
    }
    const QByteArray certificates = ca.toLocal8Bit();
    if (!ca.isEmpty())
        curl_easy_setopt(curl, CURLOPT_CAINFO, certificates.constData());
    const CURLcode code = curl_easy_perform(curl);
    if (code == CURLE_OK)
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
    else
        answer.error = QString::fromLatin1(curl_easy_strerror(code));
    curl_slist_free_all(list);
    curl_easy_cleanup(curl);
    return answer;
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "http.h"

#include <QJsonDocument>

#include <curl/curl.h>

#include <new>
#include <stdexcept>

namespace {

size_t append(char *data, size_t, size_t size, void *body)
{
    static_cast<QByteArray *>(body)->append(data, qsizetype(size));
    return size;
}

} // namespace

Http::Http() : m_curl(curl_easy_init())
{
    if (!m_curl)
        throw std::bad_alloc();
}

Http::~Http()
{
    curl_easy_cleanup(m_curl);
}

QByteArray Http::body(const QString &address)
{
    QByteArray body;
    char error[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(m_curl, CURLOPT_URL, address.toUtf8().constData());
    curl_easy_setopt(m_curl, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(m_curl, CURLOPT_NOSIGNAL, 1L); // signals and threads do not go together
    curl_easy_setopt(m_curl, CURLOPT_CONNECTTIMEOUT, 30L);
    curl_easy_setopt(m_curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(m_curl, CURLOPT_LOW_SPEED_TIME, 30L);
    curl_easy_setopt(m_curl, CURLOPT_ERRORBUFFER, error);
    curl_easy_setopt(m_curl, CURLOPT_WRITEFUNCTION, &append);
    curl_easy_setopt(m_curl, CURLOPT_WRITEDATA, &body);
    const CURLcode result = curl_easy_perform(m_curl);
    if (result != CURLE_OK)
        throw std::runtime_error(*error ? error : curl_easy_strerror(result));
    return body;
}

QJsonArray Http::array(const QString &address)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body(address), &error);
    if (document.isNull())
        throw std::runtime_error("malformed JSON: " + error.errorString().toStdString());
    if (!document.isArray() || document.array().isEmpty())
        throw std::runtime_error("not a JSON array with anything in it");
    return document.array();
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "curl.h"

#include "failure.h"
#include "stop.h"

#include <libparallel/thistask.h>

#include <curl/curl.h>

#include <mutex>
#include <new>

namespace {

/// Before the first handle, once, for libcurl's global state.
void initialise()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

/// What went wrong, in our words, which are the same with every version of libcurl; then \a details,
/// which are libcurl's.
QString reasonFor(CURLcode code, const char *details)
{
    const QString theirs = QString::fromUtf8(*details ? details : curl_easy_strerror(code));
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return QStringLiteral("host not found: ") + theirs;
    case CURLE_COULDNT_CONNECT:
        return QStringLiteral("cannot connect: ") + theirs;
    case CURLE_LOGIN_DENIED:
        return QStringLiteral("login refused: ") + theirs;
    case CURLE_PARTIAL_FILE:
        return QStringLiteral("cut off: ") + theirs;
    case CURLE_UNSUPPORTED_PROTOCOL:
        return QStringLiteral("protocol not accepted: ") + theirs;
    default:
        return theirs;
    }
}

} // namespace

/// One download, as libcurl's callbacks see it.
struct Curl::Transfer
{
    Download file;
    const Limits &limits;
    const Stop &stop;
    QString status; // "404 Not Found"
    bool tooLarge = false;

    static size_t onBody(char *data, size_t, size_t size, void *self)
    {
        auto *const transfer = static_cast<Transfer *>(self);
        transfer->tooLarge = transfer->file.body.size() + qint64(size) > transfer->limits.bytes;
        if (transfer->tooLarge)
            return CURL_WRITEFUNC_ERROR;
        try {
            transfer->file.body.append(data, qsizetype(size));
        } catch (const std::bad_alloc &) { // not through libcurl, which is C
            return CURL_WRITEFUNC_ERROR;
        }
        return size;
    }

    static size_t onHeader(char *data, size_t, size_t size, void *self)
    {
        const QByteArrayView line(data, qsizetype(size));
        if (line.startsWith("HTTP/"))
            static_cast<Transfer *>(self)->status = QString::fromLatin1(line).section(u' ', 1).trimmed();
        return size;
    }

    static int onProgress(void *self, curl_off_t total, curl_off_t now, curl_off_t, curl_off_t)
    {
        parallel::thisTask::setProgress(now, total);
        return static_cast<Transfer *>(self)->stop.requested();
    }
};

Curl::Curl()
{
    initialise();
    m_handle = curl_easy_init();
    if (!m_handle)
        throw std::bad_alloc();
}

Curl::~Curl()
{
    curl_easy_cleanup(m_handle);
}

Download Curl::download(const QString &address, const Limits &limits, const Stop &stop)
{
    stop.check();
    Transfer transfer{{address, {}, {}, {}}, limits, stop, {}};
    char error[CURL_ERROR_SIZE] = "";

    curl_easy_reset(m_handle); // its options: open connections stay
    const auto set = [this](CURLoption option, auto value) { curl_easy_setopt(m_handle, option, value); };
    const QByteArray url = address.toUtf8();
    set(CURLOPT_URL, url.constData());
    set(CURLOPT_USERAGENT, "elt");
    set(CURLOPT_PROTOCOLS_STR, "http,https,ftp");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, 10L);
    set(CURLOPT_ACCEPT_ENCODING, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, long(limits.silence.count()));
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, long(limits.silence.count()));
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, long(limits.silence.count()));
    set(CURLOPT_ERRORBUFFER, error);
    set(CURLOPT_WRITEFUNCTION, &Transfer::onBody);
    set(CURLOPT_WRITEDATA, &transfer);
    set(CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
    set(CURLOPT_HEADERDATA, &transfer);
    set(CURLOPT_XFERINFOFUNCTION, &Transfer::onProgress);
    set(CURLOPT_XFERINFODATA, &transfer);
    set(CURLOPT_NOPROGRESS, 0L);

    const CURLcode result = curl_easy_perform(m_handle);
    stop.check();
    if (transfer.tooLarge)
        throw Failure(QStringLiteral("larger than %1 MiB").arg(limits.bytes / (1024 * 1024)));
    if (result == CURLE_OPERATION_TIMEDOUT)
        throw Failure(QStringLiteral("timed out: silent for %1 s").arg(limits.silence.count()));
    if (result != CURLE_OK)
        throw Failure(reasonFor(result, error));

    long status = 0;
    curl_easy_getinfo(m_handle, CURLINFO_RESPONSE_CODE, &status);
    if (!transfer.status.isEmpty() && status != 200)
        throw Failure(QStringLiteral("HTTP %1").arg(transfer.status));

    const char *type = nullptr;
    curl_easy_getinfo(m_handle, CURLINFO_CONTENT_TYPE, &type);
    const QString contentType = QString::fromLatin1(type);
    transfer.file.contentType = contentType.section(u';', 0, 0).trimmed().toLower();
    transfer.file.charset =
        contentType.section(QStringLiteral("charset="), 1).section(u';', 0, 0).trimmed().remove(u'"');
    return transfer.file;
}

bool Download::isJson() const
{
    const QString path = address.section(u'?', 0, 0).toLower();
    if (path.endsWith(u".json"))
        return true;
    if (path.endsWith(u".csv") || path.endsWith(u".tsv"))
        return false;
    if (contentType.endsWith(u"json"))
        return true;
    if (contentType.endsWith(u"csv"))
        return false;
    const QByteArray start = body.first(qMin(body.size(), qsizetype(64))).trimmed();
    return start.startsWith('[') || start.startsWith('{');
}

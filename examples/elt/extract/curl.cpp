// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "curl.h"

#include "failure.h"
#include "stop.h"

#include <libparallel/thistask.h>

#include <QDir>
#include <QFile>
#include <QUrl>

#include <curl/curl.h>

#include <algorithm>
#include <mutex>
#include <new>
#include <utility>

static_assert(CURL_ERROR_SIZE == 256);

namespace {

constexpr std::size_t enough = 256 * 1024; // bytes that wait to be read
constexpr int maxRedirects = 10;
constexpr int pollMilliseconds = 200;      // between two looks at the stop token

/// Before the first handle, once, for libcurl's global state.
void initialise()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

struct Reason
{
    const char *words; // ours, which are the same with every version of libcurl; null for none
    bool passing;      // may pass when it is tried again
};

Reason reasonOf(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return {"host not found: ", true};
    case CURLE_COULDNT_CONNECT:
        return {"cannot connect: ", true};
    case CURLE_LOGIN_DENIED:
        return {"login refused: ", false};
    case CURLE_PARTIAL_FILE:
        return {"cut off: ", true};
    case CURLE_OPERATION_TIMEDOUT:
        return {"timed out: ", true};
    case CURLE_UNSUPPORTED_PROTOCOL:
        return {"protocol not accepted: ", false};
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return {"cut off: ", true};
    case CURLE_USE_SSL_FAILED:
        return {"the server has no TLS: ", false};
    case CURLE_PEER_FAILED_VERIFICATION:
        return {"not trusted: ", false}; // its certificate, or the key of an SFTP server
    default:
        return {"", false};
    }
}

bool isPassing(long status)
{
    return status == 408 || status == 425 || status == 429 || status == 500
           || (status >= 502 && status <= 504);
}

} // namespace

struct Download::Callbacks
{
    static size_t onBody(char *data, size_t, size_t size, void *self)
    {
        auto *const download = static_cast<Download *>(self);
        if (download->m_buffer.size() >= enough) {
            download->m_paused = true;
            return CURL_WRITEFUNC_PAUSE;
        }
        try {
            download->m_buffer.append(data, size);
        } catch (const std::bad_alloc &) { // not through libcurl, which is C
            return CURL_WRITEFUNC_ERROR;
        }
        download->m_lastByte = std::chrono::steady_clock::now();
        download->m_received += qint64(size);
        return size;
    }

    static size_t onHeader(char *data, size_t, size_t size, void *self)
    {
        const QByteArrayView line(data, qsizetype(size));
        auto *const download = static_cast<Download *>(self);
        download->m_lastByte = std::chrono::steady_clock::now();
        constexpr QByteArrayView encoding("content-encoding:");
        if (line.first(std::min(line.size(), encoding.size())).compare(encoding, Qt::CaseInsensitive) == 0)
            download->m_encoding = QString::fromLatin1(line.sliced(encoding.size())).trimmed().toLower();
        if (line.startsWith("HTTP/")) {
            download->m_encoding.clear(); // of an answer that sent us on
            download->m_status = QString::fromLatin1(line).section(u' ', 1).trimmed();
        } else if (line.startsWith("421 ")) // of FTP
            download->m_refusal = QString::fromLatin1(line).trimmed();
        return size;
    }

    static int onHostKey(CURL *, const curl_khkey *, const curl_khkey *, curl_khmatch match, void *self)
    {
        auto *const download = static_cast<Download *>(self);
        if (match == CURLKHMATCH_OK)
            return CURLKHSTAT_FINE;
        download->m_untrusted =
            (match == CURLKHMATCH_MISMATCH
                 ? QStringLiteral("not trusted: the server has another key than %1 says it has: it has a new "
                                  "one, or is another server")
                 : QStringLiteral("not trusted: the server's key is not in %1, which known-hosts in the "
                                  "configuration sets; ssh-keyscan shows the key"))
                .arg(download->m_knownHosts);
        return CURLKHSTAT_REJECT;
    }

    static int onProgress(void *, curl_off_t total, curl_off_t now, curl_off_t, curl_off_t)
    {
        parallel::thisTask::setProgress(now, total);
        return 0;
    }
};

Curl::Curl()
{
    initialise();
    m_easy = curl_easy_init();
    m_multi = curl_multi_init();
    if (!m_easy || !m_multi)
        throw std::bad_alloc();
}

Curl::~Curl()
{
    curl_easy_cleanup(m_easy);
    curl_multi_cleanup(m_multi);
}

Download::Download(Curl &curl, const Request &request, const Stop &stop)
    : m_curl(curl), m_stop(stop), m_silence(request.silence), m_lastByte(std::chrono::steady_clock::now())
{
    stop.check();
    curl_easy_reset(m_curl.m_easy); // its options: open connections stay
    setOptions(request);
    curl_multi_add_handle(m_curl.m_multi, m_curl.m_easy);
    try {
        fill();
        for (int i = 0; m_headers->next && isRedirected() && i < maxRedirects; ++i)
            followWithHeaders();
        requireOk();
        readType();
    } catch (...) {
        curl_multi_remove_handle(m_curl.m_multi, m_curl.m_easy);
        curl_slist_free_all(m_headers);
        throw;
    }
}

Download::~Download()
{
    curl_multi_remove_handle(m_curl.m_multi, m_curl.m_easy);
    curl_slist_free_all(m_headers);
}

void Download::setOptions(const Request &request)
{
    const auto set = [this](CURLoption option, auto value) {
        curl_easy_setopt(m_curl.m_easy, option, value);
    };
    // What is packed comes as it is, and Unpacked finds out whether it is whole.
    m_headers = curl_slist_append(m_headers, "Accept-Encoding: gzip, zstd");
    for (const QString &header : request.headers)
        m_headers = curl_slist_append(m_headers, header.toUtf8().constData());
    QByteArray url = request.address.toUtf8();
    if (url.startsWith("ftpes:")) // FTP until it is told to use TLS
        url.replace(0, 5, "ftp");
    set(CURLOPT_URL, url.constData()); // libcurl copies it
    set(CURLOPT_HTTPHEADER, m_headers);
    set(CURLOPT_USERAGENT, "elt");
    set(CURLOPT_PROTOCOLS_STR, "http,https,ftp,ftps,sftp");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, request.headers.isEmpty() ? 1L : 0L); // libcurl sends them to any host
    set(CURLOPT_MAXREDIRS, long(maxRedirects));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, long(m_silence.count()));
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, long(m_silence.count()));
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, long(m_silence.count()));
    if (!request.caFile.isEmpty())
        set(CURLOPT_CAINFO, request.caFile.toUtf8().constData());
    if (request.address.startsWith(u"sftp:"))
        setSshOptions(request.ssh);
    if (request.address.startsWith(u"ftpes:"))
        set(CURLOPT_USE_SSL, long(CURLUSESSL_ALL));
    set(CURLOPT_ERRORBUFFER, m_error);
    set(CURLOPT_WRITEFUNCTION, &Callbacks::onBody);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_HEADERFUNCTION, &Callbacks::onHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_XFERINFOFUNCTION, &Callbacks::onProgress);
    set(CURLOPT_XFERINFODATA, this);
    set(CURLOPT_NOPROGRESS, 0L);
}

void Download::setSshOptions(const SshOptions &ssh)
{
    const QDir folder(QDir::homePath() + QStringLiteral("/.ssh"));
    m_knownHosts = ssh.knownHosts.isEmpty() ? folder.filePath(QStringLiteral("known_hosts")) : ssh.knownHosts;
    QString keyFile = ssh.keyFile;
    for (const char *name : {"id_ed25519", "id_ecdsa", "id_rsa"}) {
        if (keyFile.isEmpty() && folder.exists(QString::fromLatin1(name)))
            keyFile = folder.filePath(QString::fromLatin1(name));
    }
    if (!ssh.keyFile.isEmpty() && !QFile::exists(ssh.keyFile))
        throw Failure(QStringLiteral("cannot read %1").arg(ssh.keyFile));
    // Without the first libcurl takes any host for the right one.
    curl_easy_setopt(m_curl.m_easy, CURLOPT_SSH_KNOWNHOSTS, QFile::encodeName(m_knownHosts).constData());
    curl_easy_setopt(m_curl.m_easy, CURLOPT_SSH_KEYFUNCTION, &Callbacks::onHostKey);
    curl_easy_setopt(m_curl.m_easy, CURLOPT_SSH_KEYDATA, this);
    if (!keyFile.isEmpty())
        curl_easy_setopt(m_curl.m_easy, CURLOPT_SSH_PRIVATE_KEYFILE, QFile::encodeName(keyFile).constData());
}

/// Waits until something has come, or all.
void Download::fill()
{
    while (m_buffer.empty() && !m_done) {
        m_stop.check();
        if (std::exchange(m_paused, false))
            curl_easy_pause(m_curl.m_easy, CURLPAUSE_CONT);
        int running = 0;
        curl_multi_perform(m_curl.m_multi, &running);
        int left = 0;
        while (const CURLMsg *const message = curl_multi_info_read(m_curl.m_multi, &left)) {
            if (message->msg == CURLMSG_DONE)
                finish(message->data.result);
        }
        if (m_buffer.empty() && !m_done)
            curl_multi_poll(m_curl.m_multi, nullptr, 0, pollMilliseconds, nullptr);
    }
}

void Download::finish(int result)
{
    m_done = true;
    if (result == CURLE_OK)
        return;
    const auto code = CURLcode(result);
    QString theirs = QString::fromUtf8(*m_error ? m_error : curl_easy_strerror(code));
    const auto silent = std::chrono::steady_clock::now() - m_lastByte;
    if (code == CURLE_OPERATION_TIMEDOUT && silent > m_silence * 9 / 10)
        theirs = QStringLiteral("silent for %1 s").arg(m_silence.count());
    if (!m_untrusted.isEmpty())
        throw Failure(m_untrusted);
    if (!m_refusal.isEmpty()) // which libcurl takes for a time-out
        throw PassingFailure(QStringLiteral("refused: ") + m_refusal);
    const Reason reason = reasonOf(code);
    const QString text = QString::fromLatin1(reason.words) + theirs;
    if (reason.passing)
        throw PassingFailure(text);
    throw Failure(text);
}

bool Download::isRedirected() const
{
    const char *target = nullptr;
    curl_easy_getinfo(m_curl.m_easy, CURLINFO_REDIRECT_URL, &target);
    return target;
}

/// Asks again where the server points to, which must be the same one: the headers may hold a secret.
void Download::followWithHeaders()
{
    const char *from = nullptr;
    const char *to = nullptr;
    curl_easy_getinfo(m_curl.m_easy, CURLINFO_EFFECTIVE_URL, &from);
    curl_easy_getinfo(m_curl.m_easy, CURLINFO_REDIRECT_URL, &to);
    const QUrl was(QString::fromUtf8(from));
    const QUrl target(QString::fromUtf8(to));
    if (target.scheme() != was.scheme() || target.host() != was.host() || target.port() != was.port())
        throw Failure(
            QStringLiteral("sent on to another server, %1, which must not see the headers: name that one")
                .arg(target.host()));
    curl_multi_remove_handle(m_curl.m_multi, m_curl.m_easy);
    m_buffer.clear();
    m_received = 0;
    m_paused = m_done = false;
    curl_easy_setopt(m_curl.m_easy, CURLOPT_URL, target.toEncoded().constData());
    curl_multi_add_handle(m_curl.m_multi, m_curl.m_easy);
    fill();
}

void Download::requireOk()
{
    long status = 0;
    curl_easy_getinfo(m_curl.m_easy, CURLINFO_RESPONSE_CODE, &status);
    if (m_status.isEmpty() || status == 200)
        return;
    const QString reason = QStringLiteral("HTTP %1").arg(m_status);
    if (!isPassing(status))
        throw Failure(reason);
    curl_off_t wait = 0;
    curl_easy_getinfo(m_curl.m_easy, CURLINFO_RETRY_AFTER, &wait);
    throw PassingFailure(reason, std::chrono::seconds(wait));
}

void Download::readType()
{
    if (!QStringList{"", "identity", "gzip", "x-gzip", "zstd"}.contains(m_encoding))
        throw Failure(QStringLiteral("packed as \"%1\", which was not asked for; gzip and zstd are accepted")
                          .arg(m_encoding));
    const char *text = nullptr;
    curl_easy_getinfo(m_curl.m_easy, CURLINFO_CONTENT_TYPE, &text);
    const QStringList parts = QString::fromLatin1(text).split(u';');
    m_contentType = parts.first().trimmed().toLower();
    for (const QString &part : parts.sliced(1)) {
        if (part.section(u'=', 0, 0).trimmed().compare(u"charset", Qt::CaseInsensitive) == 0)
            m_charset = part.section(u'=', 1).trimmed().remove(u'"').remove(u'\'');
    }
}

std::string_view Download::next()
{
    fill();
    m_piece.swap(m_buffer);
    m_buffer.clear();
    return m_piece;
}

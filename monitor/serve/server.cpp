// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "server.h"

#include "pagefiles.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcryptographichash.h>
#include <QtCore/qfileinfo.h>

#include <cerrno>
#include <cstring>
#include <thread>

#include <httplib.h>

namespace monitor::serve {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(monitor::serve::Server)
};

constexpr std::size_t threadCount = 16;
constexpr std::size_t maxBody = 4096;
constexpr time_t patience = 5; // seconds for a request to come, and for an answer to be taken

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

void set(httplib::Response &response, const Answer &answer)
{
    response.status = answer.status;
    response.set_content(answer.body.constData(), std::size_t(answer.body.size()), answer.type.constData());
}

Question questionOf(const httplib::Request &request)
{
    Question question{QByteArray::fromStdString(request.method), text(request.path), {}, {}};
    for (const auto &[key, value] : request.params)
        question.query.insert(text(key), text(value));
    question.body = QByteArray::fromStdString(request.body);
    return question;
}

Caller callerOf(const httplib::Request &request)
{
    const auto header = [&](const char *name) {
        return QByteArray::fromStdString(request.get_header_value(name));
    };
    return {QString::fromUtf8(header("Host")), header("Authorization"), header("Origin"),
            header("Content-Type")};
}

/// What the browser has already is not sent again.
void tag(const httplib::Request &request, httplib::Response &response)
{
    if (response.status != 200 || request.method != "GET")
        return;
    const QByteArray body = QByteArray::fromRawData(response.body.data(), qsizetype(response.body.size()));
    const std::string etag =
        '"' + QCryptographicHash::hash(body, QCryptographicHash::Sha1).toHex().left(20).toStdString() + '"';
    response.set_header("ETag", etag);
    if (request.get_header_value("If-None-Match") == etag) {
        response.status = 304;
        response.body.clear();
        response.headers.erase("Content-Type");
        response.headers.erase("Content-Length");
    }
}

Answer notAnswered(const httplib::Request &request)
{
    return Answer::error(
        405, Words::tr("%1 is not answered here. Accepted are GET and POST.").arg(text(request.method)));
}

/// A body whose length nobody has said would be read to its end, however long it is.
httplib::Server::HandlerResponse refuseEndlessBody(const httplib::Request &request,
                                                   httplib::Response &response)
{
    const bool hasNone = request.method == "GET" || request.method == "HEAD" || request.method == "OPTIONS";
    if (hasNone || (request.has_header("Content-Length") && !request.has_header("Transfer-Encoding")))
        return httplib::Server::HandlerResponse::Unhandled;
    set(response, request.method == "POST" ? Answer::error(
                      411, Words::tr("The length of the body is needed first, as Content-Length."))
                                           : notAnswered(request));
    return httplib::Server::HandlerResponse::Handled;
}

} // namespace

class Server::Private
{
public:
    Private(Asking &a, const Guard &g) : asking(a), guard(g) {}

    void prepare();
    void answer(const httplib::Request &request, httplib::Response &response);

    Asking &asking;
    const Guard guard;
    std::unique_ptr<httplib::Server> server;
    std::thread thread;
};

void Server::Private::answer(const httplib::Request &request, httplib::Response &response)
{
    const Question question = questionOf(request);
    if (const auto refusal = guard.refusal(question, callerOf(request))) {
        set(response, *refusal);
        if (refusal->status == 401)
            response.set_header("WWW-Authenticate", "Bearer");
        return;
    }
    if (!Guard::isPage(question.path))
        set(response, asking.ask(question));
    else if (question.isPost())
        set(response, Answer::error(405, Words::tr("Only GET is answered here.")));
    else
        set(response, pageFile(question.path));
    tag(request, response);
}

void Server::Private::prepare()
{
    server->new_task_queue = [] { return new httplib::ThreadPool(threadCount); };
    server->set_keep_alive_max_count(1);
    server->set_read_timeout(patience);
    server->set_write_timeout(patience);
    server->set_payload_max_length(maxBody);
    httplib::Headers headers;
    headers.emplace("Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src "
                    "'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    headers.emplace("X-Content-Type-Options", "nosniff");
    headers.emplace("Referrer-Policy", "no-referrer");
    headers.emplace("Cache-Control", "no-cache");
    server->set_default_headers(std::move(headers));
    const auto all = [this](const httplib::Request &request, httplib::Response &response) {
        answer(request, response);
    };
    server->set_pre_routing_handler(refuseEndlessBody);
    server->Get(".*", all);
    server->Post(".*", all);
    // What does not come as far as that: methods that nobody answers, and what is no HTTP.
    server->set_error_handler([](const httplib::Request &request, httplib::Response &response) {
        if (!response.body.empty())
            return;
        if (!request.method.empty() && request.method != "GET" && request.method != "POST")
            set(response, notAnswered(request));
        else if (response.status == 413)
            set(response,
                Answer::error(413, Words::tr("The body is too long: %1 bytes are accepted.").arg(maxBody)));
        else
            set(response,
                Answer::error(response.status, Words::tr("This is no request that can be understood.")));
    });
}

Server::Server(Asking &asking, const Guard &guard) : d(new Private(asking, guard)) {}

Server::~Server()
{
    if (!d->thread.joinable())
        return;
    d->server->stop();
    d->thread.join();
}

bool Server::start(Address &address, const Tls &tls, QString *error)
{
    if (tls.isOn()) {
        for (const QString &file : {tls.certificate, tls.key}) {
            if (!QFileInfo(file).isReadable()) {
                *error = Words::tr("%1 cannot be read; a certificate and its key are PEM files.").arg(file);
                return false;
            }
        }
        d->server = std::make_unique<httplib::SSLServer>(tls.certificate.toLocal8Bit().constData(),
                                                         tls.key.toLocal8Bit().constData());
    } else {
        d->server = std::make_unique<httplib::Server>();
    }
    if (!d->server->is_valid()) {
        *error =
            Words::tr("%1 and %2 are not a certificate and its key, as PEM files, or do not belong together.")
                .arg(tls.certificate, tls.key);
        return false;
    }
    d->prepare();
    const std::string host = address.host.toStdString();
    errno = 0;
    const int port = address.port == 0                             ? d->server->bind_to_any_port(host)
                     : d->server->bind_to_port(host, address.port) ? address.port
                                                                   : -1;
    if (port < 0) {
        const int why = errno;
        *error =
            why ? Words::tr("%1 cannot be served at: %2. Another program may have the port; :0 takes any "
                            "that is free.")
                      .arg(address.text(), QString::fromLocal8Bit(std::strerror(why)))
                : Words::tr("%1 cannot be served at: this machine has no such address.").arg(address.text());
        return false;
    }
    address.port = port;
    d->thread = std::thread([server = d->server.get()] { server->listen_after_bind(); });
    while (!d->server->is_running())
        std::this_thread::yield();
    return true;
}

} // namespace monitor::serve

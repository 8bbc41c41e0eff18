// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "base/mask.h"

#include <algorithm>

namespace parallel::detail {

namespace {

using std::size_t;

/// So far is looked for the @ behind a password: texts full of colons stay cheap.
constexpr size_t longestAuthority = 1024;

/// A user's name without a password that is so long is a token, as APIs take it.
constexpr size_t shortestToken = 12;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

bool isPartOfName(char c)
{
    const char l = lower(c);
    return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == '%';
}

bool equals(std::string_view name, std::string_view word)
{
    return std::equal(name.begin(), name.end(), word.begin(), word.end(),
                      [](char a, char b) { return lower(a) == b; });
}

bool endsWith(std::string_view name, std::string_view word)
{
    return name.size() >= word.size() && equals(name.substr(name.size() - word.size()), word);
}

bool contains(std::string_view name, std::string_view word)
{
    const auto same = [](char a, char b) { return lower(a) == b; };
    return std::search(name.begin(), name.end(), word.begin(), word.end(), same) != name.end();
}

/// Does a value of this name have to be hidden? In the parameters of a URL or of an
/// ODBC driver nearly anything with "key" in it, in other text not: "key=42".
bool isSecretName(std::string_view name, bool isParameter)
{
    for (const std::string_view word : {"passw", "passphrase", "secret", "credential"}) {
        if (contains(name, word))
            return true;
    }
    for (const std::string_view word :
         {"token", "pwd", "apikey", "api_key", "api-key", "accesskey", "access_key", "access-key",
          "privatekey", "private_key", "private-key", "signature"}) {
        if (endsWith(name, word))
            return true;
    }
    for (const std::string_view word : {"pass", "pw", "sig"}) {
        if (equals(name, word))
            return true;
    }
    if (!isParameter)
        return false;
    for (const std::string_view word : {"token", "key", "pwd", "signature", "sig", "auth", "jwt"}) {
        if (contains(name, word))
            return true;
    }
    return equals(name, "code"); // of an OAuth answer
}

/// Behind a value in quotes or braces that begins at \a at.
size_t endOfQuoted(std::string_view text, size_t at)
{
    const char open = text[at];
    const char close = open == '{' ? '}' : open;
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\' && open != '{') {
            ++at;
        } else if (text[at] == close) {
            if (at + 1 >= text.size() || text[at + 1] != close)
                return at + 1;
            ++at; // doubled: it is part of the value
        }
    }
    return text.size();
}

size_t firstOf(std::string_view text, std::string_view of, size_t from)
{
    return std::min(text.find_first_of(of, from), text.size());
}

/// The value of a name that ends before the = at \a equal, if it must be hidden.
Secret valueBehind(std::string_view text, size_t equal)
{
    size_t nameEnd = equal;
    while (nameEnd > 0 && (text[nameEnd - 1] == ' ' || text[nameEnd - 1] == '\t'))
        --nameEnd;
    size_t name = nameEnd;
    while (name > 0 && isPartOfName(text[name - 1]))
        --name;
    size_t before = name;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\t'))
        --before;
    const char separator = before > 0 ? text[before - 1] : '\0';
    const bool inUrl = separator == '?' || separator == '&';
    const bool inList = separator == ';'; // or its first, which nothing tells from libpq's
    if (!isSecretName(text.substr(name, nameEnd - name), inUrl || inList))
        return {};

    size_t value = equal + 1;
    while (!inUrl && value < text.size() && (text[value] == ' ' || text[value] == '\t'))
        ++value;
    if (value == text.size())
        return {};
    if (text[value] == '\'' || text[value] == '"' || text[value] == '{')
        return {value, endOfQuoted(text, value)};
    if (inUrl)
        return {value, firstOf(text, "&#; \t\r\n\f\v\"'<>", value)};
    const size_t lineEnd = firstOf(text, ";\r\n", value);
    const bool isList = inList || (before == 0 && lineEnd < text.size() && text[lineEnd] == ';');
    return {value, isList ? lineEnd : firstOf(text, "&#; \t\r\n\f\v\"<>", value)};
}

/// Is this a port, with a path behind it?
bool startsWithPort(std::string_view text)
{
    const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    return digits >= 1 && digits <= 5 && digits < text.size() && (text[digits] == '/' || text[digits] == '?');
}

/// Where the authority ends whose colon is at \a colon: at the first blank, or behind it
/// where an unencoded blank is part of the password.
size_t endOfAuthority(std::string_view rest, size_t colon)
{
    const size_t end = firstOf(rest, " \t\r\n\f\v\"<>", colon);
    if (end == rest.size() || rest[end] != ' ' || rest.substr(colon, end - colon).find('@') != rest.npos)
        return end;
    if (startsWithPort(rest.substr(colon + 1)))
        return end;
    const size_t at = firstOf(rest, "@/\t\r\n\f\v\"<>", end);
    return at < rest.size() && rest[at] == '@' ? at + 1 : end;
}

/// The password of a URL whose authority begins at \a at. An unencoded /, @ or blank in
/// it must not show half of it: it goes up to the last @. Where it is empty, a long user's
/// name is the secret.
Secret passwordIn(std::string_view text, size_t at, bool cut)
{
    const std::string_view rest = text.substr(at, longestAuthority);
    const size_t colon = firstOf(rest, ":/?#@ \t\r\n\f\v\"<>", 0);
    if (colon == rest.size() || rest[colon] != ':')
        return {};
    const size_t end = endOfAuthority(rest, colon);
    const size_t last = rest.substr(0, end).rfind('@');
    if (last != std::string_view::npos && last > colon + 1)
        return {at + colon + 1, at + last};
    if (last == colon + 1 && colon >= shortestToken)
        return {at, at + colon};
    const bool endIsUnknown = end == rest.size() && (cut || rest.size() == longestAuthority);
    if (!endIsUnknown || startsWithPort(rest.substr(colon + 1)))
        return {};
    return {at + colon + 1, firstOf(text, " \t\r\n\f\v\"<>", at + end)};
}

} // namespace

Secret nextSecret(std::string_view utf8, size_t from, bool cut) noexcept
{
    for (size_t i = from; i < utf8.size(); ++i) {
        Secret secret;
        if (utf8[i] == '=')
            secret = valueBehind(utf8, i);
        else if (utf8[i] == ':' && utf8.substr(i, 3) == "://")
            secret = passwordIn(utf8, i + 3, cut);
        if (secret.isFound() && secret.begin >= from)
            return secret;
    }
    return {};
}

QByteArray masked(const QByteArray &utf8)
{
    const std::string_view text(utf8.constData(), size_t(utf8.size()));
    if (!mayHoldSecret(text))
        return utf8;
    QByteArray shown;
    size_t at = 0;
    for (Secret secret = nextSecret(text); secret.isFound(); secret = nextSecret(text, at)) {
        shown += utf8.sliced(qsizetype(at), qsizetype(secret.begin - at));
        shown.append(secretMask.data(), qsizetype(secretMask.size()));
        at = secret.end;
    }
    return at == 0 ? utf8 : shown + utf8.sliced(qsizetype(at));
}

} // namespace parallel::detail

QString parallel::masked(const QString &text)
{
    if (!text.contains(u':') && !text.contains(u'='))
        return text;
    return QString::fromUtf8(detail::masked(text.toUtf8()));
}

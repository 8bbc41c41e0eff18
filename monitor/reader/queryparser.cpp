// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "queryvalues.h"
#include "words.h"

#include <algorithm>
#include <iterator>

namespace monitor {

namespace {

enum class ValueKind { Text, Scope, State, Number, Percent, Duration, Moment };

struct Key
{
    const char *name;
    Field field;
    ValueKind kind;
};

constexpr Key keyTable[] = {
    {"state", Field::State, ValueKind::State},      {"name", Field::Name, ValueKind::Text},
    {"args", Field::Arguments, ValueKind::Text},    {"error", Field::Error, ValueKind::Text},
    {"text", Field::Text, ValueKind::Text},         {"log", Field::Log, ValueKind::Text},
    {"scope", Field::Scope, ValueKind::Scope},      {"worker", Field::Worker, ValueKind::Number},
    {"id", Field::Id, ValueKind::Number},           {"parent", Field::Parent, ValueKind::Number},
    {"group", Field::Group, ValueKind::Number},     {"progress", Field::Progress, ValueKind::Percent},
    {"waited", Field::Waited, ValueKind::Duration}, {"ran", Field::Ran, ValueKind::Duration},
    {"at", Field::At, ValueKind::Moment},           {"host", Field::Host, ValueKind::Text},
};

constexpr quint32 bit(Shown state)
{
    return 1u << int(state);
}

/// Terms, and where they were: blanks part them, but not in quotes.
struct Token
{
    int position;
    QString text;
    bool quoteIsOpen = false;
};

QList<Token> split(const QString &text)
{
    QList<Token> tokens;
    bool quoted = false;
    bool inside = false;
    for (int i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isSpace() && !quoted) {
            inside = false;
            continue;
        }
        if (!inside)
            tokens.append({i, {}, false});
        inside = true;
        tokens.back().text += c;
        if (c == u'\\' && quoted && i + 1 < text.size())
            tokens.back().text += text[++i];
        else if (c == u'"')
            quoted = !quoted;
    }
    if (quoted)
        tokens.back().quoteIsOpen = true;
    return tokens;
}

QString unquoted(QStringView text)
{
    QString plain;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'"')
            quoted = !quoted;
        else if (text[i] == u'\\' && quoted && i + 1 < text.size())
            plain += text[++i];
        else
            plain += text[i];
    }
    return plain;
}

/// What is wrong with a value. Empty: nothing.
class ValueParser
{
    Q_DECLARE_TR_FUNCTIONS(monitor::Query)

public:
    static QString states(const QString &value, QueryTerm &term)
    {
        const quint32 completed = bit(Shown::Succeeded) | bit(Shown::Failed) | bit(Shown::Cancelled);
        static const QMap<QString, quint32> known = {
            {"queued", bit(Shown::Queued)},
            {"running", bit(Shown::Running)},
            {"succeeded", bit(Shown::Succeeded)},
            {"failed", bit(Shown::Failed)},
            {"cancelled", bit(Shown::Cancelled)},
            {"canceled", bit(Shown::Cancelled)},
            {"died", bit(Shown::Died)},
            {"never-ran", bit(Shown::NeverRan)},
            {"completed", completed},
            {"cancel-requested", 0},
        };
        for (const QString &each : value.toLower().split(u',')) {
            const auto found = known.constFind(each.trimmed());
            if (found == known.constEnd())
                return tr("“%1” is not a state; accepted are queued, running, succeeded, failed, cancelled, "
                          "completed, cancel-requested, died and never-ran")
                    .arg(each);
            term.states |= *found;
            term.cancelRequested |= *found == 0;
        }
        return {};
    }

    static QString numbers(const QString &value, QueryTerm &term, const QString &key)
    {
        for (const QString &each : value.split(u',')) {
            Range range;
            if (!rangeFrom(each, numberFrom, false, range))
                return tr("“%1” is not a number; write %2:17, %2:100..200, %2:>100 or %2:3,5").arg(each, key);
            term.ranges.append(range);
        }
        return {};
    }

    static QString percents(const QString &value, QueryTerm &term)
    {
        Range range;
        if (!rangeFrom(value, partsFrom, false, range))
            return tr("“%1” is not a part of 100; write progress:>50 or progress:10..20").arg(value);
        term.ranges = {range};
        return {};
    }

    static QString durations(const QString &value, QueryTerm &term, const QString &key)
    {
        Range range;
        if (!rangeFrom(value, nanosecondsFrom, true, range))
            return tr("“%1” is not a duration; write %2:>2s, %2:<100ms or %2:1s..5s "
                      "(units: ns, us, ms, s, min, h, d)")
                .arg(value, key);
        term.ranges = {range};
        return {};
    }

    static QString moments(const QString &value, QueryTerm &term)
    {
        const qsizetype dots = value.indexOf(QLatin1String(".."));
        const QString from = dots < 0 ? value : value.left(dots);
        const QString to = dots < 0 ? value : value.mid(dots + 2);
        if (!momentFrom(from, term.from) || !momentFrom(to, term.to))
            return tr("“%1” is not a time; write at:03:12:05, at:03:12..03:15, at:2026-11-22T03:12:05 "
                      "or, since the start, at:+1.5s..+2s")
                .arg(value);
        return {};
    }

    static QString unknownKey(const QString &key, const QString &written)
    {
        QStringList names;
        for (const Key &each : keyTable)
            names += QLatin1String(each.name);
        return tr("“%1” is not a field; accepted are %2. To seek it as text, quote it: \"%3\"")
            .arg(key, names.join(QLatin1String(", ")), written);
    }

    static QString empty(const QString &key) { return tr("“%1:” needs a value").arg(key); }
    static QString openQuote() { return tr("a quotation mark is not closed"); }
};

QString parseTerm(const Token &token, QueryTerm &term)
{
    QString text = token.text;
    term.written = text;
    if (token.quoteIsOpen)
        return ValueParser::openQuote();
    if (text.size() > 1 && (text.startsWith(u'-') || text.startsWith(u'!'))) {
        term.negated = true;
        text.remove(0, 1);
    }
    const qsizetype colon = text.indexOf(u':');
    const qsizetype quote = text.indexOf(u'"');
    if (colon <= 0 || (quote >= 0 && quote < colon)) {
        term.text = TextMatch(unquoted(text));
        return {};
    }
    const QString name = text.left(colon).toLower();
    const auto key = std::find_if(std::begin(keyTable), std::end(keyTable),
                                  [&](const Key &each) { return name == QLatin1String(each.name); });
    if (key == std::end(keyTable))
        return ValueParser::unknownKey(text.left(colon), text);
    term.field = key->field;
    const QStringView written = QStringView(text).mid(colon + 1);
    const QString value = unquoted(written);
    if (written.isEmpty())
        return ValueParser::empty(name);
    switch (key->kind) {
    case ValueKind::Scope:
        if (Range range; value.startsWith(u'#') && rangeFrom(value.mid(1), numberFrom, false, range)) {
            term.ranges = {range};
            return {};
        }
        [[fallthrough]];
    case ValueKind::Text: {
        const bool exact = written.startsWith(u'=');
        term.text = TextMatch(exact ? value.mid(1) : value, exact);
        return {};
    }
    case ValueKind::State:
        return ValueParser::states(value, term);
    case ValueKind::Number:
        return ValueParser::numbers(value, term, name);
    case ValueKind::Percent:
        return ValueParser::percents(value, term);
    case ValueKind::Duration:
        return ValueParser::durations(value, term, name);
    case ValueKind::Moment:
        return ValueParser::moments(value, term);
    }
    return {};
}

} // namespace

Query::Query() : d(std::make_shared<Data>()) {}
Query::~Query() = default;
Query::Query(const Query &) = default;
Query &Query::operator=(const Query &) = default;

Query Query::parse(const QString &text)
{
    auto data = std::make_shared<Data>();
    data->text = text;
    for (const Token &token : split(text)) {
        QueryTerm term;
        const QString wrong = parseTerm(token, term);
        if (!wrong.isEmpty()) {
            data->error = tr("Not understood: %1.").arg(wrong);
            data->errorPosition = token.position;
            data->errorLength = int(token.text.size());
            break;
        }
        data->terms.append(term);
    }
    Query query;
    query.d = data;
    return query;
}

bool Query::isValid() const
{
    return d->error.isEmpty();
}

QString Query::errorString() const
{
    return d->error;
}

int Query::errorPosition() const
{
    return d->errorPosition;
}

int Query::errorLength() const
{
    return d->errorLength;
}

QString Query::text() const
{
    return d->text;
}

QStringList Query::terms() const
{
    QStringList terms;
    for (const QueryTerm &term : d->terms)
        terms.append(term.written);
    return terms;
}

QString Query::term(const QString &key, const QString &value)
{
    const bool exact = !key.isEmpty() && value.startsWith(u'=');
    QString text = value.mid(exact);
    const bool plain = std::none_of(text.begin(), text.end(),
                                    [](QChar c) { return c.isSpace() || c == u'"' || c == u'\\'; });
    const bool bareIsPlain =
        !key.isEmpty() || !(text.contains(u':') || text.startsWith(u'-') || text.startsWith(u'!'));
    if (!plain || !bareIsPlain || text.isEmpty() || (!key.isEmpty() && !exact && text.startsWith(u'='))) {
        text.replace(QLatin1String("\\"), QLatin1String("\\\\"))
            .replace(QLatin1String("\""), QLatin1String("\\\""));
        text = u'"' + text + u'"';
    }
    return (key.isEmpty() ? QString() : key + u':') + (exact ? QStringLiteral("=") : QString()) + text;
}

QStringList Query::keys()
{
    QStringList keys;
    for (const Key &key : keyTable)
        keys.append(QLatin1String(key.name) + u':');
    return keys;
}

QString Query::help(bool html)
{
    const std::pair<QString, QString> rows[] = {
        {QStringLiteral("orders"), tr("in any text of the task")},
        {QStringLiteral("\"two words\""), tr("a text with blanks, or one with a colon")},
        {QStringLiteral("state:failed,running"), tr("or queued, succeeded, cancelled, completed, …")},
        {QStringLiteral("state:died,never-ran"), tr("what ran or was queued when the process died")},
        {QStringLiteral("state:cancel-requested"), tr("asked to stop, and still there")},
        {QStringLiteral("name:load  name:=load"), tr("part of the name, or all of it")},
        {QStringLiteral("args:orders  error:timeout  text:page"),
         tr("arguments; error; error or progress text")},
        {QStringLiteral("log:retrying"), tr("what the task logged")},
        {QStringLiteral("scope:nightly  scope:#2"), tr("the scope's name, or its number")},
        {QStringLiteral("host:etl-2"), tr("the machine that ran it")},
        {QStringLiteral("worker:3  id:17  parent:17  group:4..6"), tr("numbers, lists, ranges, comparisons")},
        {QStringLiteral("ran:>2s  waited:<100ms  ran:1s..5s"), tr("durations: ns, us, ms, s, min, h, d")},
        {QStringLiteral("progress:>50"), tr("in per cent")},
        {QStringLiteral("at:03:12:05..03:12:09  at:+1.5s..+2s"), tr("ran then, or so long after the start")},
        {QStringLiteral("-error:timeout"), tr("the opposite of any term")},
    };
    QString text;
    for (const auto &[example, meaning] : rows) {
        if (html)
            text += QStringLiteral("<tr><td><code>%1</code>&nbsp;&nbsp;</td><td>%2</td></tr>")
                        .arg(example.toHtmlEscaped().replace(QLatin1String("  "), QLatin1String("<br>")),
                             meaning.toHtmlEscaped());
        else
            text += QStringLiteral("  %1  %2\n").arg(example, -40).arg(meaning);
    }
    return html ? QStringLiteral("<table>") + text + QStringLiteral("</table>") : text;
}

} // namespace monitor

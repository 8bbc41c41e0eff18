// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "config.h"

#include "expectations.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <toml++/toml.h>

#include <stdexcept>

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// One table of the file. Each of its values is taken once, so that what is left over is a mistake.
class Section
{
public:
    Section(const toml::table &table, QString file) : m_table(table), m_file(std::move(file)) {}

    bool has(const char *key) const { return m_table.contains(key); }

    [[noreturn]] void refuse(const char *key, const QString &why) const
    {
        const toml::node *const node = m_table.get(key);
        const auto line = node ? node->source().begin.line : m_table.source().begin.line;
        throw std::invalid_argument(QStringLiteral("%1, line %2: %3: %4")
                                        .arg(m_file)
                                        .arg(line)
                                        .arg(QString::fromLatin1(key), why)
                                        .toStdString());
    }

    const toml::node *take(const char *key)
    {
        m_taken.append(QString::fromLatin1(key));
        return m_table.get(key);
    }

    /// A text, or { env = "NAME" } or { file = "PATH" } that holds it.
    QString text(const char *key, const QString &otherwise = {})
    {
        const toml::node *const node = take(key);
        return node ? textOf(*node, key) : otherwise;
    }

    qint64 number(const char *key, qint64 otherwise, qint64 min, qint64 max)
    {
        const toml::node *const node = take(key);
        if (!node)
            return otherwise;
        const auto value = node->value_exact<std::int64_t>();
        if (!value || *value < min || *value > max)
            refuse(key, QStringLiteral("a number from %1 to %2 is accepted").arg(min).arg(max));
        return *value;
    }

    bool truth(const char *key)
    {
        const toml::node *const node = take(key);
        if (node && !node->is_boolean())
            refuse(key, QStringLiteral("true and false are accepted"));
        return node && *node->value_exact<bool>();
    }

    QStringList texts(const char *key)
    {
        const toml::node *const node = take(key);
        QStringList all;
        if (!node)
            return all;
        if (node->is_string())
            return {textOf(*node, key)};
        const toml::array *const array = node->as_array();
        if (!array)
            refuse(key, QStringLiteral("a text or an array of texts is accepted"));
        for (const toml::node &each : *array)
            all += textOf(each, key);
        return all;
    }

    /// Pairs of a name and a text.
    QList<std::pair<QString, QString>> pairs(const char *key)
    {
        const toml::node *const node = take(key);
        QList<std::pair<QString, QString>> all;
        if (!node)
            return all;
        const toml::table *const table = node->as_table();
        if (!table)
            refuse(key, QStringLiteral("a table is accepted: { name = \"value\" }"));
        for (const auto &[name, value] : *table)
            all.append({toQString(name.str()), textOf(value, key)});
        return all;
    }

    /// A path, relative to the folder of the file.
    QString path(const QString &name) const
    {
        return name.isEmpty() ? name : QDir(QFileInfo(m_file).path()).filePath(name);
    }

    /// Refuses what nobody has taken.
    void requireNoMore() const
    {
        for (const auto &[key, value] : m_table) {
            if (!m_taken.contains(toQString(key.str())))
                throw std::invalid_argument(QStringLiteral("%1, line %2: %3 is not known here; known are %4")
                                                .arg(m_file)
                                                .arg(key.source().begin.line)
                                                .arg(toQString(key.str()), m_taken.join(u", "))
                                                .toStdString());
        }
    }

private:
    QString textOf(const toml::node &node, const char *key) const
    {
        if (node.is_string())
            return toQString(node.ref<std::string>());
        const toml::table *const table = node.as_table();
        if (table && table->size() == 1 && table->begin()->second.is_string()) {
            const QString where = toQString(table->begin()->second.ref<std::string>());
            if (table->contains("env"))
                return fromEnvironment(where, key);
            if (table->contains("file"))
                return fromFile(where, key);
        }
        refuse(key, QStringLiteral("a text is accepted, or { env = \"NAME\" } or { file = \"PATH\" }"));
    }

    QString fromEnvironment(const QString &name, const char *key) const
    {
        if (!qEnvironmentVariableIsSet(name.toUtf8().constData()))
            refuse(key, QStringLiteral("the environment has no %1").arg(name));
        return qEnvironmentVariable(name.toUtf8().constData());
    }

    QString fromFile(const QString &name, const char *key) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::ReadOnly))
            refuse(key, QStringLiteral("cannot read %1: %2").arg(file.fileName(), file.errorString()));
        return QString::fromUtf8(file.readAll()).trimmed();
    }

    const toml::table &m_table;
    QString m_file;
    QStringList m_taken;
};

template<typename Value>
Value oneOf(Section &section, const char *key, const QList<std::pair<QString, Value>> &values)
{
    if (!section.has(key)) {
        section.take(key);
        return values.first().second;
    }
    const QString text = section.text(key);
    QStringList names;
    for (const auto &[name, value] : values) {
        if (name == text)
            return value;
        names += name;
    }
    section.refuse(key, names.join(u", ") + QStringLiteral(" are accepted"));
}

LoadMode readMode(Section &section)
{
    using Kind = LoadMode::Kind;
    LoadMode mode;
    mode.kind = oneOf<Kind>(section, "mode",
                            {{QStringLiteral("replace"), Kind::Replace},
                             {QStringLiteral("append"), Kind::Append},
                             {QStringLiteral("merge"), Kind::Merge}});
    mode.key = section.texts("key");
    if ((mode.kind == Kind::Merge) == mode.key.isEmpty())
        section.refuse("mode", QStringLiteral("merge needs a key = [\"column\", …], and only merge has one"));
    return mode;
}

void readFormat(Section &section, SourceOptions &options)
{
    using Format = FileOptions::Format;
    options.format = oneOf<Format>(section, "format",
                                   {{QStringLiteral("auto"), Format::Unknown},
                                    {QStringLiteral("csv"), Format::Csv},
                                    {QStringLiteral("json"), Format::Json},
                                    {QStringLiteral("ndjson"), Format::JsonLines}});
    const QByteArray separator = section.text("separator").toUtf8();
    if (separator.size() > 1 || separator == "\"" || separator == "\n" || separator == "\r")
        section.refuse("separator", QStringLiteral("one character is accepted, such as ; or \\t"));
    options.csv.separator = separator.isEmpty() ? '\0' : separator.front();
    options.csv.lenient = section.truth("lenient");
    options.json.records = section.text("records").split(u'.', Qt::SkipEmptyParts);
}

void readPages(Section &section, SourceOptions &options)
{
    const bool many = section.has("next") + section.has("page") + section.has("cursor") > 1;
    if (many)
        section.refuse(section.has("page") ? "page" : "cursor",
                       QStringLiteral("pages are found by one of next, page and cursor"));
    options.json.link =
        section.text(section.has("cursor") ? "cursor" : "next").split(u'.', Qt::SkipEmptyParts);
    section.take("next");
    section.take("cursor");
    options.cursorParameter = section.text("cursor-parameter");
    if (section.has("cursor") == options.cursorParameter.isEmpty())
        section.refuse("cursor-parameter", QStringLiteral("cursor and cursor-parameter belong together"));
    options.pageParameter = section.text("page");
    options.firstPage = int(section.number("first-page", 1, 0, 1'000'000'000));
}

/// Refuses what this kind of source would silently not do.
void requireMeaning(const Section &section, const Source &source, const QString &from)
{
    const bool isUrl = source.kind == Source::Kind::Url;
    const bool isHttp = isUrl && source.address.startsWith(u"http");
    const bool isFile = isUrl || source.kind == Source::Kind::File;
    const auto requireIf = [&](bool meansSomething, std::initializer_list<const char *> keys,
                               const char *where) {
        for (const char *key : keys) {
            if (!meansSomething && section.has(key))
                section.refuse(key, QStringLiteral("is for ") + QString::fromLatin1(where));
        }
    };
    requireIf(isFile, {"format", "separator", "lenient", "records"}, "files");
    requireIf(isHttp, {"headers", "bearer", "next", "page", "first-page", "cursor", "cursor-parameter"},
              "http:// and https:// addresses");
    requireIf(isUrl || source.kind == Source::Kind::MariadbTable, {"ca"},
              "addresses of files and of MySQL; PostgreSQL has ?sslrootcert=FILE&sslmode=verify-full");
    requireIf(isUrl && source.address.startsWith(u"sftp:"), {"known-hosts", "ssh-key"}, "sftp:// addresses");
    requireIf(!isFile || from.contains(u"{since}"), {"since"}, "tables, and addresses that hold {since}");
}

Source readSource(Section &section)
{
    QString from = section.text("from");
    if (from.isEmpty())
        section.refuse(
            "from",
            QStringLiteral("which source? Write from = \"URL\", \"file:PATH\" or \"DATABASE#TABLE\""));
    if (from.startsWith(u"file:") && QDir::isRelativePath(from.sliced(5)))
        from = QStringLiteral("file:") + section.path(from.sliced(5));
    if (const QString password = section.text("password"); !password.isEmpty()) {
        const qsizetype user = from.indexOf(u'@');
        if (user < 0 || !from.contains(QStringLiteral("://")))
            section.refuse("password", QStringLiteral("from names no user: SCHEME://USER@HOST"));
        from.insert(user, u':' + QString::fromLatin1(QUrl::toPercentEncoding(password)));
    }
    const QString name = section.text("name");
    Source source = Source::parse(name.isEmpty() ? from : name + u'=' + from);

    SourceOptions &options = source.options;
    readFormat(section, options);
    readPages(section, options);
    for (const auto &[header, value] : section.pairs("headers"))
        options.headers += header + QStringLiteral(": ") + value;
    if (const QString bearer = section.text("bearer"); !bearer.isEmpty())
        options.headers += QStringLiteral("Authorization: Bearer ") + bearer;
    for (const QString &header : std::as_const(options.headers)) {
        if (header.contains(u'\n') || header.contains(u'\r'))
            section.refuse("headers", QStringLiteral("a header is one line"));
    }
    options.caFile = section.path(section.text("ca"));
    options.ssh = {section.path(section.text("known-hosts")), section.path(section.text("ssh-key"))};
    options.mode = readMode(section);
    options.since = section.text("since");
    if (!options.since.isEmpty() && options.mode.kind == LoadMode::Kind::Replace)
        section.refuse("since", QStringLiteral("mode must be append or merge, or the older rows would go"));
    requireMeaning(section, source, from);
    options.minRows = section.number("min-rows", options.since.isEmpty() ? 1 : 0, 0, qint64(1) << 60);
    options.required = section.texts("require");
    for (const auto &[column, type] : section.pairs("types")) {
        if (!isTypeName(type))
            section.refuse("types", QStringLiteral("%1 are accepted").arg(typeNames()));
        options.types.insert(column, type);
    }
    section.requireNoMore();
    return source;
}

} // namespace

void readConfig(const QString &file, Job &job)
{
    toml::table table;
    try {
        table = toml::parse_file(file.toStdString());
    } catch (const toml::parse_error &error) {
        if (!QFileInfo(file).isReadable())
            throw std::invalid_argument(QStringLiteral("cannot read %1").arg(file).toStdString());
        throw std::invalid_argument(QStringLiteral("%1, line %2: %3")
                                        .arg(file)
                                        .arg(error.source().begin.line)
                                        .arg(toQString(error.description()))
                                        .toStdString());
    }
    Section section(table, file);
    if (section.has("warehouse"))
        job.warehouse = databaseAddress(section.text("warehouse"));
    section.take("warehouse");
    job.workers = int(section.number("workers", job.workers, 1, 65536));
    job.retries = int(section.number("retries", job.retries, 0, 100));
    job.perHost = int(section.number("per-host", job.perHost, 1, 65536));
    job.options.silence =
        std::chrono::seconds(section.number("timeout", job.options.silence.count(), 1, 24 * 3600));
    job.options.decimalsAsText =
        oneOf<bool>(section, "decimals", {{QStringLiteral("refuse"), false}, {QStringLiteral("text"), true}});
    for (const QString &script : section.texts("transforms"))
        job.transforms.append(readTransform(section.path(script)));
    if (const toml::node *const sources = section.take("source")) {
        if (!sources->is_array_of_tables())
            section.refuse("source", QStringLiteral("sources are written as [[source]]"));
        for (const toml::node &each : *sources->as_array()) {
            Section source(*each.as_table(), file);
            job.sources.append(readSource(source));
        }
    }
    section.requireNoMore();
}

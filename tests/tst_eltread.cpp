// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the ELT example makes of files: encodings, CSV, JSON, and the types it infers.

#include "extract/csv.h"
#include "extract/json.h"
#include "extract/text.h"
#include "failure.h"
#include "stage.h"

#include <QJsonDocument>
#include <QStringEncoder>
#include <QTest>

namespace {

QString typeName(Type type)
{
    switch (type) {
    case Type::Null:
        return "null";
    case Type::Boolean:
        return "boolean";
    case Type::Integer:
        return "integer";
    case Type::LongInteger:
        return "long";
    case Type::Real:
        return "real";
    case Type::Decimal:
        return "decimal";
    case Type::Date:
        return "date";
    case Type::Timestamp:
        return "timestamp";
    case Type::TimestampTz:
        return "timestamptz";
    case Type::Bytes:
        return "bytes";
    case Type::Text:
        return "text";
    }
    return "?";
}

/// "id:integer name:text | 1;Ann | 2;-": columns, then rows, a null as "-" and an empty text as "''".
QString described(const Stage &stage)
{
    QStringList columns;
    for (const Column &column : stage.columns)
        columns += column.name + ':' + typeName(column.type);
    QStringList lines{columns.join(' ')};
    Stage::Reader rows(stage);
    while (rows.next()) {
        QStringList values;
        for (qsizetype i = 0; i < stage.columns.size(); ++i) {
            const Cell cell = size_t(i) < rows.row().size() ? rows.row()[size_t(i)] : Cell{};
            const bool isText = cell.type != Type::Null;
            values += isText ? (cell.text.empty() ? "''" : textOf(cell.text)) : cell.emptyText ? "''" : "-";
        }
        lines += values.join(';');
    }
    return lines.join(" | ");
}

/// Bytes that come a few at a time.
class Dribble final : public Bytes
{
public:
    Dribble(const QByteArray &all, std::size_t size)
        : m_all(all.constData(), std::size_t(all.size())), m_size(size)
    {
    }

    std::string_view next() override
    {
        m_piece = m_all.substr(0, m_size);
        m_all.remove_prefix(m_piece.size());
        return m_piece;
    }

private:
    std::string_view m_all;
    std::size_t m_size;
    std::string m_piece;
};

/// What becomes of \a text, which must be the same however it is cut into pieces.
template<typename Read>
QString readOrReason(const QByteArray &text, Read read)
{
    QStringList outcomes;
    for (const std::size_t size : {std::size_t(1) << 20, std::size_t(1), std::size_t(3), std::size_t(7)}) {
        Dribble bytes(text, size);
        Stage stage;
        try {
            read(bytes, stage);
            stage.finish();
            outcomes += described(stage);
        } catch (const Failure &failure) {
            outcomes += QStringLiteral("! ") + QString::fromUtf8(failure.what());
        }
    }
    outcomes.removeDuplicates();
    return outcomes.join(" / ");
}

QString csvOrReason(const QByteArray &text, const CsvOptions &options = {})
{
    return readOrReason(text, [&](Bytes &bytes, Stage &stage) { readCsv(bytes, options, stage); });
}

QString jsonOrReason(const QByteArray &text, const JsonOptions &options = {})
{
    return readOrReason(text, [&](Bytes &bytes, Stage &stage) { readJson(bytes, options, stage); });
}

} // namespace

class TestEltRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsHaveTypes_data();
    void fieldsHaveTypes();
    void typesCombineWithoutLoss_data();
    void typesCombineWithoutLoss();
    void csv_data();
    void csv();
    void json_data();
    void json();
    void jsonIsAsStrictAsQt_data();
    void jsonIsAsStrictAsQt();
    void encodings_data();
    void encodings();
};

void TestEltRead::fieldsHaveTypes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("inCsv");
    QTest::addColumn<QString>("inJson"); // as a bare token

    const auto row = [](const char *text, const char *inCsv, const char *inJson) {
        QTest::newRow(*text ? text : "(empty)") << QString::fromUtf8(text) << inCsv << inJson;
    };
    row("0", "integer", "integer");
    row("-17", "integer", "integer");
    row("999999999999999", "integer", "integer");
    row("1234567890123456", "integer", "integer");
    row("9007199254740992", "integer", "integer");
    row("9007199254740993", "long", "long");
    row("9223372036854775807", "long", "long");
    row("-9223372036854775808", "long", "long");
    row("9223372036854775808", "decimal", "decimal");
    row("123456789012345678901234567890", "decimal", "decimal");
    row("007", "text", "text");
    row("+1", "text", "text");
    row("1.5", "real", "real");
    row("1.0", "real", "real");
    row("1.50", "decimal", "real"); // 3.10 is a version more often than 3.1
    row("0.30000000000000004", "real", "real");
    row("0.30000000000000001", "decimal", "decimal");
    row("-0", "text", "integer");
    row("-0.0", "text", "real");
    row("1.50e-3", "decimal", "real");
    row("0.1", "real", "real");
    row("-0.000001", "real", "real");
    row("0.1234567890123456789", "decimal", "decimal");
    row("12345678901234.56", "real", "real");
    row("123456789012345.678", "decimal", "decimal");
    row("1.", "text", "text");
    row(".5", "text", "text");
    row("1e5", "text", "real");
    row("1e+05", "real", "real");
    row("1.5E3", "real", "real");
    row("1e400", "text", "decimal");
    row("1.0e-400", "decimal", "decimal");
    row("1e", "text", "text");
    row("0x10", "text", "text");
    row("1,5", "text", "text");
    row("NaN", "text", "text");
    row("true", "boolean", "text");
    row("FALSE", "boolean", "text");
    row("yes", "text", "text");
    row("2024-02-29", "date", "text");
    row("2023-02-29", "text", "text");
    row("2024-1-1", "text", "text");
    row("24-01-01", "text", "text");
    row("2024-02-29 23:59:59", "timestamp", "text");
    row("2024-02-29T23:59:59.123456", "timestamp", "text");
    row("2024-02-29T23:59:59.1234567", "text", "text");
    row("2024-02-29T24:00:00", "text", "text");
    row("2024-02-29T23:59:60", "text", "text");
    row("2024-02-29T23:59:59Z", "timestamptz", "text");
    row("2024-02-29T23:59:59.5+02:00", "timestamptz", "text");
    row("2024-02-29T23:59:59-0330", "timestamptz", "text");
    row("2024-02-29T23:59:59+99:00", "text", "text");
    row("2024-02-29 ", "text", "text");
    row("", "null", "text");
    row("Ann", "text", "text");
}

void TestEltRead::fieldsHaveTypes()
{
    QFETCH(QString, text);
    const std::string utf8 = text.toStdString();
    QTEST(typeName(typeOfField(utf8)), "inCsv");
    QTEST(typeName(typeOfNumber(utf8)), "inJson");
}

void TestEltRead::typesCombineWithoutLoss_data()
{
    QTest::addColumn<QByteArray>("values"); // of one column
    QTest::addColumn<QString>("type");

    QTest::newRow("null, integer") << QByteArray("null,1") << "integer";
    QTest::newRow("only nulls") << QByteArray("null,null") << "null";
    QTest::newRow("integer, long") << QByteArray("1,9007199254740993") << "long";
    QTest::newRow("integer, real") << QByteArray("1,0.5") << "real";
    QTest::newRow("long, real") << QByteArray("9007199254740993,0.5") << "decimal";
    QTest::newRow("real, decimal") << QByteArray("0.5,18446744073709551616") << "decimal";
    QTest::newRow("integer, text") << QByteArray("1,\"a\"") << "text";
    QTest::newRow("integer, digits in quotes") << QByteArray("1,\"1\"") << "text";
    QTest::newRow("integer, boolean") << QByteArray("1,true") << "text";
    QTest::newRow("boolean, null") << QByteArray("true,null,false") << "boolean";
    QTest::newRow("date, timestamp") << QByteArray("\"2024-01-01\",\"2024-01-01T00:00:00\"") << "text";
    QTest::newRow("with and without zone")
        << QByteArray("\"2024-01-01T00:00:00Z\",\"2024-01-01T00:00:00\"") << "text";
    QTest::newRow("dates") << QByteArray("\"2024-01-01\",null,\"1999-12-31\"") << "date";
    QTest::newRow("date, empty text") << QByteArray("\"2024-01-01\",\"\"") << "text";
    QTest::newRow("nested") << QByteArray("[1,2],{\"a\":1}") << "text";
}

void TestEltRead::typesCombineWithoutLoss()
{
    QFETCH(QByteArray, values);
    QByteArray text;
    int depth = 0;
    for (const char c : values) { // {"v":…},{"v":…}: each value at the top becomes a row
        depth += (c == '[' || c == '{') - (c == ']' || c == '}');
        text += c == ',' && depth == 0 ? QByteArray("},{\"v\":") : QByteArray(1, c);
    }
    const QString table = jsonOrReason("[{\"v\":" + text + "}]");
    QTEST(table.section(' ', 0, 0).section(':', 1), "type");
}

void TestEltRead::csv_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("table");

    const auto row = [](const char *name, const QByteArray &text, const char *table) {
        QTest::newRow(name) << text << QString::fromUtf8(table);
    };
    row("plain", "id,name\n1,Ann\n2,Bob\n", "id:integer name:text | 1;Ann | 2;Bob");
    row("no newline at the end", "id,name\n1,Ann", "id:integer name:text | 1;Ann");
    row("CRLF", "id,name\r\n1,Ann\r\n", "id:integer name:text | 1;Ann");
    row("CR", "id,name\r1,Ann\r", "id:integer name:text | 1;Ann");
    row("semicolons", "id;price\n1;2,50\n", "id:integer price:text | 1;2,50");
    row("tabs", "id\tname\n1\tAnn, Bob\n", "id:integer name:text | 1;Ann, Bob");
    row("pipes", "id|name\n1|Ann, Bob\n", "id:integer name:text | 1;Ann, Bob");
    row("a mark inside",
        "id,name\n1,\xef\xbb\xbf"
        "Ann\n",
        "id:integer name:text | 1;\xef\xbb\xbf"
        "Ann");
    row("quotes", "id,\"full, name\"\n1,\"Ann \"\"A\"\" B\"\n", "id:integer full, name:text | 1;Ann \"A\" B");
    row("line break in a field", "id,note\n1,\"a\nb\"\n2,c\n", "id:integer note:text | 1;a\nb | 2;c");
    row("empty is null", "id,name\n1,\n,Bob\n", "id:integer name:text | 1;- | -;Bob");
    row("quoted empty is a text", "id,name\n1,\"\"\n2,b\n", "id:integer name:text | 1;'' | 2;b");
    row("quoted empty among numbers", "id,n\n1,\"\"\n2,7\n", "id:integer n:integer | 1;'' | 2;7");
    row("last field empty at the end", "a,b\n1,", "a:integer b:null | 1;-");
    row("blank lines", "a,b\n\n1,2\n\n", "a:integer b:integer | 1;2");
    row("one column", "a\n1\n2\n", "a:integer | 1 | 2");
    row("header only", "a,b\n", "a:null b:null");
    row("leading zeros stay", "plz\n01067\n10115\n", "plz:text | 01067 | 10115");
    row("umlauts", "städte\nKöln\n", "städte:text | Köln");

    row("empty", "", "! empty file");
    row("ragged, short", "a,b\n1,2\n3\n", "! malformed CSV: line 3: 1 fields, but the header has 2");
    row("ragged, long", "a,b\n1,2,3\n", "! malformed CSV: line 2: 3 fields, but the header has 2");
    row("ragged after a long field", "a,b\n1,\"x\ny\"\n3\n",
        "! malformed CSV: line 4: 1 fields, but the header has 2");
    row("never closed", "a,b\n1,\"2\n3,4\n", "! malformed CSV: line 2: a quoted field is never closed");
    row("after the quote", "a,b\n1,\"2\"3\n", "! malformed CSV: line 2: text after a closing quote");
    row("quote inside", "a,b\n1,2\"3\n",
        "! malformed CSV: line 2: a quote inside a field that does not start with one");
    row("same name twice", "a,b,a\n", "! two columns are named \"a\"");
    row("same but for the case", "Id,id\n", "! columns \"Id\" and \"id\" differ in case only");
    row("no name", "a,,b\n", "! column 2 has no name");
}

void TestEltRead::csv()
{
    QFETCH(QByteArray, text);
    QTEST(csvOrReason(text), "table");
}

void TestEltRead::json_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("table");

    const auto row = [](const char *name, const QByteArray &text, const char *table) {
        QTest::newRow(name) << text << QString::fromUtf8(table);
    };
    row("plain", R"([{"id":1,"name":"Ann"},{"id":2,"name":"Bob"}])", "id:integer name:text | 1;Ann | 2;Bob");
    row("order of appearance", R"([{"z":1,"a":2},{"m":3,"z":4}])",
        "z:integer a:integer m:integer | 1;2;- | 4;-;3");
    row("null", R"([{"a":null},{"a":true}])", "a:boolean | - | true");
    row("digits stay", R"([{"a":12345678901234567890.10}])", "a:decimal | 12345678901234567890.10");
    row("digits in quotes are text", R"([{"a":"12"}])", "a:text | 12");
    row("nested stays JSON", R"([{"a":{"b": [1, 2]},"c":[]}])", "a:text c:text | {\"b\": [1, 2]};[]");
    row("escapes", R"([{"a":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"}])", "a:text | \"\\/\b\f\n\r\té😀");
    row("empty text", R"([{"a":""}])", "a:text | ''");
    row("empty object", R"([{},{"a":1}])", "a:integer | - | 1");
    row("in an object", R"({"3166-1":[{"a":1}]})", "a:integer | 1");
    row("dates", R"([{"d":"2024-01-31","t":"2024-01-31T00:00:00Z"}])",
        "d:date t:timestamptz | 2024-01-31;2024-01-31T00:00:00Z");

    row("empty", "", "! empty file");
    row("white space", " \n ", "! empty file");
    row("no rows", "[]", "");
    row("cut off", "[{\"a\":1},\n{\"a\":", "! malformed JSON: line 2: Invalid value");
    row("cut off in a string", R"([{"a":"b)",
        "! malformed JSON: line 1: Missing a closing quotation mark in string");
    row("comma at the end", R"([{"a":1},])", "! malformed JSON: line 1: Invalid value");
    row("not objects", "[1,2]", "! JSON, line 1: a number in the array, which must hold objects only");
    row("arrays", "[[1],[2]]", "! JSON, line 1: an array of arrays, not of objects");
    row("one object", R"({"a":1})",
        "! not an array of objects, nor an object that holds one and nothing else: line 1: member \"a\" is a "
        "number; --records names the members that lead to the array");
    row("a number", "17",
        "! not an array of objects, nor an object that holds one and nothing else: line 1: a number; "
        "--records "
        "names the members that lead to the array");
    row("errors", R"({"errors":[{"message":"quota"}]})",
        "! the answer tells of a failure: \"errors\": [{\"message\":\"quota\"}]");
    row("more than an array", R"({"data":[{"a":1}],"next":"/2"})",
        "! JSON, line 1: an object with more in it than one array of objects: \"next\" too; --records says "
        "which");
    row("more after it", "[{\"a\":1}]\n[]", "! malformed JSON: line 2: more text after the end");
    row("member twice", R"([{"a":1,"a":2}])", "! JSON, line 1: an object has \"a\" twice");
    row("case", R"([{"a":1,"A":2}])", "! columns \"a\" and \"A\" differ in case only");
    row("NUL in a string", R"([{"a":"\u0000"}])",
        "! JSON, line 1: \\u0000 in a string, which no database column of texts can hold");
    row("NUL in a name", R"([{"a\u0000":1}])",
        "! JSON, line 1: \\u0000 in a string, which no database column of texts can hold");
    row("half a surrogate pair", R"([{"a":"\ud83d"}])",
        "! malformed JSON: line 1: The surrogate pair in string is invalid");
    row("leading zero", R"([{"a":01}])",
        "! malformed JSON: line 1: Missing a comma or '}' after an object member");
    row("nameless", R"([{"":1}])", "! column 1 has no name");
    row("too deep", "[{\"a\":" + QByteArray(100'000, '[') + "}]",
        "! JSON, line 1: nested more than 512 deep");
}

void TestEltRead::json()
{
    QFETCH(QByteArray, text);
    QTEST(jsonOrReason(text), "table");
}

void TestEltRead::jsonIsAsStrictAsQt_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("qtIsLax");
    for (const char *value : {"1.", ".1", "\"\\x\"", "\"\t\""})
        QTest::newRow(value) << QByteArray(value) << true;
    for (const char *value : {"1",         "-1",
                              "-",         "--1",
                              "1.0",       "1e5",
                              "1e",        "1e+",
                              "1E-2",      "01",
                              "0",         "0.0",
                              "-0",        "tru",
                              "true",      "True",
                              "null",      "nul",
                              "nullx",     "\"a\"",
                              "'a'",       "\"a",
                              "\"\\u12\"", "[]",
                              "[1,]",      "[,1]",
                              "[1 2]",     "{}",
                              "{\"a\"}",   "{\"a\":}",
                              "{a:1}",     "{\"a\":1,}",
                              "[[[]]]",    "{\"a\":{\"b\":[{}]}}",
                              "NaN",       "Infinity",
                              "1 2",       "/**/1",
                              ""})
        QTest::newRow(*value ? value : "(nothing)") << QByteArray(value) << false;
}

void TestEltRead::jsonIsAsStrictAsQt()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, qtIsLax);
    const QByteArray text = "[{\"v\":" + value + "}]";
    QJsonParseError error;
    QJsonDocument::fromJson(text, &error);
    const bool ours = !jsonOrReason(text).startsWith('!');
    QCOMPARE(ours, error.error == QJsonParseError::NoError && !qtIsLax);
}

void TestEltRead::encodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("charset");
    QTest::addColumn<QString>("text");

    const QString text = QStringLiteral("Köln");
    const auto encoded = [&](QStringConverter::Encoding encoding) -> QByteArray {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        return encoder(text);
    };
    QTest::newRow("UTF-8") << text.toUtf8() << "" << text;
    QTest::newRow("UTF-8 with a mark") << "\xef\xbb\xbf" + text.toUtf8() << "" << text;
    QTest::newRow("UTF-16 LE") << encoded(QStringConverter::Utf16LE) << "" << text;
    QTest::newRow("UTF-16 BE") << encoded(QStringConverter::Utf16BE) << "" << text;
    QTest::newRow("UTF-32 LE") << encoded(QStringConverter::Utf32LE) << "" << text;
    QTest::newRow("Latin-1, as the server says") << text.toLatin1() << "ISO-8859-1" << text;
    QTest::newRow("Latin-1, unsaid") << "a,b\nK\xf6ln,1\n" + QByteArray() << ""
                                     << "! wrong encoding: line 2 is not UTF-8";
    QTest::newRow("unknown")
        << QByteArray("a") << "klingon"
        << "! unknown encoding \"klingon\"; UTF-8, UTF-16, UTF-32 and ISO-8859-1 are accepted";
    QTest::newRow("UTF-16, cut in half") << encoded(QStringConverter::Utf16LE).chopped(1) << ""
                                         << "! wrong encoding: not UTF-16LE, which it says it is";
    QTest::newRow("NUL") << QByteArray("ab\0cd", 5) << ""
                         << "! not a text file: byte 3 is NUL";
}

void TestEltRead::encodings()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, charset);
    QString text;
    try {
        text = QString::fromUtf8(toUtf8(bytes, charset));
    } catch (const Failure &failure) {
        text = QStringLiteral("! ") + QString::fromUtf8(failure.what());
    }
    QTEST(text, "text");
}

QTEST_GUILESS_MAIN(TestEltRead)
#include "tst_eltread.moc"

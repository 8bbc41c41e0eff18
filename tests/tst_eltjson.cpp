// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the ELT example makes of JSON, and of the values of a column together.

#include "elt/readorreason.h"

#include <QJsonDocument>
#include <QTest>

class TestEltJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typesCombineWithoutLoss_data();
    void typesCombineWithoutLoss();
    void json_data();
    void json();
    void jsonIsAsStrictAsQt_data();
    void jsonIsAsStrictAsQt();
};

void TestEltJson::typesCombineWithoutLoss_data()
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

void TestEltJson::typesCombineWithoutLoss()
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

void TestEltJson::json_data()
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
        "number; `records` names the members that lead to the array");
    row("a number", "17",
        "! not an array of objects, nor an object that holds one and nothing else: line 1: a number; "
        "`records` "
        "names the members that lead to the array");
    row("errors", R"({"errors":[{"message":"quota"}]})",
        "! the answer tells of a failure: \"errors\": [{\"message\":\"quota\"}]");
    row("more than an array", R"({"data":[{"a":1}],"next":"/2"})",
        "! JSON, line 1: an object with more in it than one array of objects: \"next\" too; `records` says "
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

void TestEltJson::json()
{
    QFETCH(QByteArray, text);
    QTEST(jsonOrReason(text), "table");
}

void TestEltJson::jsonIsAsStrictAsQt_data()
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

void TestEltJson::jsonIsAsStrictAsQt()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, qtIsLax);
    const QByteArray text = "[{\"v\":" + value + "}]";
    QJsonParseError error;
    QJsonDocument::fromJson(text, &error);
    const bool ours = !jsonOrReason(text).startsWith('!');
    QCOMPARE(ours, error.error == QJsonParseError::NoError && !qtIsLax);
}

QTEST_GUILESS_MAIN(TestEltJson)
#include "tst_eltjson.moc"

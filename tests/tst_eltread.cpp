// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the ELT example makes of files: encodings, CSV, and the types it infers. (JSON: tst_eltjson.)

#include "elt/readorreason.h"
#include "extract/text.h"

#include <QStringEncoder>
#include <QTest>

class TestEltRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsHaveTypes_data();
    void fieldsHaveTypes();
    void csv_data();
    void csv();
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

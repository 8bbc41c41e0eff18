// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "elt/odd.h"

#include "identifier.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace {

/// Texts that databases, formats and programs have stumbled over.
const QStringList &oddTexts()
{
    static const QStringList texts{"",
                                   " ",
                                   "a",
                                   "'",
                                   "''",
                                   "\"",
                                   "\"\"",
                                   "\\",
                                   "\\'",
                                   "\\\\",
                                   "\\x00ff",
                                   ";",
                                   "--",
                                   "/*",
                                   "$$",
                                   "$1",
                                   "?",
                                   ":a",
                                   "%s",
                                   "\t",
                                   "\n",
                                   "\r\n",
                                   "\r",
                                   ",",
                                   "NULL",
                                   "null",
                                   "NaN",
                                   "inf",
                                   "-0",
                                   "0",
                                   "007",
                                   "1",
                                   "-1",
                                   "1.0",
                                   "1e5",
                                   "1E+5",
                                   "+1",
                                   ".5",
                                   "5.",
                                   "0x10",
                                   "9223372036854775807",
                                   "9223372036854775808",
                                   "123456789012345678901234567890.12345",
                                   "1e400",
                                   "true",
                                   "TRUE",
                                   "false",
                                   "t",
                                   "select",
                                   "DROP TABLE x; --",
                                   "user",
                                   "2024-02-29",
                                   "2023-02-29",
                                   "0000-01-01",
                                   "9999-12-31",
                                   "2024-02-29T23:59:59.123456",
                                   "2024-02-29T23:59:59Z",
                                   "2024-01-01T00:00:00+14:00",
                                   "2024-01-01 24:00:00",
                                   "infinity",
                                   "epoch",
                                   "größe",
                                   "😀",
                                   "\u0301",
                                   "\u202e",
                                   "\ufeff",
                                   "\uffff",
                                   "\ufffd",
                                   "\u0001",
                                   "\u007f",
                                   "\u0085",
                                   "\u2028",
                                   "ǅ",
                                   "İ",
                                   "ß",
                                   "{}",
                                   "[]",
                                   "{a,b}",
                                   "<a&b>",
                                   "=1+1"};
    return texts;
}

QStringList anyNames(QRandomGenerator &random)
{
    QStringList names;
    QSet<QString> taken;
    for (int n = random.bounded(1, 8); n > 0; --n) {
        QString name = anyText(random).left(200);
        while (name.trimmed().isEmpty() || taken.contains(name.toLower()))
            name += QStringLiteral("c%1").arg(names.size());
        taken.insert(name.toLower());
        names += name;
    }
    return names;
}

} // namespace

QString anyText(QRandomGenerator &random)
{
    QString text = oddTexts().at(random.bounded(int(oddTexts().size())));
    while (random.bounded(3) == 0)
        text += oddTexts().at(random.bounded(int(oddTexts().size())));
    return random.bounded(200) == 0 ? text.repeated(20'000) : text;
}

Made soundFile(QRandomGenerator &random)
{
    Made made{anyNames(random), {}, {}, {}};
    for (int n = random.bounded(20); n >= 0; --n) {
        QStringList row;
        for (qsizetype i = 0; i < made.names.size(); ++i)
            row += anyText(random);
        made.rows += row;
    }
    if (random.bounded(2)) {
        made.address = QStringLiteral("http://h/t.json");
        QJsonArray array;
        for (const QStringList &row : std::as_const(made.rows)) {
            QJsonObject object;
            for (qsizetype i = 0; i < row.size(); ++i)
                object.insert(made.names[i], row[i]);
            array += object;
        }
        made.file = QJsonDocument(array).toJson(QJsonDocument::Compact);
    } else {
        made.address = QStringLiteral("http://h/t.csv");
        const auto line = [&](const QStringList &fields) {
            QByteArrayList texts;
            for (const QString &field : fields)
                texts += quoted(field).toUtf8();
            return texts.join(',') + (random.bounded(2) ? "\n" : "\r\n");
        };
        made.file = line(made.names);
        for (const QStringList &row : std::as_const(made.rows))
            made.file += line(row);
    }
    switch (random.bounded(4)) {
    case 0:
        made.file.prepend("\xef\xbb\xbf");
        break;
    case 1: {
        const QString text = QString::fromUtf8(made.file);
        made.file = QByteArray("\xff\xfe")
                    + QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        break;
    }
    default:
        break;
    }
    return made;
}

Made brokenFile(QRandomGenerator &random)
{
    Made made = soundFile(random);
    QByteArray &file = made.file;
    for (int n = random.bounded(1, 5); n > 0 && !file.isEmpty(); --n) {
        const qsizetype at = random.bounded(int(file.size()));
        switch (random.bounded(4)) {
        case 0:
            file[at] = char(random.generate());
            break;
        case 1:
            file.truncate(at);
            break;
        case 2:
            file.remove(at, random.bounded(1, 10));
            break;
        default:
            file.insert(at, file.sliced(random.bounded(int(at) + 1)).left(50));
        }
    }
    return made;
}

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "elttest.h"

#include <QFile>
#include <QTest>

namespace {

/// The summary's line for \a source.
QString lineOf(const Ended &ended, const QString &source)
{
    for (const QString &line : ended.out.split('\n')) {
        if (line.startsWith(source + ' '))
            return line;
    }
    return source + " - - - (not in the summary)";
}

} // namespace

void writeFile(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(name + ": " + file.errorString()));
    QCOMPARE(file.write(bytes), bytes.size());
}

QString outcomeOf(const Ended &ended, const QString &source)
{
    return lineOf(ended, source).sliced(source.size()).simplified().section(' ', 3);
}

void EltTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath("warehouse.db");
}

void EltTest::cleanup()
{
    m_folder.reset();
}

Ended EltTest::run(const QString &toml, const QStringList &environment) const
{
    const QString name = m_folder->filePath("night.toml");
    writeFile(name, toml.toUtf8());
    return runElt({"--warehouse", warehouse(), "--retries", "0", "--config", name}, {}, environment);
}

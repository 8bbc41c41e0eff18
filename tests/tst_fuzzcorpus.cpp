// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// What the fuzzer found worth keeping, with any compiler: errors, but no crash.

#include "fuzz/fuzz_reader.cpp"
#include "support/thorough.h"

#include <QtCore/qdir.h>
#include <QtTest/qtest.h>

class TestFuzzCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bearsEverything()
    {
        const QDir corpus(QFINDTESTDATA("data/fuzz"));
        const QStringList names = corpus.entryList(QDir::Files);
        QVERIFY(names.size() > 100);
        for (const QString &name : names) {
            QFile input(corpus.filePath(name));
            QVERIFY(input.open(QIODevice::ReadOnly));
            const QByteArray data = input.readAll();
            QCOMPARE(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(data.constData()),
                                            std::size_t(data.size())),
                     0);
        }
        tell({"inputs", QStringLiteral("journals that a fuzzer has found worth keeping"), names.size()});
    }
};

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzzcorpus.moc"

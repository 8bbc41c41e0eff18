// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "docs/example.h"

#include <QtWidgets/qapplication.h>

#include <vector>

static std::vector<const docs::Example *> &examples()
{
    static std::vector<const docs::Example *> all;
    return all;
}

docs::Example::Example(const char *p, void (*r)()) : place(p), run(r)
{
    examples().push_back(this);
}

/// Runs what the documentation's pages show.
class tst_docs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runs_data()
    {
        QTest::addColumn<const docs::Example *>("example");
        for (const docs::Example *example : examples())
            QTest::newRow(example->place) << example;
        QVERIFY(!examples().empty());
    }
    void runs()
    {
        QFETCH(const docs::Example *, example);
        example->run();
    }
};

int main(int argc, char **argv)
{
    // Pages may not speak of what the environment of the test run says.
    for (const char *name : {"PARALLEL_ENABLED", "PARALLEL_WORKERS", "PARALLEL_TASKS", "PARALLEL_PROGRESS"})
        qunsetenv(name);
    QApplication application(argc, argv);
    tst_docs test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_docs.moc"

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

// The ELT example where libmariadb was not there when it was built: it says so.

#include "source.h"

#include <QTest>

#include <stdexcept>

class TestEltWithoutMariadb : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itSaysSo()
    {
        for (const QString scheme : {"mysql", "mariadb"}) {
            try {
                (void)Source::parse(scheme + "://ann:s3cret@h/shop#orders");
                QFAIL("it was accepted");
            } catch (const std::invalid_argument &error) {
                QCOMPARE(QString(error.what()), "source " + scheme
                                                    + "://ann:***@h/shop#orders: this elt was built without "
                                                      "libmariadb, and so without MySQL and MariaDB");
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestEltWithoutMariadb)
#include "tst_eltwithoutmariadb.moc"

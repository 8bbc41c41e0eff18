// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>
#include <QStringList>

/// One or more of the texts that databases, formats and programs have stumbled over,
/// and seldom a very long one.
QString anyText(QRandomGenerator &random);

using Rows = QList<QStringList>;

struct Made
{
    QStringList names;
    Rows rows;
    QString address; ///< Which tells the format.
    QByteArray file;
};

/// A sound file of odd texts, and what is in it.
Made soundFile(QRandomGenerator &random);
/// A file in which something has been changed at random.
Made brokenFile(QRandomGenerator &random);

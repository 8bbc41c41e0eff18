// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/words.h"

#include <QtCore/qstringlist.h>

#include <vector>

namespace monitor::text {

/// What the place that the text goes to can show.
struct Style
{
    bool color = false;   ///< A terminal, and NO_COLOR does not forbid it.
    bool unicode = true;  ///< ✓ and █, or else letters and #.
    bool animate = false; ///< A terminal that can be drawn on again.
    int width = 80;
    int height = 24;

    /// For standard output, as it is now.
    static Style ofOutput();

    QString colored(const QString &text, Shown state) const;
    QString bold(const QString &text) const;
    QString dim(const QString &text) const;
    QString symbol(Shown state) const;
    QString pauseSymbol() const;
    /// "█████░░░░░"
    QString bar(double part, int cells) const;
    /// As few as fit into \a cells, each the average of those beside each other; NaN if one is.
    static std::vector<double> columns(const std::vector<double> &values, int cells);
    /// "▁▂▅▇▇▆▇": of the highest value; \a cells averages. What is not a number is not
    /// known: "╱".
    QString sparkline(const std::vector<double> &values, int cells) const;
};

/// Must be called before the QCoreApplication is made: prepares the locale, so
/// that a terminal without UTF-8 gets ASCII, and Qt does not warn.
void prepareLocale();

/// Without control characters: what a task is called must not control the terminal.
QString plain(QString text);
/// How many cells of the terminal a text takes; escape sequences take none.
int cells(const QString &text);
/// Cut in the middle, where its end matters as much.
QString elided(const QString &text, int width);
/// The beginning that fits, with its colours ended.
QString clipped(const QString &text, int width);
/// In lines that fit, parted at blanks.
QStringList wrapped(const QString &text, int width);
QString padded(const QString &text, int width, bool right = false);

/// Columns as wide as their widest cell; the last one gets what is left of the width.
/// Where it is too wide all the same, columns are left out, those with the highest rank first.
class Table
{
public:
    enum Align { Left, Right };
    /// A column's head; empty heads make no head line.
    /// \a rank 0: it is never left out.
    void addColumn(const QString &head, Align align = Left, int rank = 0)
    {
        m_heads.append(head);
        m_aligns.append(align);
        m_ranks.append(rank);
    }
    void addRow(const QStringList &row) { m_rows.append(row); }
    bool isEmpty() const { return m_rows.isEmpty(); }
    QStringList lines(const Style &style) const;

private:
    QStringList m_heads;
    QList<Align> m_aligns;
    QList<int> m_ranks;
    QList<QStringList> m_rows;
};

/// To standard output and standard error, at once.
void print(const QString &text);
void printError(const QString &text);

} // namespace monitor::text

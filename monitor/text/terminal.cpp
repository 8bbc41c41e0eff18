// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "terminal.h"

#include <algorithm>
#include <clocale>
#include <cmath>
#include <cstdio>
#include <cwchar>
#include <vector>

#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace monitor::text {

namespace {

bool localeIsUtf8 = true;

constexpr char16_t escape = u'\x1b';

QString sgr(const char *code, const QString &text)
{
    return QStringLiteral("\x1b[%1m%2\x1b[0m").arg(QLatin1String(code), text);
}

int cellsOf(char32_t c)
{
    const int width = wcwidth(wchar_t(c));
    return width < 0 ? 1 : width;
}

void write(FILE *to, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), to);
    std::fflush(to);
}

} // namespace

void prepareLocale()
{
    std::setlocale(LC_ALL, "");
    localeIsUtf8 = qstrcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (!localeIsUtf8) {
        qputenv("LC_ALL", "C.UTF-8");
        std::setlocale(LC_ALL, "");
    }
}

Style Style::ofOutput()
{
    Style style;
    const QByteArray term = qgetenv("TERM");
    style.animate = isatty(STDOUT_FILENO) && !term.isEmpty() && term != "dumb";
    style.color = style.animate && qEnvironmentVariableIsEmpty("NO_COLOR");
    style.unicode = localeIsUtf8;
    winsize size = {};
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        style.width = std::max<int>(size.ws_col, 20);
        style.height = std::max<int>(size.ws_row, 4);
    } else if (!isatty(STDOUT_FILENO)) {
        style.width = 200; // nobody is there to read it yet
        style.height = 1000;
    }
    return style;
}

QString Style::colored(const QString &text, Shown state) const
{
    static constexpr const char *codes[shownCount] = {"90", "34", "32", "31", "33", "35", "90"};
    return color ? sgr(codes[int(state)], text) : text;
}

QString Style::bold(const QString &text) const
{
    return color ? sgr("1", text) : text;
}

QString Style::dim(const QString &text) const
{
    return color ? sgr("2", text) : text;
}

QString Style::symbol(Shown state) const
{
    if (unicode)
        return monitor::symbol(state);
    return QString(QLatin1Char("o*+x-!."[int(state)]));
}

QString Style::pauseSymbol() const
{
    return unicode ? QStringLiteral("‖") : QStringLiteral("=");
}

QString Style::bar(double part, int cells) const
{
    const int full = std::clamp(int(part * cells), 0, cells);
    return QString(full, unicode ? u'█' : u'#') + QString(cells - full, unicode ? u'░' : u'-');
}

std::vector<double> Style::columns(const std::vector<double> &values, int cells)
{
    const std::size_t count = std::min(values.size(), std::size_t(std::max(cells, 0)));
    std::vector<double> columns(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t from = i * values.size() / count;
        const std::size_t to = std::max(from + 1, (i + 1) * values.size() / count);
        for (std::size_t k = from; k < to; ++k)
            columns[i] += values[k] / double(to - from);
    }
    return columns;
}

QString Style::sparkline(const std::vector<double> &values, int cells) const
{
    const QString levels = unicode ? QStringLiteral("▁▂▃▄▅▆▇█") : QStringLiteral("_.-=+*#@");
    const std::vector<double> columns = Style::columns(values, cells);
    double highest = 0;
    for (const double value : columns)
        highest = std::max(highest, value); // not changed by NaN
    QString line;
    for (const double value : columns) {
        if (std::isnan(value)) {
            line += unicode ? QChar(u'╱') : QChar(u'/');
            continue;
        }
        const int level = highest > 0 ? int(std::ceil(value / highest * 8)) : 0;
        line += level <= 0 ? QChar(u' ') : levels[std::min(level, 8) - 1];
    }
    return line;
}

QString plain(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u' ';
    }
    return text;
}

int cells(const QString &text)
{
    int count = 0;
    bool inEscape = false;
    for (const char32_t c : text.toUcs4()) {
        if (c == escape)
            inEscape = true;
        else if (!inEscape)
            count += cellsOf(c);
        else if (c == U'm')
            inEscape = false;
    }
    return count;
}

QString elided(const QString &text, int width)
{
    if (cells(text) <= width)
        return text;
    if (width < 2)
        return text.left(std::max(width, 0));
    const QList<uint> all = text.toUcs4();
    const auto take = [&](int room, bool fromEnd) {
        QString part;
        for (qsizetype i = 0; i < all.size(); ++i) {
            const char32_t c = all[fromEnd ? all.size() - 1 - i : i];
            room -= cellsOf(c);
            if (room < 0)
                break;
            const QString next = QString::fromUcs4(&c, 1);
            part = fromEnd ? next + part : part + next;
        }
        return part;
    };
    const int rest = width - 1;
    return take(rest - rest / 2, false) + QStringLiteral("…") + take(rest / 2, true);
}

QString clipped(const QString &text, int width)
{
    if (cells(text) <= width)
        return text;
    QString clip;
    bool inEscape = false;
    bool colored = false;
    for (const char32_t c : text.toUcs4()) {
        if (c == escape) {
            inEscape = true;
            colored = true;
        } else if (!inEscape && (width -= cellsOf(c)) < 0) {
            break;
        } else if (inEscape && c == U'm') {
            inEscape = false;
        }
        clip += QString::fromUcs4(&c, 1);
    }
    return colored ? clip + QStringLiteral("\x1b[0m") : clip;
}

QStringList wrapped(const QString &text, int width)
{
    QStringList lines;
    QString line;
    for (const QString &word : text.split(u' ')) {
        if (!line.isEmpty() && cells(line) + 1 + cells(word) > width) {
            lines.append(line);
            line = QStringLiteral("  ") + word;
        } else {
            line += (line.isEmpty() ? QString() : QStringLiteral(" ")) + word;
        }
    }
    return lines << line;
}

QString padded(const QString &text, int width, bool right)
{
    const QString space(std::max(0, width - cells(text)), u' ');
    return right ? space + text : text + space;
}

QStringList Table::lines(const Style &style) const
{
    const qsizetype columns = m_heads.size();
    QList<int> widths(columns, 0);
    const auto measure = [&](const QStringList &row) {
        for (qsizetype i = 0; i < columns; ++i)
            widths[i] = std::max(widths[i], cells(row.value(i)));
    };
    measure(m_heads);
    for (const QStringList &row : m_rows)
        measure(row);
    QList<bool> shown(columns, true);
    const qsizetype last = columns - 1;
    const auto left = [&] { // for the last column
        int width = style.width;
        for (qsizetype i = 0; i < last; ++i)
            width -= shown[i] ? widths[i] + 2 : 0;
        return shown[last] ? width : width + 2;
    };
    const auto needed = [&] { return shown[last] ? std::min(widths[last], 8) : 0; };
    for (int rank = *std::max_element(m_ranks.begin(), m_ranks.end()); rank > 0 && left() < needed();
         --rank) {
        for (qsizetype i = 0; i < columns; ++i)
            shown[i] = shown[i] && m_ranks[i] != rank;
    }
    if (left() < needed()) // then the first one is cut
        widths[0] = std::max(8, widths[0] + left() - needed());
    widths[last] = std::clamp(left(), needed(), std::max(widths[last], needed()));

    const auto line = [&](const QStringList &row) {
        QStringList parts;
        for (qsizetype i = 0; i < columns; ++i) {
            if (!shown[i])
                continue;
            QString cell = row.value(i);
            if (cells(cell) > widths[i])
                cell = elided(cell, widths[i]);
            parts << (i == last && m_aligns[i] == Left ? cell
                                                       : padded(cell, widths[i], m_aligns[i] == Right));
        }
        return parts.join(QStringLiteral("  "));
    };
    QStringList lines;
    if (!m_heads.join(QString()).isEmpty())
        lines.append(style.dim(line(m_heads)));
    for (const QStringList &row : m_rows)
        lines.append(line(row));
    return lines;
}

void print(const QString &text)
{
    write(stdout, text);
}

void printError(const QString &text)
{
    write(stderr, text);
}

} // namespace monitor::text

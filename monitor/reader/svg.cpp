// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "svg.h"

#include <QtCore/qcoreapplication.h>

#include <algorithm>
#include <cmath>

namespace monitor {

namespace {

QByteArray fixed(double value)
{
    return QByteArray::number(value, 'f', 1);
}

/// 1, 2 or 5 times a power of ten, so that about \a count of them make \a range.
double niceStep(double range, int count)
{
    const double raw = range / count;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= raw)
            return factor * power;
    }
    return 10 * power;
}

/// A step of time that a clock has, in seconds.
double niceTime(double seconds, int count)
{
    const double raw = seconds / count;
    for (const double step : {1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0,
                              3600.0, 7200.0, 14400.0, 21600.0, 43200.0, 86400.0}) {
        if (step >= raw && raw >= 0.5)
            return step;
    }
    return niceStep(seconds, count);
}

QString timeLabel(double seconds)
{
    return seconds == 0 ? QStringLiteral("0") : duration(qint64(std::llround(seconds * 1e9)));
}

QByteArray text(double x, double y, const char *anchor, const QString &label)
{
    return "<text x=\"" + fixed(x) + "\" y=\"" + fixed(y) + "\" text-anchor=\"" + anchor + "\">" + html(label)
           + "</text>";
}

void timeAxis(QByteArray &svg, double left, double width, double top, double bottom, double seconds)
{
    if (seconds <= 0)
        return;
    const double step = niceTime(seconds, 8);
    for (int i = 0; i * step <= seconds * 1.0001; ++i) {
        const double x = left + i * step / seconds * width;
        svg += "<path class=\"grid\" d=\"M" + fixed(x) + " " + fixed(top) + "V" + fixed(bottom) + "\"/>";
        svg += text(x, bottom + 16,
                    i == 0                  ? "start"
                    : x > left + width - 20 ? "end"
                                            : "middle",
                    timeLabel(i * step));
    }
}

/// Oblique lines where nothing is known.
QByteArray hatch(double left, double right, double top, double bottom)
{
    constexpr double apart = 7;
    QByteArray path;
    const double height = bottom - top;
    for (double x = left - height + apart; x < right; x += apart) { // from the foot, to the upper right
        const double from = std::max(x, left);
        const double to = std::min(x + height, right);
        if (to > from)
            path += "M" + fixed(from) + " " + fixed(bottom - (from - x)) + "L" + fixed(to) + " "
                    + fixed(bottom - (to - x));
    }
    return "<path class=\"unknown\" d=\"" + path + "\"><title>"
           + html(QCoreApplication::translate("monitor::Report", "not kept")) + "</title></path>";
}

} // namespace

QByteArray html(const QString &text)
{
    QString clean;
    for (const QChar c : text) // what XML and HTML do not allow
        clean += c.unicode() < 0x20 && c != u'\n' && c != u'\t' ? QChar(QChar::ReplacementCharacter) : c;
    return clean.toHtmlEscaped().toUtf8();
}

QByteArray svgPlot(const Plot &plot, const QList<Curve> &curves, const std::function<QString(double)> &format)
{
    constexpr double width = 960;
    constexpr double height = 170;
    constexpr double left = 64;
    constexpr double top = 10;
    constexpr double bottom = height - 24;
    constexpr double span = width - left - 12;
    constexpr std::size_t maxColumns = 400;

    // averages of neighbours, so that the page stays small
    const std::size_t group = std::max<std::size_t>(1, (plot.steps.size() + maxColumns - 1) / maxColumns);
    std::vector<std::vector<double>> sums; // per column, each curve upon those before
    for (std::size_t from = 0; from < plot.steps.size(); from += group) {
        const std::size_t to = std::min(plot.steps.size(), from + group);
        std::vector<double> column;
        double below = 0;
        const auto known =
            std::count_if(plot.steps.begin() + std::ptrdiff_t(from), plot.steps.begin() + std::ptrdiff_t(to),
                          [](const PlotStep &step) { return step.known; });
        for (const Curve &curve : curves) {
            for (std::size_t i = from; i < to; ++i)
                below += plot.steps[i].known ? curve.value(plot.steps[i]) / double(known) : 0;
            column.push_back(below);
        }
        sums.push_back(column);
    }
    double highest = 0;
    for (const auto &column : sums)
        highest = std::max(highest, column.back());
    if (highest <= 0)
        highest = 1;
    const double step = niceStep(highest, 3);
    const double ceiling = std::ceil(highest / step) * step;
    const auto y = [&](double value) { return bottom - value / ceiling * (bottom - top); };
    const auto x = [&](std::size_t column) { return left + span * double(column) / double(sums.size()); };

    QByteArray svg = "<svg viewBox=\"0 0 " + fixed(width) + " " + fixed(height) + "\" role=\"img\">";
    const int lines = int(std::lround(ceiling / step));
    for (int line = 0; line <= lines; ++line) {
        const double value = line * step;
        svg += "<path class=\"grid\" d=\"M" + fixed(left) + " " + fixed(y(value)) + "H" + fixed(left + span)
               + "\"/>";
        svg += text(left - 8, y(value) + 4, "end", format(value));
    }
    timeAxis(svg, left, span, bottom, bottom + 4, double(plot.step) * double(plot.steps.size()) / 1e9);
    for (qsizetype curve = curves.size() - 1; curve >= 0; --curve) {
        QByteArray path;
        double before = -1;
        for (std::size_t column = 0; column < sums.size(); ++column) {
            const double at = y(sums[column][std::size_t(curve)]);
            if (std::abs(at - before) < 0.05)
                continue;
            path += (column == 0 ? "L" + fixed(x(0)) + " " : "H" + fixed(x(column)) + "V") + fixed(at);
            before = at;
        }
        svg += "<path class=\"area " + QByteArray(keyword(curves[curve].state).data()) + "\" d=\"M"
               + fixed(left) + " " + fixed(bottom) + path + "H" + fixed(left + span) + "V" + fixed(bottom)
               + "Z\"><title>" + html(curves[curve].name) + "</title></path>";
    }
    const double whole = double(plot.step) * double(std::max<std::size_t>(plot.steps.size(), 1));
    for (const Span &gap : plot.unknown())
        svg +=
            hatch(left + span * double(gap.from) / whole, left + span * double(gap.to) / whole, top, bottom);
    return svg + "</svg>";
}

QByteArray svgHistogram(const Distribution &distribution, qint64 from, qint64 to, Shown state,
                        const QString &title)
{
    constexpr double width = 180;
    constexpr double height = 30;
    QByteArray svg = "<svg class=\"histogram\" viewBox=\"0 0 180 30\" role=\"img\"><title>" + html(title)
                     + "</title><path class=\"grid\" d=\"M0 29.5H180\"/>";
    const std::vector<Distribution::Bar> bars = distribution.bars(4);
    const double low = std::log2(double(std::max<qint64>(from, 1)));
    const double range = std::max(1.0, std::log2(double(std::max<qint64>(to, 2))) - low);
    quint64 highest = 1;
    for (const auto &bar : bars)
        highest = std::max(highest, bar.count);
    for (const auto &bar : bars) {
        if (bar.count == 0)
            continue;
        const double x = (std::log2(double(std::max<qint64>(bar.from, 1))) - low) / range * width;
        const double end = (std::log2(double(std::max<qint64>(bar.to, 2))) - low) / range * width;
        const double size = std::max(1.5, double(bar.count) / double(highest) * (height - 2));
        svg += "<rect class=\"" + QByteArray(keyword(state).data()) + "\" x=\""
               + fixed(std::clamp(x, 0.0, width - 1)) + "\" y=\"" + fixed(height - 1 - size) + "\" width=\""
               + fixed(std::max(1.0, end - x - 0.4)) + "\" height=\"" + fixed(size) + "\"/>";
    }
    return svg + "</svg>";
}

QByteArray svgStrips(const QList<Strip> &strips, qint64 length, const std::vector<Span> &gaps)
{
    constexpr double width = 960;
    constexpr double left = 110;
    constexpr double span = width - left - 12;
    constexpr double row = 14;
    const double bottom = 4 + row * double(strips.size());
    QByteArray svg = "<svg viewBox=\"0 0 960 " + fixed(bottom + 24) + "\" role=\"img\">";
    timeAxis(svg, left, span, 0, bottom, double(length) / 1e9);
    for (qsizetype i = 0; i < strips.size(); ++i) {
        const Strip &strip = strips[i];
        const double y = 4 + row * double(i);
        const double cell = span / double(strip.busy.size());
        svg += text(left - 8, y + row - 4, "end", strip.name);
        const auto level = [&](std::size_t at) { return int(std::lround(strip.busy[at] * 8)); };
        for (std::size_t from = 0; from < strip.busy.size();) {
            std::size_t to = from + 1;
            while (to < strip.busy.size() && level(to) == level(from))
                ++to;
            if (level(from) > 0)
                svg += "<rect class=\"running\" x=\"" + fixed(left + double(from) * cell) + "\" y=\""
                       + fixed(y) + "\" width=\"" + fixed(double(to - from) * cell)
                       + "\" height=\"11\" opacity=\"" + QByteArray::number(0.2 + 0.1 * level(from), 'f', 1)
                       + "\"/>";
            from = to;
        }
        for (std::size_t at = 0; at < strip.failed.size(); ++at) {
            if (strip.failed[at])
                svg += "<rect class=\"failed\" x=\"" + fixed(left + double(at) * cell) + "\" y=\"" + fixed(y)
                       + "\" width=\"" + fixed(std::max(2.0, cell)) + "\" height=\"11\"/>";
        }
    }
    for (const Span &gap : gaps) {
        const auto x = [&](qint64 time) {
            return left + span * std::clamp(double(time) / double(std::max<qint64>(length, 1)), 0.0, 1.0);
        };
        svg += hatch(x(gap.from), x(gap.to), 2, bottom);
    }
    return svg + "</svg>";
}

} // namespace monitor

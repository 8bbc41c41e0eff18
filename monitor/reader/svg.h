// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "snapshot.h"
#include "words.h"

#include <QtCore/qbytearray.h>

#include <functional>

namespace monitor {

/// Inline SVG for the report: drawn in the colours of its style sheet (classes
/// `queued` … `cancelled`), so that it is light or dark as the page is.

/// Curves over time with axes; those of one plot lie upon each other.
struct Curve
{
    Shown state;
    QString name;
    std::function<double(const PlotStep &)> value;
};
QByteArray svgPlot(const Plot &plot, const QList<Curve> &curves,
                   const std::function<QString(double)> &format);

/// A small histogram on a logarithmic axis from \a from to \a to nanoseconds.
QByteArray svgHistogram(const Distribution &distribution, qint64 from, qint64 to, Shown state,
                        const QString &title);

/// How busy each worker was, and where tasks failed; rows are lanes.
struct Strip
{
    QString name;
    std::vector<double> busy;    ///< 0 … 1 in equal steps of the whole time.
    std::vector<bool> failed;
};
/// \a gaps: times of which not all is known.
QByteArray svgStrips(const QList<Strip> &strips, qint64 duration, const std::vector<Span> &gaps);

/// For text and attributes.
QByteArray html(const QString &text);

} // namespace monitor

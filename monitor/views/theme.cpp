// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/theme.h"

#include <QtCore/qfile.h>
#include <QtGui/qfontmetrics.h>
#include <QtGui/qicon.h>
#include <QtWidgets/qapplication.h>
#include <QtWidgets/qstyle.h>
#include <QtWidgets/qstylefactory.h>

#include <cmath>

/// Resources of a static library have to be asked for, outside of any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(monitor);
}

namespace monitor {

namespace {

Theme::Scheme chosen = Theme::Scheme::System;
bool dark = false;
bool applied = false;

QColor pick(QRgb light, QRgb darkOne)
{
    return QColor(dark ? darkOne : light);
}

/// Before we set a palette of our own, the application's tells what the desktop uses.
bool systemIsDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

} // namespace

bool Theme::isApplied()
{
    return applied;
}
Theme::Scheme Theme::scheme()
{
    return chosen;
}
bool Theme::isDark()
{
    return dark;
}

// The palette of Okabe and Ito, as in words.cpp, for areas rather than for letters;
// tst_windowmodels holds both to their contrast.
QColor Theme::fill(Shown state)
{
    switch (state) {
    case Shown::Queued:
    case Shown::NeverRan:
        return pick(0xff7c848c, 0xff7d8792);
    case Shown::Running:
        return pick(0xff2b7fc4, 0xff56a9e8);
    case Shown::Succeeded:
        return pick(0xff0d956f, 0xff2fb28b);
    case Shown::Failed:
        return pick(0xffd9480f, 0xfff0703c);
    case Shown::Cancelled:
        return pick(0xffac7900, 0xffe3ab2f);
    case Shown::Died:
        return pick(0xffa63d8f, 0xffd77fc4);
    }
    return {};
}

QColor Theme::ink(Shown state)
{
    return QColor::fromRgb(color(state, dark));
}

QColor Theme::nameColor(int index)
{
    static constexpr QRgb lights[nameColors] = {0xff4478b8, 0xff2b8a7a, 0xff8f63b3, 0xff9a7a22,
                                                0xff4f8a35, 0xff6d7d95, 0xffb5628f, 0xff2585b0,
                                                0xff6f6fd0, 0xff1f6258, 0xff6d3f8c, 0xff2d5673};
    static constexpr QRgb darks[nameColors] = {0xff6a9bd8, 0xff4fb8a6, 0xffac86cc, 0xffd6bc75,
                                               0xff86b969, 0xff8d9db5, 0xffd295b5, 0xff72c1e5,
                                               0xff9a9aec, 0xff8bd3c0, 0xffbea8d3, 0xff6595b5};
    // Not in one expression: GCC 12 with -fsanitize=undefined computes the i % n of
    // (a ? b : c)[i % n] for b only, and reads c anywhere.
    const QRgb *const colors = dark ? darks : lights;
    return QColor(colors[index % nameColors]);
}

QColor Theme::window()
{
    return pick(0xfff1f3f5, 0xff14171a);
}
QColor Theme::panel()
{
    return pick(0xffffffff, 0xff1c2025);
}
QColor Theme::raised()
{
    return pick(0xfff6f8fa, 0xff262b32);
}
QColor Theme::line()
{
    return pick(0xffdce0e5, 0xff30363e);
}
QColor Theme::edge()
{
    return pick(0xff828a93, 0xff727c88);
}
QColor Theme::textOn(const QColor &fill)
{
    return contrastRatio(fill, Qt::white) >= contrastRatio(fill, Qt::black) ? Qt::white : Qt::black;
}
QColor Theme::text()
{
    return pick(0xff1c2127, 0xffe4e8ed);
}
QColor Theme::secondary()
{
    return pick(0xff59636e, 0xff9da7b3);
}
QColor Theme::faint()
{
    return pick(0xffe9ecef, 0xff2a3037);
}
QColor Theme::accent()
{
    return pick(0xff1f6fb5, 0xff58a6e8);
}
QColor Theme::accentText()
{
    return pick(0xffffffff, 0xff10151a);
}
QColor Theme::selection()
{
    return pick(0xffd9e9f8, 0xff1b3550);
}

QFont Theme::font(qreal scale, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(weight);
    // A column of numbers whose digits differ in width cannot be compared by eye.
    const QFontMetricsF metrics(font);
    if (std::abs(metrics.horizontalAdvance(u'1') - metrics.horizontalAdvance(u'8')) > 0.1)
        font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"), font.family()});
    return font;
}

QPalette Theme::palette()
{
    QPalette p;
    p.setColor(QPalette::Window, window());
    p.setColor(QPalette::WindowText, text());
    p.setColor(QPalette::Base, panel());
    p.setColor(QPalette::AlternateBase, raised());
    p.setColor(QPalette::Text, text());
    p.setColor(QPalette::Button, raised());
    p.setColor(QPalette::ButtonText, text());
    p.setColor(QPalette::BrightText, ink(Shown::Failed));
    p.setColor(QPalette::PlaceholderText, secondary());
    p.setColor(QPalette::ToolTipBase, raised());
    p.setColor(QPalette::ToolTipText, text());
    p.setColor(QPalette::Highlight, accent());
    p.setColor(QPalette::HighlightedText, accentText());
    p.setColor(QPalette::Link, accent());
    p.setColor(QPalette::LinkVisited, accent());
    p.setColor(QPalette::Light, raised());
    p.setColor(QPalette::Midlight, line());
    p.setColor(QPalette::Mid, line());
    p.setColor(QPalette::Dark, line().darker(120));
    p.setColor(QPalette::Shadow, QColor(0, 0, 0, dark ? 120 : 60));
    const QColor disabled = pick(0xff98a1aa, 0xff68727d);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, disabled);
    return p;
}

QString Theme::styleSheet()
{
    QFile file(QStringLiteral(":/monitor/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char *, QColor> names[] = {{"@window", window()},
                                                     {"@panel", panel()},
                                                     {"@raised", raised()},
                                                     {"@line", line()},
                                                     {"@edge", edge()},
                                                     {"@text", text()},
                                                     {"@secondary", secondary()},
                                                     {"@faint", faint()},
                                                     {"@accentText", accentText()},
                                                     {"@accent", accent()},
                                                     {"@selection", selection()},
                                                     {"@failed", ink(Shown::Failed)},
                                                     {"@disabled", pick(0xff98a1aa, 0xff68727d)}};
    for (const auto &[name, color] : names)
        sheet.replace(QLatin1String(name), color.name());
    sheet.replace(QLatin1String("@theme"), QLatin1String(dark ? "dark" : "light"));
    return sheet;
}

void Theme::apply(QApplication &app, Scheme scheme)
{
    static const bool systemDark = systemIsDark(QApplication::palette());
    initResources();
    applied = true;
    chosen = scheme;
    dark = scheme == Scheme::Dark || (scheme == Scheme::System && systemDark);
    if (app.style()->objectName().compare(QLatin1String("fusion"), Qt::CaseInsensitive) != 0)
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(palette());
    app.setStyleSheet(styleSheet());
    if (QApplication::windowIcon().isNull()) {
        QIcon icon;
        for (const int size : {16, 32, 48, 64, 128, 256})
            icon.addFile(QStringLiteral(":/monitor/icon-%1.png").arg(size));
        QApplication::setWindowIcon(icon);
    }
}

qreal contrastRatio(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &color) {
        const auto linear = [](qreal c) {
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
               + 0.0722 * linear(color.blueF());
    };
    const qreal la = luminance(a);
    const qreal lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace monitor

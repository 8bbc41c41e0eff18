// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "support/paintedtext.h"

#include <QtGui/qpaintdevice.h>
#include <QtGui/qpaintengine.h>
#include <QtWidgets/qwidget.h>

namespace {

/// Draws nothing, and keeps what it was to write.
class Reader : public QPaintEngine
{
public:
    Reader() : QPaintEngine(AllFeatures) {}

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState &) override {}
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
    void drawPath(const QPainterPath &) override {}
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF &, const QTextItem &item) override { texts << item.text(); }
    Type type() const override { return User; }

    QStringList texts;
};

class Page : public QPaintDevice
{
public:
    explicit Page(const QWidget &widget) : m_widget(widget) {}

    QPaintEngine *paintEngine() const override { return &reader; }
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_widget.width();
        case PdmHeight:
            return m_widget.height();
        case PdmDepth:
            return 32;
        case PdmNumColors:
            return 1 << 24;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        case PdmDpiX:
        case PdmPhysicalDpiX:
            return m_widget.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY:
            return m_widget.logicalDpiY();
        default:
            return 300; // millimetres
        }
    }

    mutable Reader reader;

private:
    const QWidget &m_widget;
};

} // namespace

QStringList paintedTexts(QWidget &widget)
{
    Page page(widget);
    widget.render(&page);
    return page.reader.texts;
}

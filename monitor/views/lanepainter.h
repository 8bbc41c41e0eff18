// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "models/lanes.h"
#include "reader/slots.h"
#include "reader/words.h"

#include <QtCore/qrect.h>
#include <QtGui/qimage.h>

#include <optional>
#include <vector>

class QPainter;

namespace monitor {

/// Draws lanes: exactly where few enough tasks are in sight, else from the levels
/// of detail, so that a frame costs its pixels and not its tasks.
class LanePainter
{
public:
    /// What to draw, in logical pixels.
    struct Scene
    {
        double from = 0; ///< Time at the left edge, nanoseconds, …
        double to = 1;   ///< … and at the right one.
        double now = 0;  ///< Where running tasks end.
        QSize size;
        qreal scale = 1; ///< Device pixels a logical one.
        int laneHeight = 20;
        int top = 0;     ///< Scrolled down by so much.
        bool byState = false;
        bool died = false;
        std::vector<int> order; ///< Which lane is the n-th from above.
        int onlyName = -1;      ///< Others are drawn pale.
        std::optional<Shown> onlyState;
        SlotsPtr onlyTasks; ///< In the order of their slots; null: all.
    };

    struct Item
    {
        quint32 slot = 0;
        qint64 begin = 0;
        qint64 end = 0;
        int lane = 0;
        quint8 name = 0;
        quint8 state = 0;
        quint8 depth = 0;
    };

    /// Draws at (0, 0). Holds the lanes back meanwhile.
    void paint(QPainter *painter, const parallel::Journal &journal, const Lanes &lanes, const Scene &scene);

    /// Whether the last frame drew every task by itself.
    bool isExact() const { return m_exact; }
    /// The task at a point of the last frame. Null if there is none, or if tasks
    /// are drawn as levels of detail.
    const Item *itemAt(const QPoint &point) const;
    /// Where an item was drawn in the last frame.
    QRectF rectOf(const Item &item) const;
    const std::vector<Item> &items() const { return m_items; }

    /// How many records a frame may look at before it draws levels of detail.
    static constexpr std::size_t maxRecords = 64'000;

private:
    struct Pixel
    {
        float busy = 0;
        quint8 name = 0;
        quint8 state = 0;
        quint8 longest = 0;
        quint8 states = 0;
        bool pale = false; ///< None of them is among those that are wanted.
    };

    bool collect(const parallel::Journal &journal, const Lanes &lanes);
    void nest();
    void fillFromDensity(const Density &density, int lane);
    void fillFromItems(const Item *begin, const Item *end);
    void drawPixels(int y, int height);
    QRgb color(int name, int state) const;
    bool isPale(int name, int state) const;
    bool isPale(const Item &item) const;
    void addOnlyTasks(const parallel::Journal &journal, const Lanes &lanes);

    Scene m_scene;
    bool m_exact = false;
    double m_nsPerPixel = 1; // device pixels
    std::vector<Item> m_items;          // by lane, then by begin
    std::vector<std::size_t> m_laneBegin; // of each lane in m_items
    std::vector<int> m_rowOfLane;
    std::vector<QRgb> m_nameColors; // by name number
    std::vector<Pixel> m_pixels;
    QImage m_image;
};

} // namespace monitor

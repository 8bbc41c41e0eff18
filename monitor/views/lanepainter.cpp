// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/lanepainter.h"

#include "views/theme.h"

#include <QtGui/qpainter.h>

#include <algorithm>
#include <cmath>
#include <cstring>

using parallel::Journal;

namespace monitor {

namespace {

constexpr int failed = int(Journal::TaskState::Failed);
constexpr int running = int(Journal::TaskState::Running);
constexpr double narrow = 2.5; // device pixels: below, tasks are summed up

QRgb mix(QRgb a, QRgb b, float part)
{
    const auto channel = [&](int from, int to) {
        return int(float(from) + (float(to) - float(from)) * part);
    };
    return qRgb(channel(qRed(a), qRed(b)), channel(qGreen(a), qGreen(b)), channel(qBlue(a), qBlue(b)));
}

} // namespace

QRgb LanePainter::color(int name, int state) const
{
    if (state == failed)
        return Theme::fill(Shown::Failed).rgb();
    if (m_scene.byState) {
        const auto shown = shownState(Journal::TaskState(state),
                                      m_scene.died ? Journal::State::Died : Journal::State::Running);
        return Theme::fill(shown).rgb();
    }
    return m_nameColors[std::size_t(name) < m_nameColors.size() ? std::size_t(name) : 0];
}

bool LanePainter::isPale(int name, int state) const
{
    if (m_scene.onlyName >= 0 && name != m_scene.onlyName)
        return true;
    if (!m_scene.onlyState)
        return false;
    return shownState(Journal::TaskState(state),
                      m_scene.died ? Journal::State::Died : Journal::State::Running)
           != *m_scene.onlyState;
}

bool LanePainter::isPale(const Item &item) const
{
    return isPale(item.name, item.state)
           || (m_scene.onlyTasks
               && !std::binary_search(m_scene.onlyTasks->begin(), m_scene.onlyTasks->end(), item.slot));
}

/// Those that are wanted are drawn upon the levels of detail, which are pale.
void LanePainter::addOnlyTasks(const Journal &journal, const Lanes &lanes)
{
    NameTable names = lanes.names();
    for (const quint32 slot : *m_scene.onlyTasks) {
        const Journal::Record task = journal.record(slot);
        if (!task.isCompleted() || !task.hasRun() || double(task.started) > m_scene.to
            || double(task.finished) < m_scene.from)
            continue;
        const int lane = lanes.laneOf(task.pool, task.worker);
        if (lane >= 0 && std::size_t(lane) < m_rowOfLane.size() && m_rowOfLane[std::size_t(lane)] >= 0)
            m_items.push_back({task.slot, task.started, std::max(task.finished, task.started), lane,
                               quint8(names.number(journal, task.name)), quint8(task.state), 0});
    }
}

/// The tasks in sight, if they are few enough.
bool LanePainter::collect(const Journal &journal, const Lanes &lanes)
{
    m_items.clear();
    const auto from = qint64(std::floor(m_scene.from));
    const auto to = qint64(std::ceil(m_scene.to));
    const std::vector<Lanes::Block> &blocks = lanes.blocks();
    std::size_t inSight = 0;
    for (const Lanes::Block &block : blocks) {
        inSight += block.begin <= to && block.end >= from;
        if (inSight * Lanes::blockSlots > maxRecords)
            return false;
    }
    const auto shows = [&](int lane) {
        return lane >= 0 && std::size_t(lane) < m_rowOfLane.size() && m_rowOfLane[std::size_t(lane)] >= 0;
    };
    NameTable names = lanes.names(); // shares; its own last look-up
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].begin > to || blocks[i].end < from)
            continue;
        journal.forEach(quint32(i * Lanes::blockSlots), Lanes::blockSlots, [&](const Journal::Record &task) {
            if (!task.isCompleted() || !task.hasRun() || task.started > to || task.finished < from)
                return;
            const int lane = lanes.laneOf(task.pool, task.worker);
            if (shows(lane))
                m_items.push_back({task.slot, task.started, std::max(task.finished, task.started), lane,
                                   quint8(names.number(journal, task.name)), quint8(task.state), 0});
        });
    }
    for (const Lanes::Running &task : lanes.running()) {
        if (shows(task.lane) && double(task.started) <= m_scene.to)
            m_items.push_back({task.slot, task.started, std::max(qint64(m_scene.now), task.started),
                               task.lane, quint8(task.name), quint8(running), 0});
    }
    return true;
}

/// Tasks that a waiting task ran meanwhile lie within it, on the same lane.
void LanePainter::nest()
{
    std::sort(m_items.begin(), m_items.end(), [](const Item &a, const Item &b) {
        if (a.lane != b.lane)
            return a.lane < b.lane;
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<qint64> ends;
    int lane = -1;
    for (Item &item : m_items) {
        if (item.lane != lane) {
            ends.clear();
            lane = item.lane;
        }
        while (!ends.empty() && ends.back() <= item.begin)
            ends.pop_back();
        // Clocks of two threads may disagree by a little: only what lies within is nested.
        item.depth =
            quint8(!ends.empty() && item.end <= ends.back() ? std::min<std::size_t>(ends.size(), 3) : 0);
        if (item.depth == 0)
            ends.clear();
        ends.push_back(item.end);
    }
}

void LanePainter::fillFromDensity(const Density &density, int lane)
{
    std::fill(m_pixels.begin(), m_pixels.end(), Pixel());
    if (lane >= density.laneCount())
        return;
    int level = 0;
    while (level + 1 < Density::levels
           && std::exp2(density.shift() + Density::shiftOf(level + 1)) <= m_nsPerPixel)
        ++level;
    const auto &cells = density.cells(lane, level);
    const double width = std::exp2(density.shift() + Density::shiftOf(level));
    for (std::size_t x = 0; x < m_pixels.size(); ++x) {
        const double begin = m_scene.from + double(x) * m_nsPerPixel;
        const auto first = std::size_t(std::max(0.0, begin / width));
        const auto last = std::max(first + 1, std::size_t(std::max(0.0, (begin + m_nsPerPixel) / width)));
        Density::Cell sum;
        for (std::size_t i = first; i < last && i < cells.size(); ++i)
            Density::merge(sum, cells[i]);
        m_pixels[x] = {float(double(sum.busy) / (double(last - first) * width)),
                       sum.name,
                       sum.state,
                       sum.longest,
                       sum.states,
                       m_scene.onlyTasks != nullptr};
    }
}

/// The tasks that are too short to be drawn one by one.
void LanePainter::fillFromItems(const Item *begin, const Item *end)
{
    std::fill(m_pixels.begin(), m_pixels.end(), Pixel());
    for (const Item *item = begin; item != end; ++item) {
        const double left = (double(item->begin) - m_scene.from) / m_nsPerPixel;
        const double right = (double(item->end) - m_scene.from) / m_nsPerPixel;
        if (right - left >= narrow)
            continue;
        const auto first = std::max<qint64>(qint64(std::floor(left)), 0);
        const auto last = std::min<qint64>(qint64(std::floor(right)), qint64(m_pixels.size()) - 1);
        for (qint64 x = first; x <= last; ++x) {
            Pixel &pixel = m_pixels[std::size_t(x)];
            const double part = std::min(right, double(x + 1)) - std::max(left, double(x));
            const auto length = quint8(std::clamp(part * 255, 1.0, 255.0));
            const bool pale = isPale(*item);
            if (pixel.busy <= 0 || (pixel.pale && !pale)) { // a wanted one shows among others
                pixel.pale = pale;
                pixel.longest = 0;
            }
            pixel.busy += float(std::max(part, 0.05));
            if (!pale || !m_scene.onlyTasks)
                pixel.states |= quint8(1u << item->state);
            if (length > pixel.longest && pale == pixel.pale) {
                pixel.longest = length;
                pixel.name = item->name;
                pixel.state = item->state;
            }
        }
    }
}

void LanePainter::drawPixels(int y, int height)
{
    if (height <= 0)
        return;
    const QRgb track = Theme::faint().rgb();
    const QRgb failure = Theme::fill(Shown::Failed).rgb();
    const bool failuresPale = m_scene.onlyState && *m_scene.onlyState != Shown::Failed;
    auto *const line = reinterpret_cast<QRgb *>(m_image.scanLine(y));
    for (std::size_t x = 0; x < m_pixels.size(); ++x) {
        const Pixel &pixel = m_pixels[x];
        if (pixel.busy <= 0)
            continue;
        float part = 0.3f + 0.7f * std::min(pixel.busy, 1.f);
        if (pixel.pale || isPale(pixel.name, pixel.state))
            part *= 0.2f;
        const int state = pixel.state == failed && pixel.longest < 255 && !m_scene.byState
                              ? int(Journal::TaskState::Succeeded)
                              : pixel.state; // the strip below tells of failures
        line[x] = mix(track, color(pixel.name, state), part);
    }
    for (int i = 1; i < height; ++i)
        std::memcpy(m_image.scanLine(y + i), line, m_pixels.size() * sizeof(QRgb));
    // Failures are never lost in the sum: a strip along the lane's foot.
    if (failuresPale)
        return;
    const int strip = std::min(height, std::max(2, height / 4));
    for (std::size_t x = 0; x < m_pixels.size(); ++x) {
        if (!(m_pixels[x].states & (1u << failed)) || (m_pixels[x].pale && m_scene.onlyTasks))
            continue;
        for (int i = height - strip; i < height; ++i)
            reinterpret_cast<QRgb *>(m_image.scanLine(y + i))[x] = failure;
    }
}

QRectF LanePainter::rectOf(const Item &item) const
{
    const double nsPerPoint = m_nsPerPixel * m_scene.scale;
    const int row = m_rowOfLane[std::size_t(item.lane)];
    const int pad = m_scene.laneHeight >= 12 ? 2 : 1;
    const int inset = std::min(int(item.depth) * 3, m_scene.laneHeight / 2);
    const double left = (double(item.begin) - m_scene.from) / nsPerPoint;
    const double right = (double(item.end) - m_scene.from) / nsPerPoint;
    return QRectF(QPointF(left, row * m_scene.laneHeight - m_scene.top + pad + inset),
                  QPointF(right, (row + 1) * m_scene.laneHeight - m_scene.top - pad));
}

void LanePainter::paint(QPainter *painter, const Journal &journal, const Lanes &lanes, const Scene &scene)
{
    m_scene = scene;
    const QSize device = scene.size * scene.scale;
    if (device.isEmpty())
        return;
    if (m_image.size() != device)
        m_image = QImage(device, QImage::Format_RGB32);
    m_image.fill(Theme::panel());
    m_pixels.resize(std::size_t(device.width()));
    m_nsPerPixel = std::max((scene.to - scene.from) / device.width(), 1e-3);

    const int firstRow = std::max(0, scene.top / scene.laneHeight);
    const int lastRow =
        std::min(int(scene.order.size()) - 1, (scene.top + scene.size.height()) / scene.laneHeight);
    {
        const Lanes::Hold hold(lanes);
        m_nameColors.resize(256);
        for (int i = 0; i < 256; ++i)
            m_nameColors[std::size_t(i)] = Theme::nameColor(lanes.names().color(i)).rgb();
        m_rowOfLane.assign(lanes.lanes().size(), -1);
        for (int row = firstRow; row <= lastRow; ++row) {
            const int lane = scene.order[std::size_t(row)];
            if (std::size_t(lane) < m_rowOfLane.size())
                m_rowOfLane[std::size_t(lane)] = row;
        }
        m_exact = collect(journal, lanes);
        if (m_exact)
            nest();
        std::size_t next = 0;
        const QRgb track = Theme::faint().rgb();
        const int pad = std::max(1, int(std::lround((scene.laneHeight >= 12 ? 2 : 1) * scene.scale)));
        m_laneBegin.assign(lanes.lanes().size() + 1, 0);
        for (std::size_t lane = 0; lane < lanes.lanes().size(); ++lane) {
            m_laneBegin[lane] = next;
            while (m_exact && next < m_items.size() && m_items[next].lane == int(lane))
                ++next;
            m_laneBegin[lane + 1] = next;
            const int row = m_rowOfLane[lane];
            if (row < 0)
                continue;
            const int top = int(std::lround((row * scene.laneHeight - scene.top) * scene.scale)) + pad;
            const int bottom =
                int(std::lround(((row + 1) * scene.laneHeight - scene.top) * scene.scale)) - pad;
            const int y = std::clamp(top, 0, device.height());
            const int height = std::clamp(bottom, y, device.height()) - y;
            for (int i = 0; i < height; ++i)
                std::fill_n(reinterpret_cast<QRgb *>(m_image.scanLine(y + i)), device.width(), track);
            if (m_exact)
                fillFromItems(m_items.data() + m_laneBegin[lane], m_items.data() + next);
            else
                fillFromDensity(lanes.density(), int(lane));
            drawPixels(y, height);
        }
        if (!m_exact && m_scene.onlyTasks)
            addOnlyTasks(journal, lanes);
        if (!m_exact) {
            // Those that run are few, and wanted at any distance.
            for (const Lanes::Running &task : lanes.running()) {
                if (std::size_t(task.lane) < m_rowOfLane.size() && m_rowOfLane[std::size_t(task.lane)] >= 0
                    && double(task.started) <= scene.to)
                    m_items.push_back({task.slot, task.started, std::max(qint64(scene.now), task.started),
                                       task.lane, quint8(task.name), quint8(running), 0});
            }
        }
    }
    m_image.setDevicePixelRatio(scene.scale);
    painter->drawImage(QPointF(0, 0), m_image);
    m_image.setDevicePixelRatio(1);

    // Those wide enough to be seen, one by one.
    painter->save();
    painter->setClipRect(QRect(QPoint(), scene.size));
    const QFont font = Theme::font(0.88);
    const QFontMetrics metrics(font);
    painter->setFont(font);
    const bool labels = scene.laneHeight >= metrics.height() + 2;
    QStringList names;
    {
        const Lanes::Hold hold(lanes);
        names = lanes.names().names();
    }
    for (const Item &item : m_items) {
        QRectF rect = rectOf(item);
        const bool pale = isPale(item);
        if (rect.width() * scene.scale < narrow && item.state != running) {
            if (m_exact || pale)
                continue;
            rect.setWidth(narrow / scene.scale); // one of those that are wanted
        }
        QColor fill(color(item.name, item.state));
        if (pale)
            fill = QColor(mix(Theme::faint().rgb(), fill.rgb(), 0.2f));
        rect.setLeft(std::max(rect.left(), -2.0));
        rect.setRight(std::min(rect.right(), scene.size.width() + 2.0));
        if (rect.width() > 3)
            rect.setRight(rect.right() - 1); // neighbours stay apart
        if (item.depth > 0)
            painter->fillRect(rect.adjusted(-1, -1, 1, 0), Theme::panel());
        painter->fillRect(rect, fill);
        if (item.state == failed) // crossed, for those who do not see its colour
            painter->fillRect(rect, QBrush(Theme::panel(), Qt::DiagCrossPattern));
        if (item.state == running) {
            QColor stripes = Theme::panel();
            stripes.setAlpha(90);
            painter->fillRect(rect, QBrush(stripes, Qt::BDiagPattern));
            painter->fillRect(QRectF(rect.right() - 2, rect.top(), 2, rect.height()),
                              Theme::ink(scene.died ? Shown::Died : Shown::Running));
        }
        if (labels && rect.width() > 34) {
            const QString text =
                metrics.elidedText(names.value(item.name), Qt::ElideRight, int(rect.width()) - 8);
            if (item.state == failed) // not through the crosses
                painter->fillRect(
                    QRectF(rect.left() + 3, rect.top(), metrics.horizontalAdvance(text) + 4.0, rect.height()),
                    fill);
            painter->setPen(Theme::textOn(fill));
            painter->drawText(rect.adjusted(5, 0, -3, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
        }
    }
    painter->restore();
}

const LanePainter::Item *LanePainter::itemAt(const QPoint &point) const
{
    const Item *found = nullptr;
    for (const Item &item : m_items) {
        const QRectF rect = rectOf(item);
        const qreal slack = rect.width() < 3 ? 1.5 : 0;
        if (rect.adjusted(-slack, 0, slack, 0).contains(point) && (!found || item.depth >= found->depth))
            found = &item;
    }
    return found;
}

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/accessibletimeline.h"

#include "views/timelineview.h"

#include <QtCore/qpointer.h>
#include <QtGui/qaccessible.h>
#include <QtWidgets/qaccessiblewidget.h>

#include <vector>

namespace monitor {

namespace {

/// A lane, or, after the last of them, the selected task.
class Item : public QAccessibleInterface
{
public:
    Item(TimelineView *view, int row) : m_view(view), m_row(row) {}

    bool isValid() const override { return m_view && m_row <= m_view->laneCount(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name)
            return isTask() ? m_view->selectedText()
                            : m_view->laneName(m_row) + QLatin1String(": ") + m_view->laneText(m_row);
        return {};
    }
    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect rect = isTask() ? m_view->rectOf(m_view->selected()) : m_view->rectOfLane(m_row);
        return QRect(m_view->viewport()->mapToGlobal(rect.topLeft()), rect.size());
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = true;
        state.focusable = true;
        state.selected = isTask() && m_view->selected();
        state.focused = state.selected && m_view->hasFocus();
        state.offscreen = rect().isEmpty();
        return state;
    }

private:
    bool isTask() const { return m_row == m_view->laneCount(); }

    QPointer<TimelineView> m_view;
    int m_row;
};

class Timeline : public QAccessibleWidget
{
public:
    explicit Timeline(TimelineView *view) : QAccessibleWidget(view, QAccessible::List), m_view(view) {}
    ~Timeline() override
    {
        for (const QAccessible::Id id : m_items)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return m_view->laneCount() + 1; }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (int(m_items.size()) <= index)
            m_items.push_back(
                QAccessible::registerAccessibleInterface(new Item(m_view, int(m_items.size()))));
        return QAccessible::accessibleInterface(m_items[std::size_t(index)]);
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const QAccessible::Id id = QAccessible::uniqueId(const_cast<QAccessibleInterface *>(child));
        const auto found = std::find(m_items.begin(), m_items.end(), id);
        return found == m_items.end() ? -1 : int(found - m_items.begin());
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = childCount() - 1; i >= 0; --i) { // the task lies on its lane
            if (QAccessibleInterface *const item = child(i); item->rect().contains(x, y))
                return item;
        }
        return nullptr;
    }

    QAccessibleInterface *focusChild() const override
    {
        return m_view->hasFocus() && m_view->selected() ? child(m_view->laneCount()) : nullptr;
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_view->shownTime() : QAccessibleWidget::text(kind);
    }

private:
    TimelineView *m_view;
    mutable std::vector<QAccessible::Id> m_items;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *const view = qobject_cast<TimelineView *>(object);
    return view ? new Timeline(view) : nullptr;
}

} // namespace

void installAccessibleTimeline()
{
    QAccessible::installFactory(&make); // once, however often
}

void announceSelected(TimelineView *view)
{
    if (!QAccessible::isActive())
        return;
    const int task = view->laneCount();
    QAccessibleEvent changed(view, QAccessible::NameChanged);
    changed.setChild(task);
    QAccessible::updateAccessibility(&changed);
    if (!view->hasFocus())
        return;
    QAccessibleEvent focus(view, QAccessible::Focus);
    focus.setChild(task);
    QAccessible::updateAccessibility(&focus);
}

} // namespace monitor

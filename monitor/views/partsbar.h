// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qlist.h>
#include <QtGui/qcolor.h>
#include <QtWidgets/qwidget.h>

#include <functional>

namespace monitor {

/// A whole and its parts as one bar, with their names and sizes below.
class PartsBar : public QWidget
{
    Q_OBJECT

public:
    struct Part
    {
        QString name;
        double size = 0;
        std::function<QColor()> color; ///< Asked for at each painting: themes change.
    };

    explicit PartsBar(QWidget *parent = nullptr);

    void setParts(QList<Part> parts);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Part> m_parts;
};

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/qplaintextedit.h>

namespace monitor {

/// A text to read and to copy from, as high as its wrapped lines are, up to so many.
class TextBox : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextBox(int mostLines, QWidget *parent = nullptr);

    void setText(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    const int m_mostLines;
};

} // namespace monitor

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "reader/sessions.h"

#include <QtWidgets/qwidget.h>

class QLabel;
class QPushButton;

namespace monitor {

/// Stands where a job would be, and says what to do.
class EmptyPage : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPage(QWidget *parent = nullptr);

    void showNothing();
    /// It ended and took its journal with it.
    void showGone(const Session &session);
    void showError(const QString &path, const QString &error);
    bool showsError() const { return m_error; }

    /// The example that comes with the library; empty: it is not here.
    static QString example();

Q_SIGNALS:
    void openRequested();
    void exampleRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_error = false;
    QLabel *m_title;
    QLabel *m_words;
    QPushButton *m_open;
    QPushButton *m_example;
    QWidget *m_picture;
};

} // namespace monitor

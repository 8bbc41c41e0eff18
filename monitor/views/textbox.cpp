// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "views/textbox.h"

#include <QtGui/qabstracttextdocumentlayout.h>
#include <QtGui/qfontdatabase.h>
#include <QtGui/qtextdocument.h>
#include <QtGui/qtextobject.h>

#include <algorithm>
#include <cmath>

namespace monitor {

TextBox::TextBox(int mostLines, QWidget *parent) : QPlainTextEdit(parent), m_mostLines(mostLines)
{
    setReadOnly(true);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
}

void TextBox::setText(const QString &text)
{
    if (toPlainText() == text)
        return;
    setPlainText(text);
    fit();
}

void TextBox::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit(); // its lines are wrapped in other places now
}

void TextBox::fit()
{
    const int line = QFontMetrics(font()).lineSpacing();
    const double most = m_mostLines * line;
    const QAbstractTextDocumentLayout &layout = *document()->documentLayout();
    double text = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && text < most; block = block.next())
        text += layout.blockBoundingRect(block).height();
    const int margins = 2 * (int(std::ceil(document()->documentMargin())) + frameWidth()) + 2;
    setFixedHeight(int(std::ceil(std::clamp(text, double(line), most))) + margins);
}

} // namespace monitor

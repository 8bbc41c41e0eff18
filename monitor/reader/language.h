// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qlocale.h>
#include <QtCore/qstring.h>

namespace monitor {

/// Makes the application speak the first language of the user that there is a translation
/// for, or else English, with Qt's own texts where they are installed. To be called before
/// a window is made; texts that are already shown stay as they are.
void speak(const QLocale &users);
/// What is not for people alone, the text modes, is English everywhere: words, dates and numbers.
void speakEnglish();
/// "de": what is spoken now, and "en" before anything is.
QString spokenLanguage();

} // namespace monitor

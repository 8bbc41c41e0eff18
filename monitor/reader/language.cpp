// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "language.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qlibraryinfo.h>
#include <QtCore/qtranslator.h>

#include <memory>

namespace monitor {

namespace {

/// Gone before the application is, or with the next language.
class Speech : public QObject
{
public:
    static QString language;

    explicit Speech(const QLocale &users) : QObject(QCoreApplication::instance())
    {
        setObjectName(QStringLiteral("speech"));
        const QString folder = QStringLiteral(":/translations");
        if (m_own.load(users, QStringLiteral("monitor"), QStringLiteral("_"), folder)
            || m_own.load(QStringLiteral("monitor_en"), folder)) // which has the plurals
            QCoreApplication::installTranslator(&m_own);
        language = m_own.language().isEmpty() ? QStringLiteral("en") : m_own.language();
        if (language != QLatin1String("en")
            && m_qt.load(QLocale(language), QStringLiteral("qtbase"), QStringLiteral("_"),
                         QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(&m_qt);
    }

private:
    QTranslator m_own; // takes itself out of the application with its end
    QTranslator m_qt;
};

QString Speech::language = QStringLiteral("en");

} // namespace

void speak(const QLocale &users)
{
    delete QCoreApplication::instance()->findChild<QObject *>(QStringLiteral("speech"),
                                                              Qt::FindDirectChildrenOnly);
    new Speech(users);
}

void speakEnglish()
{
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    QLocale::setDefault(english);
    speak(english);
}

QString spokenLanguage()
{
    return Speech::language;
}

} // namespace monitor

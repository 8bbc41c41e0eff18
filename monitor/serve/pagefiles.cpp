// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "pagefiles.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>

static void initResources()
{
    Q_INIT_RESOURCE(page); // in a static library
}

namespace monitor::serve {

Answer pageFile(const QString &path)
{
    static const QHash<QString, std::pair<QString, QByteArray>> files{
        {QStringLiteral("/"), {QStringLiteral("index.html"), "text/html; charset=utf-8"}},
        {QStringLiteral("/page.css"), {QStringLiteral("page.css"), "text/css; charset=utf-8"}},
        {QStringLiteral("/page.js"), {QStringLiteral("page.js"), "text/javascript; charset=utf-8"}},
        {QStringLiteral("/draw.js"), {QStringLiteral("draw.js"), "text/javascript; charset=utf-8"}},
        {QStringLiteral("/words.js"), {QStringLiteral("words.js"), "text/javascript; charset=utf-8"}},
        {QStringLiteral("/icon.svg"), {QStringLiteral("icon.svg"), "image/svg+xml"}},
    };
    static const bool initialized = (initResources(), true);
    Q_UNUSED(initialized);
    const auto found = files.constFind(path);
    if (found == files.constEnd())
        return Answer::error(
            404, QCoreApplication::translate("monitor::serve::Page", "There is no page %1. The page is at /.")
                     .arg(path));
    QFile file(QStringLiteral(":/monitor/page/") + found->first);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    Q_UNUSED(opened);
    return {200, found->second, file.readAll()};
}

} // namespace monitor::serve

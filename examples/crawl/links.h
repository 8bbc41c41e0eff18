// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QUrl>

/// The files and folders that a folder's listing in HTML links to, each once, and
/// only those inside that folder: no parent, no sorting links, no other server.
QList<QUrl> linksBelow(const QUrl &folder, const QByteArray &html);

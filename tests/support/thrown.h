// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

#include <exception>

/// What it throws, as text; empty: nothing.
template<typename Body>
QString thrownBy(Body &&body)
{
    try {
        body();
    } catch (const std::exception &e) {
        return QString::fromUtf8(e.what());
    } catch (...) {
        return QStringLiteral("no std::exception");
    }
    return {};
}

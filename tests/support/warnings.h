// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qlogging.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qstringlist.h>

#include <mutex>

/// What is logged as a warning while it lives.
class Warnings
{
public:
    Warnings() : m_before(qInstallMessageHandler(&Warnings::add)) { s_texts.clear(); }
    ~Warnings() { qInstallMessageHandler(m_before); }
    Warnings(const Warnings &) = delete;
    Warnings &operator=(const Warnings &) = delete;

    bool has(const QRegularExpression &text) const
    {
        const std::lock_guard lock(s_mutex);
        return s_texts.indexOf(text) >= 0;
    }

private:
    static void add(QtMsgType, const QMessageLogContext &, const QString &text)
    {
        const std::lock_guard lock(s_mutex);
        s_texts.append(text);
    }
    static inline std::mutex s_mutex;
    static inline QStringList s_texts;
    const QtMessageHandler m_before;
};

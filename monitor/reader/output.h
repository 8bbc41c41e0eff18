// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "work.h"

#include <QtCore/qiodevice.h>
#include <QtCore/qstring.h>

namespace monitor {

/// Collects what is written, hands it on in large pieces, and notes the first error.
class Output
{
public:
    explicit Output(QIODevice &device) : m_device(device) { m_buffer.reserve(bufferSize + 4096); }

    Output &operator<<(QByteArrayView text)
    {
        m_buffer.append(text);
        if (m_buffer.size() >= bufferSize)
            flush();
        return *this;
    }
    Output &operator<<(const char *text) { return *this << QByteArrayView(text); }
    Output &operator<<(QLatin1StringView text) { return *this << QByteArrayView(text.data(), text.size()); }
    Output &operator<<(const QByteArray &text) { return *this << QByteArrayView(text); }
    Output &operator<<(const QString &text) { return *this << QByteArrayView(text.toUtf8()); }
    Output &operator<<(quint64 number) { return *this << QByteArrayView(QByteArray::number(number)); }

    bool hasFailed() const { return m_failed; }
    /// Everything is with the device now, or not: false.
    bool finish(const Work &work, QString *error)
    {
        flush();
        if (m_failed && error)
            *error = m_device.errorString();
        return !m_failed && !work.isCancelled();
    }

private:
    static constexpr qsizetype bufferSize = 1 << 18;

    void flush()
    {
        if (!m_failed && m_device.write(m_buffer) != m_buffer.size())
            m_failed = true;
        m_buffer.resize(0);
    }

    QIODevice &m_device;
    QByteArray m_buffer;
    bool m_failed = false;
};

/// A text as a JSON string, with its quotes.
QByteArray jsonString(const QString &text);

} // namespace monitor

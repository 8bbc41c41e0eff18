// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include "table.h"

#include <QByteArrayView>

/// Steps through a JSON text, strictly. QJsonDocument would turn large numbers
/// into doubles, sort the members, and drop all but the last of the same name.
class JsonScanner
{
public:
    explicit JsonScanner(QByteArrayView text) : m_begin(text.begin()), m_at(text.begin()), m_end(text.end())
    {
    }

    /// The next character that is not white space; NUL at the end.
    char peek();
    /// Steps over \a c if it is next.
    bool skip(char c);
    /// Steps over \a c, which must be next; \a where says what it is part of.
    void expect(char c, const char *where);
    bool atEnd() { return peek() == '\0'; }

    QString string();
    /// Any value: arrays and objects as their text.
    Value value();

    [[noreturn]] void fail(const QString &what) const;

private:
    Value nested();
    Value number();
    Value literal();
    void skipValue(int depth);
    uint hexDigits();
    char32_t escaped();

    const char *m_begin;
    const char *m_at;
    const char *m_end;
};

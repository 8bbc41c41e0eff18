// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qset.h>
#include <QtCore/qtranslator.h>

/// A language in which no letter is as in English: where one is, something was not translated.
/// Made-up data is spelled() with letters of yet another kind.
class PseudoLanguage : public QTranslator
{
    Q_OBJECT

public:
    struct Text
    {
        QString context;
        QString source;
        QString comment;
        friend bool operator==(const Text &, const Text &) = default;
        friend size_t qHash(const Text &text, size_t seed = 0)
        {
            return qHashMulti(seed, text.context, text.source, text.comment);
        }
    };

    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *comment, int n) const override;

    /// The monitor's and the reader's own that were asked for.
    QSet<Text> asked() const { return m_asked; }

    static QString accented(const QString &text);
    static QByteArray spelled(QByteArray text);
    /// What of a text is English: words outside of markup, but not names of keys, percentiles
    /// and terms of queries.
    static QString english(QString text);

private:
    mutable QSet<Text> m_asked;
};

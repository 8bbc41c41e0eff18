// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

/// The same text without the passwords of the URLs in it, and without the values
/// of parameters and options that look like secrets (token=, api_key=, password=, …).
/// Everything that the program shows goes through here.
QString masked(const QString &text);

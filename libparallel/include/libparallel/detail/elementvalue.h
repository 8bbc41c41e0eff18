// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What an element of a map has given, before it counts. Not part of the public API.

#pragma once

#include <libparallel/export.h>

#include <memory>
#include <utility>

namespace parallel::detail {

/// What an element has given, until it is known whether that counts.
class PARALLEL_EXPORT ElementValue
{
public:
    ElementValue() = default;
    virtual ~ElementValue();
    ElementValue(const ElementValue &) = delete;
    ElementValue &operator=(const ElementValue &) = delete;

    /// To where the map's results go. May throw.
    virtual void handOver() = 0;
};

template<typename Value, typename HandOver>
class ElementValueOf final : public ElementValue
{
public:
    template<typename Make>
    ElementValueOf(Make make, HandOver handOver) : m_value(make()), m_handOver(std::move(handOver))
    {
    }
    void handOver() override { m_handOver(std::move(m_value)); }

private:
    Value m_value;
    HandOver m_handOver;
};

/// What \a make returns, to be given to \a handOver if it counts.
template<typename Make, typename HandOver>
std::unique_ptr<ElementValue> valueFor(Make make, HandOver handOver)
{
    return std::make_unique<ElementValueOf<decltype(make()), HandOver>>(std::move(make), std::move(handOver));
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "wait/bindings.h"

#include <array>
#include <functional>
#include <mutex>
#include <unordered_map>

namespace parallel::detail {

constinit thread_local Binding *currentBinding = nullptr;

Binding::~Binding() = default;

/// One after the other: there may be many around it.
void Binding::deref()
{
    Binding *binding = this;
    while (binding && binding->m_refs.fetch_sub(1, std::memory_order_acq_rel) == 1) {
        Binding *const around = binding->outer;
        delete binding;
        binding = around;
    }
}

quint64 newBindingKey() noexcept
{
    static std::atomic<quint64> last{0};
    return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

namespace {

struct Part
{
    std::mutex mutex; // guards the other
    std::unordered_map<const Call *, Binding *> bindings;
};

using Parts = std::array<Part, 16>;

/// Never destroyed: calls may end later than static objects do.
Parts &allParts()
{
    static Parts *const parts = new Parts;
    return *parts;
}

Part &partOf(const Call *call)
{
    Parts &parts = allParts();
    return parts[std::hash<const void *>()(call) / alignof(std::max_align_t) % parts.size()];
}

} // namespace

void lockBindings()
{
    for (Part &part : allParts())
        part.mutex.lock();
}

void unlockBindings()
{
    for (Part &part : allParts())
        part.mutex.unlock();
}

void rememberBinding(Call *call, Binding *binding)
{
    Part &part = partOf(call);
    const std::lock_guard lock(part.mutex);
    part.bindings.emplace(call, binding);
    binding->ref();
}

Binding *bindingOf(const Call *call)
{
    Part &part = partOf(call);
    const std::lock_guard lock(part.mutex);
    const auto found = part.bindings.find(call);
    return found == part.bindings.end() ? nullptr : found->second;
}

void forgetBinding(const Call *call) noexcept
{
    Binding *binding = nullptr;
    {
        Part &part = partOf(call);
        const std::lock_guard lock(part.mutex);
        const auto found = part.bindings.find(call);
        if (found == part.bindings.end())
            return;
        binding = found->second;
        part.bindings.erase(found);
    }
    binding->deref(); // which may end a value, and that may do anything
}

} // namespace parallel::detail

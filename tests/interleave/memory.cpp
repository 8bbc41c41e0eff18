// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What threads store, and when others see it.

#include "interleave/world.h"

#include <algorithm>
#include <cstring>

namespace interleave {

namespace {

void show(Thread &thread, std::size_t count)
{
    for (; count > 0; --count) {
        const Stored stored = thread.stored.front();
        thread.stored.pop_front();
        std::memcpy(stored.value, &stored.to, std::size_t(stored.bytes));
    }
}

/// All up to the latest change of this value; of its own thread, up to the latest store.
void showChanges(Thread &thread, const void *value)
{
    for (std::size_t i = thread.stored.size(); i > 0; --i) {
        const Stored &stored = thread.stored[i - 1];
        if (stored.value == value && (stored.isChange || &thread == world->current)) {
            show(thread, i);
            return;
        }
    }
}

/// What others have stored there may be seen now, or later.
void letOthersShow(const void *value)
{
    for (const auto &thread : world->threads) {
        if (thread.get() == world->current)
            continue;
        std::vector<std::size_t> ends{0};
        for (std::size_t i = 0; i < thread->stored.size(); ++i) {
            if (thread->stored[i].value == value)
                ends.push_back(i + 1);
        }
        show(*thread, ends[std::size_t(decide(int(ends.size())))]);
    }
}

} // namespace

void showAll(Thread &thread)
{
    show(thread, thread.stored.size());
}

unsigned long long load(const void *value, int bytes)
{
    step(value);
    const auto &stored = world->current->stored;
    const auto own =
        std::find_if(stored.rbegin(), stored.rend(), [&](const Stored &mine) { return mine.value == value; });
    if (own != stored.rend())
        return own->to;
    letOthersShow(value);
    unsigned long long seen = 0;
    std::memcpy(&seen, value, std::size_t(bytes));
    return seen;
}

void store(void *value, int bytes, unsigned long long to, bool isSequential)
{
    step(value);
    world->current->stored.push_back({value, bytes, to});
    if (isSequential)
        fence();
}

unsigned long long change(void *value, int bytes, bool isSequential,
                          const std::function<std::optional<unsigned long long>(unsigned long long)> &to)
{
    step(value);
    if (isSequential)
        fence();
    for (const auto &thread : world->threads)
        showChanges(*thread, value);
    letOthersShow(value);
    unsigned long long before = 0;
    std::memcpy(&before, value, std::size_t(bytes));
    if (const auto after = to(before)) {
        world->current->stored.push_back({value, bytes, *after, true});
        if (isSequential)
            showAll(*world->current);
    }
    return before;
}

void fence()
{
    Thread &self = *world->current;
    for (const Stored &stored : self.stored)
        letOthersShow(stored.value);
    showAll(self);
}

void processFence()
{
    step(nullptr);
    for (const auto &thread : world->threads)
        showAll(*thread);
}

} // namespace interleave

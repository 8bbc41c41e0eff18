// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/cached.h>

#include "platform/platform.h"
#include "wait/context.h"
#include "base/thrown.h"
#include "base/logging.h"
#include "worker/frame.h"
#include "worker/threadcaches.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <atomic>
#include <utility>
#include <vector>

#include <cxxabi.h>

namespace parallel::detail {

struct CacheId::State
{
    std::atomic<quint64> generation{0}; // grows with each clear(), and at the cache's end
};

namespace {

/// What this thread uses outside of tasks. Constant-initialised and without an end.
constinit thread_local CacheUse *usedOutside = nullptr;

/// The uses of the task that runs on this thread.
CacheUse *&usesNow() noexcept
{
    return currentContext && currentContext->frame ? currentContext->frame->cacheUses : usedOutside;
}

} // namespace

bool CacheUse::begin() noexcept
{
    CacheUse *&list = usesNow();
    if (m_list)
        return m_list == &list;
    m_list = &list;
    m_previous = nullptr;
    m_next = list;
    if (list)
        list->m_previous = this;
    list = this;
    return true;
}

void CacheUse::end() noexcept
{
    if (!m_list)
        return;
    (m_previous ? m_previous->m_next : *m_list) = m_next;
    if (m_next)
        m_next->m_previous = m_previous;
    m_list = nullptr;
}

bool CacheUse::isOwn() const noexcept
{
    return m_list == &usesNow();
}

/// What one thread keeps, in the order in which it was made.
struct ThreadCaches
{
    struct Kept
    {
        std::shared_ptr<CacheId::State> id;
        quint64 generation;
        const void *type;
        std::unique_ptr<ThreadCacheBase> objects;

        bool isStale() const noexcept { return id->generation.load(std::memory_order_acquire) != generation; }
    };

    static void destroy(Kept &kept) noexcept
    {
        try {
            delete kept.objects.release();
        } catch (...) { // by an argument's destructor
            DestroyCached::logDestructor(std::current_exception());
        }
    }

    /// The latest first: they may use earlier ones.
    void clear() noexcept
    {
        while (!all.empty()) {
            Kept last = std::move(all.back());
            all.pop_back();
            destroy(last);
        }
    }

    /// Those of the task that runs too, unless \a spareOwn.
    void removeStale(bool spareOwn) noexcept
    {
        for (auto i = all.size(); i-- > 0;) {
            ThreadCacheBase &objects = *all[i].objects;
            if (!all[i].isStale() || objects.making > 0)
                continue;
            ++objects.making; // their ends may come here too
            const bool empty = objects.clear(spareOwn);
            --objects.making;
            const auto place = std::find_if(all.begin(), all.end(),
                                            [&](const Kept &kept) { return kept.objects.get() == &objects; });
            i = std::size_t(place - all.begin());
            if (empty && place != all.end()) {
                Kept stale = std::move(*place);
                all.erase(place);
                destroy(stale);
                i = std::min(i, all.size());
            }
        }
    }

    std::vector<Kept> all;
    std::vector<void *> modules; // whose code is needed to destroy them
};

namespace {

/// A pointer, which has no end: static objects, which end after this thread's own
/// ones, may still use caches. What is made then stays.
constinit thread_local ThreadCaches *caches = nullptr;

/// This thread's objects of \a module, and all others, go before its code may.
void endOfThread(void *module)
{
    if (!caches)
        return;
    clearThreadCaches();
    std::erase(caches->modules, module);
    if (caches->modules.empty())
        delete std::exchange(caches, nullptr);
}

/// Not by a `thread_local` object, whose destructor runs once: objects that are made by
/// other such destructors, after it, have an end too.
ThreadCaches &cachesWith(void *module)
{
    static const bool once = (platform::onFork(nullptr, nullptr, leaveThreadCaches), true);
    Q_UNUSED(once);
    std::unique_ptr<ThreadCaches> fresh(caches ? nullptr : new ThreadCaches);
    auto &modules = fresh ? fresh->modules : caches->modules;
    if (std::find(modules.begin(), modules.end(), module) == modules.end()) {
        modules.push_back(module); // which may find no memory
        abi::__cxa_thread_atexit(endOfThread, module, module);
    }
    if (fresh)
        caches = fresh.release();
    return *caches;
}

void removeStale(bool spareOwn) noexcept
{
    if (caches)
        caches->removeStale(spareOwn);
}

void clearAtApplicationsEnd()
{
    // In the thread of the QCoreApplication, before it goes: database drivers and
    // network access need it.
    clearThreadCaches();
}

} // namespace

void clearThreadCaches() noexcept
{
    if (caches)
        caches->clear();
}

void leaveThreadCaches() noexcept
{
    caches = nullptr;
    usedOutside = nullptr;
}

void endCacheUses(CacheUse *&first) noexcept
{
    while (first)
        first->end();
    removeStale(true); // that were cleared meanwhile: its caller, who goes on, may use some
}

void DestroyCached::logDestructor(const std::exception_ptr &thrown) noexcept
{
    logInAnyCase([&] {
        qCCritical(lcParallel).noquote().nospace()
            << "the destructor of a cached object has thrown: " << describe(thrown);
    });
}

CacheId::CacheId() : m_state(std::make_shared<State>()) {}

CacheId::~CacheId()
{
    clear();
}

ThreadCacheBase *CacheId::find(const void *type) const
{
    if (!caches)
        return nullptr;
    bool stale = false;
    for (const ThreadCaches::Kept &kept : caches->all) {
        if (kept.isStale())
            stale = true;
        else if (kept.id == m_state && kept.type == type)
            return kept.objects.get();
    }
    if (stale)
        removeStale(false);
    return nullptr;
}

void CacheId::insert(const void *type, std::unique_ptr<ThreadCacheBase> objects, void *module) const
{
    if (QCoreApplication::instance() && QCoreApplication::instance()->thread() == QThread::currentThread()) {
        static const bool once = (qAddPostRoutine(clearAtApplicationsEnd), true);
        Q_UNUSED(once);
    }
    cachesWith(module).all.push_back(
        {m_state, m_state->generation.load(std::memory_order_acquire), type, std::move(objects)});
}

void CacheId::clear() const
{
    m_state->generation.fetch_add(1, std::memory_order_release);
    removeStale(false);
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include <libparallel/cached.h>

#include "scope/failures.h"
#include "scope/logging.h"
#include "scope/threadcaches.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>

#include <atomic>
#include <utility>
#include <vector>

namespace parallel::detail {

struct CacheId::State
{
    std::atomic<quint64> generation{0}; // grows with each clear(), and at the cache's end
};

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

    void removeStale() noexcept
    {
        for (auto i = all.size(); i-- > 0;) {
            if (!all[i].isStale() || all[i].objects->making > 0)
                continue;
            Kept stale = std::move(all[i]);
            all.erase(all.begin() + qsizetype(i));
            destroy(stale);
            i = std::min(i, all.size());
        }
    }

    std::vector<Kept> all;
};

namespace {

/// A pointer, which has no end: static objects, which end after this thread's own
/// ones, may still use caches. What is made then stays.
constinit thread_local ThreadCaches *caches = nullptr;

struct AtThreadsEnd
{
    ~AtThreadsEnd()
    {
        clearThreadCaches();
        delete std::exchange(caches, nullptr);
    }
};

ThreadCaches &cachesOfThisThread()
{
    thread_local const AtThreadsEnd atThreadsEnd;
    if (!caches)
        caches = new ThreadCaches;
    return *caches;
}

void removeStale() noexcept
{
    if (caches)
        caches->removeStale();
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
        removeStale();
    return nullptr;
}

void CacheId::insert(const void *type, std::unique_ptr<ThreadCacheBase> objects) const
{
    if (QCoreApplication::instance() && QCoreApplication::instance()->thread() == QThread::currentThread()) {
        static const bool once = (qAddPostRoutine(clearAtApplicationsEnd), true);
        Q_UNUSED(once);
    }
    cachesOfThisThread().all.push_back(
        {m_state, m_state->generation.load(std::memory_order_acquire), type, std::move(objects)});
}

void CacheId::clear() const
{
    m_state->generation.fetch_add(1, std::memory_order_release);
    removeStale();
}

} // namespace parallel::detail

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "journal/writer/cursor.h"

#include <libparallel/detail/text.h>

namespace parallel::journal {

Cursor::~Cursor()
{
    endPage();
}

/// Records that will not be used must not keep their page from being used again.
void Cursor::endPage() noexcept
{
    if (m_block && m_page.next != m_page.end)
        Writer::ended(m_block, int(m_page.end - m_page.next));
    m_page = {};
}

bool Cursor::turnPage()
{
    endPage();
    m_page = m_writer->takeRecords();
    if (!m_page.next) {
        m_writer->countUnrecorded();
        return false;
    }
    m_block = m_writer->blockOf(m_page.next);
    if (m_block) // texts go when their tasks go
        m_text = m_textEnd = nullptr;
    return true;
}

TextRef Cursor::put(std::string_view utf8, bool cut)
{
    const std::size_t size = Writer::textSize(utf8.size());
    if (std::size_t(m_textEnd - m_text) < size) {
        m_text = m_writer->takeTexts(m_block);
        if (!m_text) {
            m_textEnd = nullptr;
            m_writer->countLostText();
            return 0;
        }
        m_textEnd = m_text + blockSize;
        m_text += m_writer->headIn(m_text);
    }
    const TextRef ref = m_writer->putText(m_text, TextKind::Arguments, utf8, cut, 0);
    m_text += size;
    return ref;
}

TextRef Cursor::nameOf(detail::Definition &definition)
{
    quint32 ref = definition.recordedName.load(std::memory_order_acquire);
    if (ref == 0) [[unlikely]] {
        const QByteArray &name = definition.name();
        ref = m_writer->nameText(std::string_view(name.constData(), std::size_t(name.size())));
        // Everybody would store the same. Release: whose record names it has seen its bytes.
        definition.recordedName.store(ref, std::memory_order_release);
    }
    return ref;
}

TaskRecord *Cursor::take(const detail::Call &call, std::uint64_t parent, std::uint32_t group,
                         std::uint16_t pool, Time queued)
{
    if (m_page.next == m_page.end && !turnPage()) [[unlikely]]
        return nullptr;
    TaskRecord *const record = m_page.next++;
    detail::Text arguments;
    call.describe(arguments);
    // Relaxed: a monitor that looks at a page that is used again may see any of
    // these, and finds by the state and id that it must look again.
    const auto put = [](auto &field, auto value) {
        std::atomic_ref(field).store(value, std::memory_order_relaxed);
    };
    put(record->id, m_page.firstId++);
    put(record->parent, parent & parentMask);
    put(record->queued, queued);
    put(record->started, Time(0));
    put(record->finished, Time(0));
    put(record->name, nameOf(*call.definition));
    put(record->arguments, arguments.size() == 0
                               ? 0
                               : this->put(std::string_view(arguments.data(), std::size_t(arguments.size())),
                                           arguments.isCut()));
    put(record->text, TextRef(0));
    put(record->group, group);
    put(record->pool, pool);
    put(record->worker, std::uint16_t(0));
    put(record->progress, std::uint16_t(0));
    put(record->control, std::uint8_t(0));
    return record;
}

TaskRecord *Cursor::queued(const detail::Call &call, std::uint64_t parent, std::uint32_t group,
                           std::uint16_t pool, Time now)
{
    TaskRecord *const record = take(call, parent, group, pool, now);
    if (record)
        setState(record, RecordState::Queued);
    return record;
}

TaskRecord *Cursor::elements(const detail::Call &call, std::uint64_t parent, std::uint32_t group,
                             std::uint16_t pool, Time queued, int count)
{
    TaskRecord *const record = take(call, parent, group, pool, queued);
    if (record) {
        std::atomic_ref(record->progress)
            .store(std::uint16_t(count > 1 ? count : 0), std::memory_order_relaxed);
        setState(record, RecordState::Queued, count > 1 ? batchFlag : 0);
    }
    return record;
}

} // namespace parallel::journal

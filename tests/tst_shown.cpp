// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What is shown of arguments, how much of them is read for it, and when.

#define QT_USE_QSTRINGBUILDER
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/parallel.h>

#include <QtCore/qstringbuilder.h>

#include <atomic>
#include <memory>
#include <stdexcept>

#include <sys/mman.h>
#include <unistd.h>

using parallel::task;

namespace {

struct Monitored
{
    explicit Monitored(bool on) { qputenv("PARALLEL_MONITOR", on ? "on" : "off"); }
    ~Monitored() { qunsetenv("PARALLEL_MONITOR"); }
};

/// What is told of the arguments of the one call that \a make makes, and that fails.
template<typename Make>
QString told(Make &&make)
{
    try {
        const auto threads = parallel::threads({.workers = 2, .onFailure = parallel::OnFailure::Continue});
        make();
    } catch (const parallel::TaskFailures &failures) {
        return failures.failures().first().arguments;
    }
    return QStringLiteral("nothing failed");
}

constexpr auto fails = [](const auto &...) { throw std::runtime_error("always"); };
constexpr auto failsWithText = [](const QString &) { throw std::runtime_error("always"); };
constexpr auto failsWithItsOwn = [](QString text) {
    text.clear();
    throw std::runtime_error("always");
};

/// Characters up to the last byte of a page that nothing readable follows.
class Edge
{
public:
    explicit Edge(std::size_t size)
        : m_page(std::size_t(::sysconf(_SC_PAGESIZE))),
          m_memory(static_cast<char *>(
              ::mmap(nullptr, 2 * m_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))),
          m_text(m_memory + m_page - size)
    {
        ::mprotect(m_memory + m_page, m_page, PROT_NONE);
        std::fill_n(m_text, size, 'x');
    }
    ~Edge() { ::munmap(m_memory, 2 * m_page); }
    Edge(const Edge &) = delete;
    char *text() const { return m_text; }

private:
    const std::size_t m_page;
    char *const m_memory;
    char *const m_text;
};

} // namespace

class tst_Shown : public QObject
{
    Q_OBJECT

    static void addMonitorRows()
    {
        QTest::addColumn<bool>("monitored");
        QTest::newRow("monitored") << true;
        QTest::newRow("PARALLEL_MONITOR=off") << false;
    }

private Q_SLOTS:
    void pointersAreNotRead_data() { addMonitorRows(); }
    void pointersAreNotRead()
    {
        QFETCH(bool, monitored);
        const Monitored monitor(monitored);
        const Edge edge(8);
        const char *const bytes = edge.text();
        const auto *const units = reinterpret_cast<const char16_t *>(bytes);
        const auto *const chars = reinterpret_cast<const QChar *>(bytes);
        const auto send = task([](const auto *, std::size_t) { throw std::runtime_error("always"); });
        QCOMPARE(told([&] { send(bytes, 8); }), QStringLiteral("…, 8"));
        QCOMPARE(told([&] { send(units, 4); }), QStringLiteral("…, 4"));
        QCOMPARE(told([&] { send(chars, 4); }), QStringLiteral("…, 4"));
        QCOMPARE(told([&] { send(edge.text(), 8); }), QStringLiteral("…, 8"));
        const auto labelled = send.label([](const char *text, std::size_t) { return QByteArray(text, 2); });
        QCOMPARE(told([&] { labelled(bytes, 8); }), QStringLiteral("xx"));
    }

    void arraysAreReadToTheirEnd_data() { addMonitorRows(); }
    void arraysAreReadToTheirEnd()
    {
        QFETCH(bool, monitored);
        const Monitored monitor(monitored);
        const Edge edge(4);
        const auto &array = *reinterpret_cast<const char(*)[4]>(edge.text());
        const auto &units = *reinterpret_cast<const char16_t(*)[2]>(edge.text());
        const auto send = task(fails);
        QCOMPARE(told([&] { send(array, 4); }), QStringLiteral("xxxx, 4"));
        QCOMPARE(told([&] { send(units); }), QString(2, QChar(0x7878)));
        QCOMPARE(told([&] { send("orders", u"Größe", u8"ü"); }), QStringLiteral("orders, Größe, ü"));
        QCOMPARE(told([&] { send("up to\0here"); }), QStringLiteral("up to"));
        QCOMPARE(told([&] { send(""); }), QString());
        char changes[] = "changes";
        QCOMPARE(told([&] { send(changes); }), QStringLiteral("…"));
    }

    /// The callable gets a pointer, as any function does.
    void arraysArePassedAsPointers_data() { addAllRows(); }
    void arraysArePassedAsPointers()
    {
        QFETCH(int, workers);
        inScope(workers, [] {
            const auto isPointer =
                task([](const auto &text) { return std::is_same_v<decltype(text), const char *const &>; });
            QVERIFY(isPointer("orders").result());
            QCOMPARE(task([](const QString &text) { return text; })("orders").result(),
                     QStringLiteral("orders"));
        });
    }

    /// What was moved into a parameter is told nevertheless.
    void failuresTellOfTheirArguments_data() { addMonitorRows(); }
    void failuresTellOfTheirArguments()
    {
        QFETCH(bool, monitored);
        const Monitored monitor(monitored);
        const QString text = QStringLiteral("orders of the day");
        QCOMPARE(told([&] { task(fails)(text, 3); }), text % QStringLiteral(", 3"));
        QCOMPARE(told([&] { task(failsWithText)(text); }), text);
        QCOMPARE(told([&] { task(failsWithItsOwn)(text); }), text);
        QCOMPARE(told([&] {
                     (void)task([](const QString &) -> int { throw std::runtime_error("always"); })(text);
                 }),
                 text);
        QCOMPARE(told([&] { task(failsWithText).label([](const QString &t) { return t.left(6); })(text); }),
                 QStringLiteral("orders"));
        QCOMPARE(told([&] {
                     task([](std::unique_ptr<int>) {
                         throw std::runtime_error("always");
                     }).label([](const std::unique_ptr<int> &n) { return *n; })(std::make_unique<int>(5));
                 }),
                 QStringLiteral("5"));
        QCOMPARE(told([&] { task(fails)(QLatin1String("caf\xe9")); }), QStringLiteral("café"));
    }

    /// … even where the task has ended what a pointer of its points to.
    void labelsSeeWhatWasPassed_data() { addMonitorRows(); }
    void labelsSeeWhatWasPassed()
    {
        QFETCH(bool, monitored);
        const Monitored monitor(monitored);
        const auto end = task([](int *n) {
                             delete n;
                             throw std::runtime_error("always");
                         }).label([](const int *n) { return *n; });
        QCOMPARE(told([&] { end(new int(7)); }), QStringLiteral("7"));
        const auto change = task([](const std::shared_ptr<int> &n) {
                                *n = 8;
                                throw std::runtime_error("always");
                            }).label([](const std::shared_ptr<int> &n) { return *n; });
        QCOMPARE(told([&] { change(std::make_shared<int>(7)); }), QStringLiteral("7"));
    }

    void nothingIsMadeOfThemForNobody()
    {
        const Monitored monitor(false);
        std::atomic<int> asked{0};
        const auto label = [&](const auto &...) {
            ++asked;
            return QString();
        };
        {
            const auto threads = parallel::threads(2);
            task([](const QString &, int) {}).label(label)(QStringLiteral("orders"), 3);
            (void)task([](const QString &) { return 1; }).label(label)(QStringLiteral("orders"));
            task([](std::stop_token, const QByteArray &) {}).label(label)(QByteArray("orders"));
            task([](const std::pair<int, QString> &) {}).label(label)(std::pair(3, QStringLiteral("orders")));
            parallel::map(task([](const QString &) {}).label(label), QStringList{"a", "b"});
        }
        QCOMPARE(asked.load(), 0);
        QCOMPARE(told([&] { task(failsWithText).label(label)(QStringLiteral("orders")); }), QString());
        QCOMPARE(asked.load(), 1);
    }

    /// What a + of QT_USE_QSTRINGBUILDER refers to is gone when the call runs.
    void sumsOfStringsBecomeStrings_data() { addAllRows(); }
    void sumsOfStringsBecomeStrings()
    {
        QFETCH(int, workers);
        QList<QFuture<QString>> results;
        inScope(workers, [&] {
            const auto text = task([](const auto &what) {
                static_assert(std::is_same_v<decltype(what), const QString &>);
                return what;
            });
            const auto bytes = task([](const auto &what) {
                static_assert(std::is_same_v<decltype(what), const QByteArray &>);
                return QString::fromUtf8(what);
            });
            for (int i = 0; i < 50; ++i) {
                const QString part = QString::number(i);
                results << text(QStringLiteral("a string that is long enough ") % part);
                results << text(QStringLiteral("b") % part % QLatin1String("c"));
                results << bytes(QByteArray("bytes ") % part.toUtf8());
            }
            const QStringList parts = {"x", "y"};
            const auto sums = std::views::transform(parts, [](const QString &p) { return p % p; });
            QCOMPARE(parallel::map(text, sums), (QStringList{"xx", "yy"}));
            QFuture<QString> mapped = parallel::mapped(text, sums);
            QCOMPARE(mapped.resultAt(1), QStringLiteral("yy"));
        });
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(results.at(3 * i).result(),
                     QString(QStringLiteral("a string that is long enough ") % QString::number(i)));
            QCOMPARE(results.at(3 * i + 1).result(), QString(u'b' % QString::number(i) % u'c'));
            QCOMPARE(results.at(3 * i + 2).result(), QString(QStringLiteral("bytes ") % QString::number(i)));
        }
    }
};

PARALLEL_TEST_MAIN(tst_Shown)
#include "tst_shown.moc"

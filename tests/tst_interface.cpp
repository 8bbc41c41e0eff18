// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

/// \file
/// What Qt's meta-object system knows of the library: properties, enumerations, what qDebug()
/// writes. And what later versions must keep.

#include "support/gate.h"
#include "support/rows.h"
#include "support/testprogram.h"

#include <libparallel/journal.h>
#include <libparallel/parallel.h>

#include <QtCore/qmetaobject.h>
#include <QtTest/qsignalspy.h>

#include <type_traits>

using namespace parallel;
using namespace std::chrono_literals;

// One state of a task, wherever it is told.
static_assert(std::is_same_v<TaskState, Journal::TaskState>);

// Still aggregates, with designated initialisers.
static_assert(std::is_aggregate_v<Progress> && std::is_aggregate_v<TaskInfo> && std::is_aggregate_v<Options>);

// What a program embeds has a pointer to what may change, and nothing else.
static_assert(sizeof(Threads) == sizeof(QObject) + sizeof(std::shared_ptr<int>));
static_assert(sizeof(Group) == sizeof(void *));
static_assert(sizeof(EnterGuard) == sizeof(void *));

namespace {

template<typename T>
QString debugText(const T &value)
{
    QString text;
    QDebug(&text).nospace() << value;
    return text;
}

} // namespace

class tst_Interface : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threadsHaveProperties()
    {
        Threads threads(Options{.workers = 2, .name = "named"});
        QCOMPARE(threads.property("name").toString(), "named");
        QCOMPARE(threads.property("workerCount").toInt(), 2);
        QVERIFY(threads.setProperty("workerCount", 5));
        QCOMPARE(threads.workerCount(), 5);
        QCOMPARE(threads.property("paused").toBool(), false);
        QVERIFY(threads.setProperty("paused", true));
        QVERIFY(threads.isPaused());
        QVERIFY(threads.setProperty("paused", false));
        QVERIFY(!threads.isPaused());
        QCOMPARE(threads.property("threadPool").value<QThreadPool *>(), threads.threadPool());
        QVERIFY(!threads.setProperty("name", "other"));
    }

    /// A binding is told by the signal.
    void progressIsAPropertyThatNotifies_data() { addThreadedRows(); }
    void progressIsAPropertyThatNotifies()
    {
        QFETCH(int, workers);
        Threads threads(workers);
        const QMetaProperty progress =
            threads.metaObject()->property(threads.metaObject()->indexOfProperty("progress"));
        QVERIFY(progress.hasNotifySignal());
        QCOMPARE(progress.notifySignal().name(), "progressChanged");
        QSignalSpy changed(&threads, progress.notifySignal().methodSignature().prepend('2').constData());
        {
            const auto entered = threads.enter();
            const auto run = task([] {});
            for (int i = 0; i < 10; ++i)
                run();
        }
        QTRY_VERIFY(!changed.isEmpty() && progress.read(&threads).value<Progress>().succeeded == 10);
        QTRY_COMPARE(changed.last().first().value<Progress>(), (Progress{0, 0, 10, 0, 0}));
    }

    void gadgetsAreReadByName()
    {
        const Progress progress{1, 2, 3, 4, 5};
        const QMetaObject &of = Progress::staticMetaObject;
        QCOMPARE(of.property(of.indexOfProperty("queued")).readOnGadget(&progress).toLongLong(), 1);
        QCOMPARE(of.property(of.indexOfProperty("completed")).readOnGadget(&progress).toLongLong(), 12);
        QCOMPARE(of.property(of.indexOfProperty("total")).readOnGadget(&progress).toLongLong(), 15);
        TaskInfo info;
        info.name = "load";
        info.state = TaskState::Failed;
        info.ran = 3ms;
        const QMetaObject &ofInfo = TaskInfo::staticMetaObject;
        QCOMPARE(ofInfo.property(ofInfo.indexOfProperty("name")).readOnGadget(&info).toString(), "load");
        QCOMPARE(ofInfo.property(ofInfo.indexOfProperty("state")).readOnGadget(&info).value<TaskState>(),
                 TaskState::Failed);
        QCOMPARE(ofInfo.property(ofInfo.indexOfProperty("ran"))
                     .readOnGadget(&info)
                     .value<std::chrono::nanoseconds>(),
                 std::chrono::nanoseconds(3ms));
    }

    void enumerationsHaveNames()
    {
        QCOMPARE(QMetaEnum::fromType<TaskState>().valueToKey(int(TaskState::Cancelled)), "Cancelled");
        QCOMPARE(QMetaEnum::fromType<OnFailure>().keyToValue("Continue"), int(OnFailure::Continue));
        QCOMPARE(QMetaEnum::fromType<ProgressLine>().keyCount(), 5);
        QCOMPARE(QVariant::fromValue(TaskState::Running).toString(), "Running");
    }

    void debugSaysAllThatThereIs()
    {
        QCOMPARE(debugText(TaskState::Running), "parallel::TaskState::Running");
        QCOMPARE(debugText(OnFailure::Stop), "parallel::OnFailure::Stop");
        QCOMPARE(debugText(Progress{1, 2, 3, 4, 5}),
                 "Progress(queued 1, running 2, succeeded 3, failed 4, cancelled 5)");
        TaskInfo info;
        info.id = 7;
        info.name = "load";
        info.arguments = "orders";
        info.state = TaskState::Failed;
        info.worker = 2;
        info.waited = 1us;
        info.ran = 3ms;
        info.error = "std::runtime_error: no route to host";
        QCOMPARE(debugText(info),
                 "TaskInfo(7, parallel::TaskState::Failed, load(orders), worker 2, waited 1000 ns, "
                 "ran 3000000 ns, std::runtime_error: no route to host)");
    }
};

PARALLEL_TEST_MAIN(tst_Interface)
#include "tst_interface.moc"

// SPDX-FileCopyrightText: 2026 The libparallel authors
// SPDX-License-Identifier: MIT

#include "links.h"
#include "totals.h"
#include "web.h"

#include <libparallel/parallel.h>

#include <QCoreApplication>

#include <atomic>
#include <cstdio>

namespace {

// Each thread has its own connections to the server.
auto web = parallel::threadCached([] { return Web(); });
Totals totals;
std::atomic<bool> isComplete = true;

void report(const QString &what, const QString &error)
{
    std::fprintf(stderr, "%s: %s\n", qPrintable(what), qPrintable(error));
    isComplete = false;
}

void measureFile(const QUrl &file)
{
    const Answer answer = web().head(file);
    totals.addFile(answer.contentType, answer.size);
}
const auto measure = parallel::task("measure", &measureFile);

void visitFolder(const QUrl &folder);
const auto visit = parallel::task("visit", &visitFolder);

/// Calls itself for the folders inside, to any depth. Nobody waits in here: the
/// end of the scope waits for the calls that calls have made.
void visitFolder(const QUrl &folder)
{
    totals.addFolder();
    for (const QUrl &link : linksBelow(folder, web().get(folder).body)) {
        if (link.path().endsWith('/'))
            visit(link);
        else
            measure(link);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QUrl start(app.arguments().value(1));
    if (app.arguments().size() != 2 || !start.isValid() || !start.path().endsWith('/')) {
        std::fputs("usage: crawl http://HOST/FOLDER/\n"
                   "Totals the files of a web server's folder listing, at any depth.\n",
                   stderr);
        return 2;
    }

    const parallel::Interruption interruption; // Ctrl-C: what is being asked ends, nothing else begins
    try {
        const auto threads = parallel::threads({.onFailure = parallel::OnFailure::Continue});
        visit(start);
    } catch (const parallel::TaskFailures &failures) {
        for (const parallel::TaskInfo &task : failures.failures())
            report(task.arguments, task.error);
    } catch (const parallel::CancelledError &error) {
        std::fprintf(stderr, "crawl: %s; so far:\n%s", error.what(), qPrintable(totals.toText()));
        return interruption.exitStatus();
    } catch (const std::exception &error) {
        std::fprintf(stderr, "crawl: %s\n", error.what());
        return 1;
    }
    std::fputs(qPrintable(totals.toText()), stdout);
    return isComplete ? 0 : 1;
}

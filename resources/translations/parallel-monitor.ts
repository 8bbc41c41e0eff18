<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>TimesBar</name>
    <message>
        <source>waited %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ran %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::Control</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel &amp;all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel &amp;selected…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope to control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What pause, cancel and workers are about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No process is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all scopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scope %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All its scopes have ended: there is nothing left to control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for; the job answers within a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take tasks again (Ctrl+P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take no further tasks; those that run end first (Ctrl+P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop what is queued and ask what runs to stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is queued and nothing runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel %1 &amp;selected…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select tasks in the table first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tasks may run at the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel everything that %1 has still to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 queued tasks are dropped and %2 running ones are asked to stop. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All selected tasks have ended already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this task?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel these %1 tasks?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued ones are dropped, running ones are asked to stop. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel requested for %1 tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 workers requested</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::DetailsPanel</name>
    <message>
        <source>Select a task in the table or the timeline to see why it took so long, or why it failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy everything about this task as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy task as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it in the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This task was dropped to make room for newer ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancel requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the calling thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::EmptyPage</name>
    <message>
        <source>Open a journal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts a small program that uses libparallel, to have something to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program is running with libparallel now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start one and it appears here by itself, or open a recorded journal (Ctrl+O, or drop the file on this window). A program keeps its journal if PARALLEL_RECORD names a file or a folder for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tasks, %2 of them failed, in %3. It ended cleanly, and its journal ended with it. To look at such a job afterwards, start it with PARALLEL_RECORD set to a file or a folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::Exporter</name>
    <message>
        <source>“%1” does not say what to write: end its name with .csv or .tasks.json (tasks), .json (a trace for Perfetto and chrome://tracing) or .html (a report).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::Exports</name>
    <message>
        <source>Tasks as &amp;CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those in the table, in its order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks as &amp;JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Trace for Perfetto…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole job, for ui.perfetto.dev or chrome://tracing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML &amp;report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file with the plots and the statistics, to send to somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Picture of the window…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; nothing was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not written: is it a PNG file in a folder that can be written to?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.tasks.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trace (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::FilterBar</name>
    <message>
        <source>state:failed name:load args:orders ran:&gt;2s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to search (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only tasks that are: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks in every state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter %1, press to take away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worker %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, worker %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::JobTitle</name>
    <message>
        <source>pid %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 elapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>died after %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::MainWindow</name>
    <message>
        <source>parallel-monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This process has ended: nothing new will come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – parallel-monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest stays in view. Press to freeze what you see (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen. Press to follow the newest again (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journals (*.journal);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The example has been started; it appears at the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The example could not be started: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;do filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take &amp;all filters away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow or freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide &amp;processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide de&amp;tails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full &amp;screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;bout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>processes, timeline, tasks, statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>search tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the last filter back, and set it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow the newest, or freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pause or resume the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancel the selected tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export the tasks in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open a journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show or hide details and processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closer, farther, all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>along the time; with Shift faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>through the lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the task before, the next task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing but the selected task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select a range of time; Esc takes it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About parallel-monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;parallel-monitor %1&lt;/h3&gt;&lt;p&gt;Shows what any program that uses libparallel is doing: what is queued, what runs, what is slow, what failed and why.&lt;/p&gt;&lt;p&gt;MIT licence&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::Minimap</name>
    <message>
        <source>Whole time of the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole time of the job. Drag the marked part to move the timeline, its ends to zoom; click twice to show all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::Notice</name>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 died, last seen alive %2 %3. %4 tasks were running and %5 never ran; all that ended before is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording stopped: %1. Counts go on, %2 tasks are not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 scopes that had ended made room for newer ones; their counts are gone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::PlotView</name>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, of which %1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: only what happened in that time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::ProgressStrip</name>
    <message>
        <source>Progress: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>died after %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::Query</name>
    <message>
        <source>“%1” is not a state; accepted are queued, running, succeeded, failed, cancelled, completed, cancel-requested, died and never-ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number; write %2:17, %2:100..200, %2:&gt;100 or %2:3,5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a part of 100; write progress:&gt;50 or progress:10..20</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a duration; write %2:&gt;2s, %2:&lt;100ms or %2:1s..5s (units: ns, us, ms, s, min, h, d)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a time; write at:03:12:05, at:03:12..03:15, at:2026-11-22T03:12:05 or, since the start, at:+1.5s..+2s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a field; accepted are %2. To seek it as text, quote it: &quot;%3&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1:” needs a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the name, arguments, error or progress text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text with blanks, or one with a colon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queued, running, succeeded, failed, cancelled, completed, cancel-requested; after a crash also died and never-ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the name, or all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arguments; error type and text; error or progress text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scope&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers, lists, ranges and comparisons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>durations: ns, us, ms, s, min, h, d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in per cent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ran at that time of day, or so long after the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the opposite of any term</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::Report</name>
    <message>
        <source>Died while running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longest tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by parallel-monitor %1 on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pid %1 on %2 · started %3 · last seen alive after %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pid %1 on %2 · started %3 · %4 elapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 tasks done (%3) · %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 completed tasks made room for newer ones. They are counted above, but not shown below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls could not be recorded. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 names, arguments or errors could not be recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The counts of %1 scopes that had ended are gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records are damaged and left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tasks waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited p50, p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(unnamed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: how long it ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: how long it waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a task failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 workers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And %1 more, of other kinds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ran</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::SessionModel</name>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no tasks yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
pid %2 on %3, started %4, %5
%6</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::SessionPane</name>
    <message>
        <source>Processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recorded journal (Ctrl+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recorded journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing runs now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the journal&apos;s path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::StateTile</name>
    <message>
        <source>Show only what is %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::StatisticsModel</name>
    <message>
        <source>%1: %2 from %3 to %4, half of them up to %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2, on a logarithmic scale: the same for all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::StatisticsPane</name>
    <message>
        <source>Statistics by task name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task has ended yet. Times appear here as they do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks waited %1 and ran %2 in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They wait far longer than they run: more workers would help, if what they talk to can take it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They hardly wait: the time goes into the tasks themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading: %1 tasks so far.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::TaskModel</name>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancel requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::TaskPane</name>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 older ones dropped to make room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 not recorded: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 texts not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 damaged records left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task is like that.
Ctrl+Z takes the last filter back, Esc in the search box all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This process called no tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tasks yet.
They appear here as soon as the program calls them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 new ↓</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::TaskWords</name>
    <message>
        <source>today %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colour by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all (0)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::TimelineView</name>
    <message>
        <source>%1
Click: only its tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 · waited %3 · ran %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 busy, mostly with %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in to see each task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lane for each worker. Arrow keys move, plus and minus zoom, brackets go from task to task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (serial)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task ever ran here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task has begun yet. Lanes appear as workers take tasks.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::Words</name>
    <message>
        <source>queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>died while running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2:%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::text::Command</name>
    <message>
        <source>There is no display for a window. --list, --summary and --follow need none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of --list, --summary, --follow, --export and --report at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--filter goes with --export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One journal at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A report is a web page: end its name with .html.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trace and a report show the whole job; --filter goes with .csv and .tasks.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: parallel-monitor [FILE…]
       parallel-monitor --list [FOLDER|FILE…]
       parallel-monitor --summary [FILE|PID]
       parallel-monitor --follow [FILE|PID]
       parallel-monitor --export OUTPUT [--filter QUERY] [FILE|PID]
       parallel-monitor --report OUTPUT.html [FILE|PID]

Shows what programs that use libparallel are doing, or did: what is queued, what
runs, what is slow, what failed and why. Without an option, in a window.
FILE is a journal; PID a process of yours. Without either, the newest one.

These need no display:
  -l, --list            All journals of live, ended and crashed processes
  -s, --summary         Counts, plots, statistics and failures of a job
  -f, --follow          The same, refreshed in place until the job ends; q quits.
                        Where there is no terminal, a line every few seconds
      --export OUTPUT   By the name&apos;s ending: .csv or .tasks.json (tasks), .json (a
                        trace for Perfetto and chrome://tracing), .html (a report)
      --filter QUERY    Export only the tasks that match
      --report OUTPUT   One web page with plots, statistics and failures
  -h, --help            This text
  -v, --version         The version

Queries:
%1
Exit codes: 0 done; 1 could not be done; 2 wrong usage; 3 (--summary, --follow)
tasks failed or were cancelled, or the process died.
Colours are left out where NO_COLOR is set.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program is running with libparallel now, and none has left a journal. Start one, or name a recorded journal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no journal of process %1. See parallel-monitor --list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 tasks
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See parallel-monitor --help.
</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::text::Describer</name>
    <message>
        <source>%1: %2 of %3 done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 running, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, ETA %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  pid %1 on %2  </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started %1, last seen alive after %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started %1, %2 elapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 completed tasks made room for newer ones; they are counted, but not in the tables below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls could not be recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 texts could not be recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the counts of %1 scopes that had ended are gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 records are damaged and left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busy workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waited p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(unnamed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still reading: %1 tasks so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancel requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>monitor::text::Follower</name>
    <message>
        <source>q: quit (the job goes on)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

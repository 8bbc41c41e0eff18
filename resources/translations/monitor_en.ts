<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>monitor::CallsPane</name>
    <message numerus="yes">
        <source>%1 calls of the program called others</source>
        <translation>
            <numerusform>%1 call of the program called others</numerusform>
            <numerusform>%1 calls of the program called others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %1 that called none are not listed</source>
        <translation>
            <numerusform>; %1 that called none is not listed</numerusform>
            <numerusform>; %1 that called none are not listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::ComparisonPage</name>
    <message numerus="yes">
        <source>%1 · %2 · %3 workers</source>
        <translation>
            <numerusform>%1 · %2 · %3 worker</numerusform>
            <numerusform>%1 · %2 · %3 workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 fail now</source>
        <translation>
            <numerusform>%1 fails now</numerusform>
            <numerusform>%1 fail now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed before</source>
        <translation>
            <numerusform>%1 failed before</numerusform>
            <numerusform>%1 failed before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same %1 calls failed in both.</source>
        <translation>
            <numerusform>The same %1 call failed in both.</numerusform>
            <numerusform>The same %1 calls failed in both.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::Control</name>
    <message numerus="yes">
        <source>Cancel %1 &amp;selected…</source>
        <translation>
            <numerusform>Cancel %1 &amp;selected…</numerusform>
            <numerusform>Cancel %1 &amp;selected…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 queued tasks are dropped</source>
        <translation>
            <numerusform>%1 queued task is dropped</numerusform>
            <numerusform>%1 queued tasks are dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 running ones are asked to stop</source>
        <translation>
            <numerusform>%1 running one is asked to stop</numerusform>
            <numerusform>%1 running ones are asked to stop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %1 tasks, %2 and others?</source>
        <translation>
            <numerusform>Cancel %1 task, %2 and others?</numerusform>
            <numerusform>Cancel %1 tasks, %2 and others?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel requested for %1 tasks</source>
        <translation>
            <numerusform>Cancel requested for %1 task</numerusform>
            <numerusform>Cancel requested for %1 tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 workers requested</source>
        <translation>
            <numerusform>%1 worker requested</numerusform>
            <numerusform>%1 workers requested</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::Difference</name>
    <message numerus="yes">
        <source>, %1 failures more</source>
        <translation>
            <numerusform>, %1 failure more</numerusform>
            <numerusform>, %1 failures more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %1 failures fewer</source>
        <translation>
            <numerusform>, %1 failure fewer</numerusform>
            <numerusform>, %1 failures fewer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::EmptyPage</name>
    <message numerus="yes">
        <source>%1 tasks, %2 of them failed, in %3. It ended cleanly, and its journal ended with it. To look at such a job afterwards, start it with PARALLEL_RECORD set to a file or a folder.</source>
        <translation>
            <numerusform>%1 task, %2 of them failed, in %3. It ended cleanly, and its journal ended with it. To look at such a job afterwards, start it with PARALLEL_RECORD set to a file or a folder.</numerusform>
            <numerusform>%1 tasks, %2 of them failed, in %3. It ended cleanly, and its journal ended with it. To look at such a job afterwards, start it with PARALLEL_RECORD set to a file or a folder.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::Exporter</name>
    <message numerus="yes">
        <source>%1 tasks have no arguments and are left out</source>
        <translation>
            <numerusform>%1 task has no arguments and is left out</numerusform>
            <numerusform>%1 tasks have no arguments and are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lines were cut when they were recorded</source>
        <translation>
            <numerusform>%1 line was cut when it was recorded</numerusform>
            <numerusform>%1 lines were cut when they were recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lines have *** in the place of a password</source>
        <translation>
            <numerusform>%1 line has *** in the place of a password</numerusform>
            <numerusform>%1 lines have *** in the place of a password</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::FailuresPane</name>
    <message numerus="yes">
        <source>%1 failures</source>
        <translation>
            <numerusform>%1 failure</numerusform>
            <numerusform>%1 failures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %1 kinds</source>
        <comment>after: 3 failures</comment>
        <translation>
            <numerusform>of %1 kind</numerusform>
            <numerusform>of %1 kinds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied: %1 lines</source>
        <translation>
            <numerusform>Copied: %1 line</numerusform>
            <numerusform>Copied: %1 lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::History</name>
    <message numerus="yes">
        <source>%1 calls of %2 more%3</source>
        <translation>
            <numerusform>%1 call of %2 more%3</numerusform>
            <numerusform>%1 calls of %2 more%3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 calls of %2 fewer%3</source>
        <translation>
            <numerusform>%1 call of %2 fewer%3</numerusform>
            <numerusform>%1 calls of %2 fewer%3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is new%2, with %3 calls</source>
        <translation>
            <numerusform>%1 is new%2, with %3 call</numerusform>
            <numerusform>%1 is new%2, with %3 calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 new failures of %2%3: %4</source>
        <translation>
            <numerusform>%1 new failure of %2%3: %4</numerusform>
            <numerusform>%1 new failures of %2%3: %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failures of %2%3, usually %4: %5</source>
        <translation>
            <numerusform>%1 failure of %2%3, usually %4: %5</numerusform>
            <numerusform>%1 failures of %2%3, usually %4: %5</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 calls cancelled%2</source>
        <translation>
            <numerusform>%1 call cancelled%2</numerusform>
            <numerusform>%1 calls cancelled%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 workers instead of %2%3</source>
        <translation>
            <numerusform>%1 worker instead of %2%3</numerusform>
            <numerusform>%1 workers instead of %2%3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 runs died, the last on %2</source>
        <translation>
            <numerusform>%1 run died, the last on %2</numerusform>
            <numerusform>%1 runs died, the last on %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more changes</source>
        <translation>
            <numerusform>%1 more change</numerusform>
            <numerusform>%1 more changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::HistoryPage</name>
    <message numerus="yes">
        <source>%1 runs in %2</source>
        <translation>
            <numerusform>%1 run in %2</numerusform>
            <numerusform>%1 runs in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 journals cannot be read</source>
        <translation>
            <numerusform> · %1 journal cannot be read</numerusform>
            <numerusform> · %1 journals cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing failed in the last %1 runs.</source>
        <translation>
            <numerusform>Nothing failed in the last %1 run.</numerusform>
            <numerusform>Nothing failed in the last %1 runs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::HostsModel</name>
    <message numerus="yes">
        <source>%1 tasks</source>
        <translation>
            <numerusform>%1 task</numerusform>
            <numerusform>%1 tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::LogPane</name>
    <message numerus="yes">
        <source>%1 lines</source>
        <translation>
            <numerusform>%1 line</numerusform>
            <numerusform>%1 lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 lines</source>
        <translation>
            <numerusform>%1 of %2 line</numerusform>
            <numerusform>%1 of %2 lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %1 older ones made room</source>
        <translation>
            <numerusform>, %1 older one made room</numerusform>
            <numerusform>, %1 older ones made room</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::Notice</name>
    <message numerus="yes">
        <source>%1 tasks were running</source>
        <translation>
            <numerusform>%1 task was running</numerusform>
            <numerusform>%1 tasks were running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of what ended before %1 tasks are here</source>
        <translation>
            <numerusform>of what ended before %1 task is here</numerusform>
            <numerusform>of what ended before %1 tasks are here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 never ran</source>
        <translation>
            <numerusform>%1 never ran</numerusform>
            <numerusform>%1 never ran</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recording stopped: %1. Counts go on, %2 tasks are not listed.</source>
        <translation>
            <numerusform>Recording stopped: %1. Counts go on, %2 task is not listed.</numerusform>
            <numerusform>Recording stopped: %1. Counts go on, %2 tasks are not listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 scopes that had ended made room for newer ones; their counts are gone.</source>
        <translation>
            <numerusform>%1 scope that had ended made room for newer ones; its counts are gone.</numerusform>
            <numerusform>%1 scopes that had ended made room for newer ones; their counts are gone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::Report</name>
    <message numerus="yes">
        <source>%1 of %2 tasks done (%3) · %4</source>
        <translation>
            <numerusform>%1 of %2 task done (%3) · %4</numerusform>
            <numerusform>%1 of %2 tasks done (%3) · %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Beside the %1 runs before it</source>
        <translation>
            <numerusform>Beside the %1 run before it</numerusform>
            <numerusform>Beside the %1 runs before it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 completed tasks made room for newer ones. They are counted above, but not shown below: times of which tasks are missing are hatched.</source>
        <translation>
            <numerusform>%1 completed task made room for newer ones. It is counted above, but not shown below: times of which tasks are missing are hatched.</numerusform>
            <numerusform>%1 completed tasks made room for newer ones. They are counted above, but not shown below: times of which tasks are missing are hatched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 calls could not be recorded. %2</source>
        <translation>
            <numerusform>%1 call could not be recorded. %2</numerusform>
            <numerusform>%1 calls could not be recorded. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 names, arguments or errors could not be recorded.</source>
        <translation>
            <numerusform>%1 name, argument or error could not be recorded.</numerusform>
            <numerusform>%1 names, arguments or errors could not be recorded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The counts of %1 scopes that had ended are gone.</source>
        <translation>
            <numerusform>The counts of %1 scope that had ended are gone.</numerusform>
            <numerusform>The counts of %1 scopes that had ended are gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records are damaged and left out.</source>
        <translation>
            <numerusform>%1 record is damaged and left out.</numerusform>
            <numerusform>%1 records are damaged and left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %1 workers.</source>
        <translation>
            <numerusform>The first %1 worker.</numerusform>
            <numerusform>The first %1 workers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %1 more, of other kinds.</source>
        <translation>
            <numerusform>And %1 more, of another kind.</numerusform>
            <numerusform>And %1 more, of other kinds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::RunsChart</name>
    <message numerus="yes">
        <source>%1: %2, %3 workers</source>
        <translation>
            <numerusform>%1: %2, %3 worker</numerusform>
            <numerusform>%1: %2, %3 workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks, %2 failed</source>
        <translation>
            <numerusform>%1 task, %2 failed</numerusform>
            <numerusform>%1 tasks, %2 failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks</source>
        <translation>
            <numerusform>%1 task</numerusform>
            <numerusform>%1 tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::SessionModel</name>
    <message numerus="yes">
        <source>%1 tasks</source>
        <translation>
            <numerusform>%1 task</numerusform>
            <numerusform>%1 tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed</source>
        <translation>
            <numerusform>%1 failed</numerusform>
            <numerusform>%1 failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>History of %1, %2 runs</source>
        <translation>
            <numerusform>History of %1, %2 run</numerusform>
            <numerusform>History of %1, %2 runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 runs of %2 in %3. The latest are listed below; all are in the history.</source>
        <translation>
            <numerusform>%1 run of %2 in %3. The latest are listed below; all are in the history.</numerusform>
            <numerusform>%1 runs of %2 in %3. The latest are listed below; all are in the history.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 runs</source>
        <translation>
            <numerusform>%1 run</numerusform>
            <numerusform>%1 runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 died</source>
        <translation>
            <numerusform> · %1 died</numerusform>
            <numerusform> · %1 died</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::StatisticsPane</name>
    <message numerus="yes">
        <source>Without %1 older tasks, which made room for these.</source>
        <translation>
            <numerusform>Without %1 older task, which made room for these.</numerusform>
            <numerusform>Without %1 older tasks, which made room for these.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading: %1 tasks so far.</source>
        <translation>
            <numerusform>Reading: %1 task so far.</numerusform>
            <numerusform>Reading: %1 tasks so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::TaskPane</name>
    <message numerus="yes">
        <source>%1 of %2 tasks</source>
        <translation>
            <numerusform>%1 of %2 task</numerusform>
            <numerusform>%1 of %2 tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks</source>
        <translation>
            <numerusform>%1 task</numerusform>
            <numerusform>%1 tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 older ones made room for these</source>
        <translation>
            <numerusform> · %1 older one made room for these</numerusform>
            <numerusform> · %1 older ones made room for these</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 not recorded: %2</source>
        <translation>
            <numerusform> · %1 not recorded: %2</numerusform>
            <numerusform> · %1 not recorded: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 texts not recorded</source>
        <translation>
            <numerusform> · %1 text not recorded</numerusform>
            <numerusform> · %1 texts not recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 damaged records left out</source>
        <translation>
            <numerusform> · %1 damaged records left out</numerusform>
            <numerusform> · %1 damaged records left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 new ↓</source>
        <translation>
            <numerusform>%1 new ↓</numerusform>
            <numerusform>%1 new ↓</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only these %1 tasks</source>
        <translation>
            <numerusform>Only this %1 task</numerusform>
            <numerusform>Only these %1 tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::Watch</name>
    <message numerus="yes">
        <source>%1 of %2 tasks done</source>
        <translation>
            <numerusform>%1 of %2 task done</numerusform>
            <numerusform>%1 of %2 tasks done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has ended after %2: %3 of %4 tasks failed</source>
        <translation>
            <numerusform>%1 has ended after %2: %3 of %4 task failed</numerusform>
            <numerusform>%1 has ended after %2: %3 of %4 tasks failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has ended after %2: %3 tasks</source>
        <translation>
            <numerusform>%1 has ended after %2: %3 task</numerusform>
            <numerusform>%1 has ended after %2: %3 tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 tasks failed, %3</source>
        <translation>
            <numerusform>%1: %2 task failed, %3</numerusform>
            <numerusform>%1: %2 tasks failed, %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::Why</name>
    <message numerus="yes">
        <source>with %1 workers</source>
        <translation>
            <numerusform>with %1 worker</numerusform>
            <numerusform>with %1 workers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::WhyPane</name>
    <message numerus="yes">
        <source>as it was, with %1 workers</source>
        <translation>
            <numerusform>as it was, with %1 worker</numerusform>
            <numerusform>as it was, with %1 workers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::Words</name>
    <message numerus="yes">
        <source>finished, %1 failed</source>
        <translation>
            <numerusform>finished, %1 failed</numerusform>
            <numerusform>finished, %1 failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>finished, %1 cancelled</source>
        <translation>
            <numerusform>finished, %1 cancelled</numerusform>
            <numerusform>finished, %1 cancelled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::text::Command</name>
    <message numerus="yes">
        <source>%1: %2 tasks
</source>
        <translation>
            <numerusform>%1: %2 task
</numerusform>
            <numerusform>%1: %2 tasks
</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %1 of further kinds
</source>
        <translation>
            <numerusform>and %1 of a further kind
</numerusform>
            <numerusform>and %1 of further kinds
</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 older lines made room for these.
</source>
        <translation>
            <numerusform>%1 older line made room for these.
</numerusform>
            <numerusform>%1 older lines made room for these.
</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::text::Comparison</name>
    <message numerus="yes">
        <source>%1 calls fail now that did not before</source>
        <translation>
            <numerusform>%1 call fails now that did not before</numerusform>
            <numerusform>%1 calls fail now that did not before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 calls failed before and do not now</source>
        <translation>
            <numerusform>%1 call failed before and does not now</numerusform>
            <numerusform>%1 calls failed before and do not now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 calls fail in both.</source>
        <translation>
            <numerusform>%1 call fails in both.</numerusform>
            <numerusform>%1 calls fail in both.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::text::Describer</name>
    <message numerus="yes">
        <source>%1 completed tasks made room for newer ones; they are counted, but not in the tables below</source>
        <translation>
            <numerusform>%1 completed task made room for newer ones; it is counted, but not in the tables below</numerusform>
            <numerusform>%1 completed tasks made room for newer ones; they are counted, but not in the tables below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 calls could not be recorded</source>
        <translation>
            <numerusform>%1 call could not be recorded</numerusform>
            <numerusform>%1 calls could not be recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 texts could not be recorded</source>
        <translation>
            <numerusform>%1 text could not be recorded</numerusform>
            <numerusform>%1 texts could not be recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the counts of %1 scopes that had ended are gone</source>
        <translation>
            <numerusform>the counts of %1 scope that had ended are gone</numerusform>
            <numerusform>the counts of %1 scopes that had ended are gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records are damaged and left out</source>
        <translation>
            <numerusform>%1 record is damaged and left out</numerusform>
            <numerusform>%1 records are damaged and left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>still reading: %1 tasks so far</source>
        <translation>
            <numerusform>still reading: %1 task so far</numerusform>
            <numerusform>still reading: %1 tasks so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::text::History</name>
    <message numerus="yes">
        <source>%1 runs</source>
        <translation>
            <numerusform>%1 run</numerusform>
            <numerusform>%1 runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last %1 of %2 runs</source>
        <translation>
            <numerusform>the last %1 of %2 run</numerusform>
            <numerusform>the last %1 of %2 runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %1 more names</source>
        <translation>
            <numerusform>and %1 more name</numerusform>
            <numerusform>and %1 more names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %1 more kinds of failures</source>
        <translation>
            <numerusform>and %1 more kind of failures</numerusform>
            <numerusform>and %1 more kinds of failures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::text::Why</name>
    <message numerus="yes">
        <source>took %1 with %2 workers</source>
        <translation>
            <numerusform>took %1 with %2 worker</numerusform>
            <numerusform>took %1 with %2 workers</numerusform>
        </translation>
    </message>
</context>
</TS>

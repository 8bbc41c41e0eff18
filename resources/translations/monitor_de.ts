<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>monitor::CallDifferenceModel</name>
    <message>
        <source>fails now</source>
        <translation>schlägt jetzt fehl</translation>
    </message>
    <message>
        <source>failed before</source>
        <translation>schlug vorher fehl</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>erfolgreich</translation>
    </message>
    <message>
        <source>not called</source>
        <translation>nicht aufgerufen</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>In the other run</source>
        <translation>Im anderen Lauf</translation>
    </message>
</context>
<context>
    <name>monitor::CallTreeModel</name>
    <message>
        <source>Calls that it made, and that those made</source>
        <translation>Aufrufe, die er machte, und deren Aufrufe</translation>
    </message>
    <message>
        <source>From its beginning to its end</source>
        <translation>Von seinem Anfang bis zu seinem Ende</translation>
    </message>
    <message>
        <source>Without what it waited for its groups</source>
        <translation>Ohne die Zeit, in der er auf seine Gruppen wartete</translation>
    </message>
    <message>
        <source>What it and all below it ran</source>
        <translation>Was er und alles darunter lief</translation>
    </message>
    <message>
        <source>Of it and all below it</source>
        <translation>Von ihm und allem darunter</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Darunter</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Itself</source>
        <translation>Selbst</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>monitor::CallsPane</name>
    <message>
        <source>Calls and what they called</source>
        <translation>Aufrufe und was sie aufriefen</translation>
    </message>
    <message>
        <source>Reading who called whom…</source>
        <translation>Es wird gelesen, wer wen aufrief&#xa0;…</translation>
    </message>
    <message>
        <source>No task called another.</source>
        <translation>Keine Aufgabe rief eine andere auf.</translation>
    </message>
    <message numerus="yes">
        <source>%1 calls of the program called others</source>
        <translation>
            <numerusform>%1 Aufruf des Programms rief andere auf</numerusform>
            <numerusform>%1 Aufrufe des Programms riefen andere auf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %1 that called none are not listed</source>
        <translation>
            <numerusform>; %1, der keine aufrief, ist nicht aufgeführt</numerusform>
            <numerusform>; %1, die keine aufriefen, sind nicht aufgeführt</numerusform>
        </translation>
    </message>
    <message>
        <source>. Enter shows a call everywhere.</source>
        <translation>. Die Eingabetaste zeigt einen Aufruf überall.</translation>
    </message>
</context>
<context>
    <name>monitor::ComparisonPage</name>
    <message>
        <source>Times by task name in both runs</source>
        <translation>Zeiten nach Aufgabenname in beiden Läufen</translation>
    </message>
    <message>
        <source>Calls that failed in one run only</source>
        <translation>Aufrufe, die nur in einem Lauf fehlschlugen</translation>
    </message>
    <message>
        <source>Times by name</source>
        <translation>Zeiten nach Name</translation>
    </message>
    <message>
        <source>Reading both runs…</source>
        <translation>Beide Läufe werden gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 · %3 workers</source>
        <translation>
            <numerusform>%1 · %2 · %3 Worker</numerusform>
            <numerusform>%1 · %2 · %3 Worker</numerusform>
        </translation>
    </message>
    <message>
        <source>Calls that failed in one run only: %1, %2</source>
        <translation>Aufrufe, die nur in einem Lauf fehlschlugen: %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 fail now</source>
        <translation>
            <numerusform>%1 jetzt</numerusform>
            <numerusform>%1 jetzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed before</source>
        <translation>
            <numerusform>%1 vorher</numerusform>
            <numerusform>%1 vorher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same %1 calls failed in both.</source>
        <translation>
            <numerusform>Derselbe %1 Aufruf schlug in beiden fehl.</numerusform>
            <numerusform>Dieselben %1 Aufrufe schlugen in beiden fehl.</numerusform>
        </translation>
    </message>
    <message>
        <source>No call failed in either.</source>
        <translation>Kein Aufruf schlug in einem der beiden fehl.</translation>
    </message>
</context>
<context>
    <name>monitor::Control</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <source>Cancel &amp;all…</source>
        <translation>&amp;Alle abbrechen&#xa0;…</translation>
    </message>
    <message>
        <source>Cancel &amp;selected…</source>
        <translation>Au&amp;sgewählte abbrechen&#xa0;…</translation>
    </message>
    <message>
        <source>Number of workers</source>
        <translation>Anzahl der Worker</translation>
    </message>
    <message>
        <source>Scope to control</source>
        <translation>Zu steuernder Bereich</translation>
    </message>
    <message>
        <source>What pause, cancel and workers are about</source>
        <translation>Worauf sich Pause, Abbrechen und Worker beziehen</translation>
    </message>
    <message>
        <source>No process is shown</source>
        <translation>Es wird kein Prozess gezeigt</translation>
    </message>
    <message>
        <source>all scopes</source>
        <translation>alle Bereiche</translation>
    </message>
    <message>
        <source>All its scopes have ended: there is nothing left to control</source>
        <translation>Alle seine Bereiche sind beendet: Es gibt nichts mehr zu steuern</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Asked for; the job answers within a second</source>
        <translation>Angefordert; der Job antwortet innerhalb einer Sekunde</translation>
    </message>
    <message>
        <source>Take tasks again (Ctrl+P)</source>
        <translation>Wieder Aufgaben annehmen (Strg+P)</translation>
    </message>
    <message>
        <source>Take no further tasks; those that run end first (Ctrl+P)</source>
        <translation>Keine weiteren Aufgaben annehmen; laufende werden noch beendet (Strg+P)</translation>
    </message>
    <message>
        <source>Drop what is queued and ask what runs to stop</source>
        <translation>Wartende verwerfen und laufende bitten aufzuhören</translation>
    </message>
    <message>
        <source>Nothing is queued and nothing runs</source>
        <translation>Nichts wartet und nichts läuft</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %1 &amp;selected…</source>
        <translation>
            <numerusform>%1 Au&amp;sgewählte abbrechen&#xa0;…</numerusform>
            <numerusform>%1 Au&amp;sgewählte abbrechen&#xa0;…</numerusform>
        </translation>
    </message>
    <message>
        <source>Select tasks in the table first</source>
        <translation>Wählen Sie zuerst Aufgaben in der Tabelle aus</translation>
    </message>
    <message>
        <source>How many tasks may run at the same time</source>
        <translation>Wie viele Aufgaben gleichzeitig laufen dürfen</translation>
    </message>
    <message>
        <source>The scopes differ: choose one of them first</source>
        <translation>Die Bereiche unterscheiden sich: Wählen Sie zuerst einen aus</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>Resume requested</source>
        <translation>Fortsetzen angefordert</translation>
    </message>
    <message>
        <source>Pause requested</source>
        <translation>Pause angefordert</translation>
    </message>
    <message>
        <source>Cancel tasks</source>
        <translation>Aufgaben abbrechen</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Cancel everything that %1 has still to do?</source>
        <translation>Alles abbrechen, was %1 noch zu tun hat?</translation>
    </message>
    <message>
        <source>%1 and %2. This cannot be undone.</source>
        <translation>%1 und %2. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 queued tasks are dropped</source>
        <translation>
            <numerusform>%1 wartende Aufgabe wird verworfen</numerusform>
            <numerusform>%1 wartende Aufgaben werden verworfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 running ones are asked to stop</source>
        <translation>
            <numerusform>%1 laufende wird gebeten aufzuhören</numerusform>
            <numerusform>%1 laufende werden gebeten aufzuhören</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Alle abbrechen</translation>
    </message>
    <message>
        <source>Cancel requested</source>
        <translation>Abbruch angefordert</translation>
    </message>
    <message>
        <source>All selected tasks have ended already</source>
        <translation>Alle ausgewählten Aufgaben sind schon beendet</translation>
    </message>
    <message>
        <source>%1 #%2</source>
        <translation>%1 #%2</translation>
    </message>
    <message>
        <source>Cancel %1?</source>
        <translation>%1 abbrechen?</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %1 tasks, %2 and others?</source>
        <translation>
            <numerusform>%1 Aufgabe abbrechen, %2 und andere?</numerusform>
            <numerusform>%1 Aufgaben abbrechen, %2 und andere?</numerusform>
        </translation>
    </message>
    <message>
        <source>Queued ones are dropped, running ones are asked to stop. This cannot be undone.</source>
        <translation>Wartende werden verworfen, laufende werden gebeten aufzuhören. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel requested for %1 tasks</source>
        <translation>
            <numerusform>Abbruch für %1 Aufgabe angefordert</numerusform>
            <numerusform>Abbruch für %1 Aufgaben angefordert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 workers requested</source>
        <translation>
            <numerusform>%1 Worker angefordert</numerusform>
            <numerusform>%1 Worker angefordert</numerusform>
        </translation>
    </message>
    <message>
        <source>Wor&amp;kers</source>
        <translation>Wor&amp;ker</translation>
    </message>
</context>
<context>
    <name>monitor::DetailsPanel</name>
    <message>
        <source>Select a task in the table or the timeline to see why it took so long, or why it failed.</source>
        <translation>Wählen Sie eine Aufgabe in der Tabelle oder der Zeitleiste aus, um zu sehen, warum sie so lange dauerte oder warum sie fehlschlug.</translation>
    </message>
    <message>
        <source>Error text</source>
        <translation>Fehlertext</translation>
    </message>
    <message>
        <source>Copy everything about this task as text</source>
        <translation>Alles zu dieser Aufgabe als Text kopieren</translation>
    </message>
    <message>
        <source>Copy task as text</source>
        <translation>Aufgabe als Text kopieren</translation>
    </message>
    <message>
        <source>Show it in the timeline</source>
        <translation>In der Zeitleiste zeigen</translation>
    </message>
    <message>
        <source>Show in the timeline</source>
        <translation>In der Zeitleiste zeigen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Aufrufer</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Aufgerufen</translation>
    </message>
    <message>
        <source>This task has made room for newer ones.</source>
        <translation>Diese Aufgabe hat Platz für neuere gemacht.</translation>
    </message>
    <message>
        <source>cancel requested</source>
        <translation>Abbruch angefordert</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>the calling thread</source>
        <translation>der aufrufende Thread</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>Details of the task</source>
        <translation>Details der Aufgabe</translation>
    </message>
    <message>
        <source>Log of the task</source>
        <translation>Protokoll der Aufgabe</translation>
    </message>
</context>
<context>
    <name>monitor::Difference</name>
    <message>
        <source>%1 took %2</source>
        <translation>%1 dauerte %2</translation>
    </message>
    <message>
        <source>%1, %2: </source>
        <translation>%1, %2: </translation>
    </message>
    <message>
        <source>as long</source>
        <translation>gleich lang</translation>
    </message>
    <message>
        <source>%1 longer</source>
        <translation>%1 länger</translation>
    </message>
    <message>
        <source>%1 shorter</source>
        <translation>%1 kürzer</translation>
    </message>
    <message numerus="yes">
        <source>, %1 failures more</source>
        <translation>
            <numerusform>, %1 Fehler mehr</numerusform>
            <numerusform>, %1 Fehler mehr</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %1 failures fewer</source>
        <translation>
            <numerusform>, %1 Fehler weniger</numerusform>
            <numerusform>, %1 Fehler weniger</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>monitor::EmptyPage</name>
    <message>
        <source>Open a journal…</source>
        <translation>Journal öffnen&#xa0;…</translation>
    </message>
    <message>
        <source>Run the example</source>
        <translation>Beispiel starten</translation>
    </message>
    <message>
        <source>Starts a small program that uses libparallel, to have something to look at</source>
        <translation>Startet ein kleines Programm, das libparallel benutzt, um etwas zum Ansehen zu haben</translation>
    </message>
    <message>
        <source>No program is running with libparallel now</source>
        <translation>Zurzeit läuft kein Programm mit libparallel</translation>
    </message>
    <message>
        <source>Start one and it appears here by itself, or open a recorded journal (Ctrl+O, or drop the file on this window). A program keeps its journal if PARALLEL_RECORD names a file or a folder for it.</source>
        <translation>Starten Sie eines, und es erscheint hier von selbst, oder öffnen Sie ein aufgezeichnetes Journal (Strg+O, oder ziehen Sie die Datei auf dieses Fenster). Ein Programm behält sein Journal, wenn PARALLEL_RECORD dafür eine Datei oder einen Ordner nennt.</translation>
    </message>
    <message>
        <source>%1 has ended</source>
        <translation>%1 ist beendet</translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks, %2 of them failed, in %3. It ended cleanly, and its journal ended with it. To look at such a job afterwards, start it with PARALLEL_RECORD set to a file or a folder.</source>
        <translation>
            <numerusform>%1 Aufgabe, davon %2 fehlgeschlagen, in %3. Das Programm endete ordentlich, und sein Journal endete mit ihm. Um einen solchen Job nachträglich anzusehen, setzen Sie beim Start PARALLEL_RECORD auf eine Datei oder einen Ordner.</numerusform>
            <numerusform>%1 Aufgaben, davon %2 fehlgeschlagen, in %3. Das Programm endete ordentlich, und sein Journal endete mit ihm. Um einen solchen Job nachträglich anzusehen, setzen Sie beim Start PARALLEL_RECORD auf eine Datei oder einen Ordner.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be shown</source>
        <translation>%1 kann nicht gezeigt werden</translation>
    </message>
</context>
<context>
    <name>monitor::Exporter</name>
    <message numerus="yes">
        <source>%1 tasks have no arguments and are left out</source>
        <translation>
            <numerusform>%1 Aufgabe hat keine Argumente und ist ausgelassen</numerusform>
            <numerusform>%1 Aufgaben haben keine Argumente und sind ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lines were cut when they were recorded</source>
        <translation>
            <numerusform>%1 Zeile wurde schon bei der Aufzeichnung gekürzt</numerusform>
            <numerusform>%1 Zeilen wurden schon bei der Aufzeichnung gekürzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lines have *** in the place of a password</source>
        <translation>
            <numerusform>%1 Zeile hat *** anstelle eines Passworts</numerusform>
            <numerusform>%1 Zeilen haben *** anstelle eines Passworts</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” does not say what to write: end its name with .csv or .tasks.json (tasks), .json (a trace for Perfetto and chrome://tracing), .html (a report) or .txt (the arguments of failed tasks).</source>
        <translation>„%1“ sagt nicht, was geschrieben werden soll: Der Name muss auf .csv oder .tasks.json (Aufgaben), .json (ein Trace für Perfetto und chrome://tracing), .html (ein Bericht) oder .txt (die Argumente fehlgeschlagener Aufgaben) enden.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 konnte nicht geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>monitor::Exports</name>
    <message>
        <source>Tasks as &amp;CSV…</source>
        <translation>Aufgaben als &amp;CSV&#xa0;…</translation>
    </message>
    <message>
        <source>Those in the table, in its order</source>
        <translation>Die in der Tabelle, in deren Reihenfolge</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Tasks as &amp;JSON…</source>
        <translation>Aufgaben als &amp;JSON&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Arguments…</source>
        <translation>&amp;Argumente&#xa0;…</translation>
    </message>
    <message>
        <source>Of the tasks in the table, one a line: to run them again</source>
        <translation>Der Aufgaben in der Tabelle, je eine Zeile: um sie noch einmal laufen zu lassen</translation>
    </message>
    <message>
        <source>&amp;Trace for Perfetto…</source>
        <translation>&amp;Trace für Perfetto&#xa0;…</translation>
    </message>
    <message>
        <source>The whole job, for ui.perfetto.dev or chrome://tracing</source>
        <translation>Der ganze Job, für ui.perfetto.dev oder chrome://tracing</translation>
    </message>
    <message>
        <source>HTML &amp;report…</source>
        <translation>HTML-&amp;Bericht&#xa0;…</translation>
    </message>
    <message>
        <source>One file with the plots and the statistics, to send to somebody</source>
        <translation>Eine Datei mit Diagrammen und Statistik, zum Verschicken</translation>
    </message>
    <message>
        <source>&amp;Picture of the window…</source>
        <translation>B&amp;ild des Fensters&#xa0;…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>%1 was not written: wait for the file that is being written, or stop it</source>
        <translation>%1 wurde nicht geschrieben: Warten Sie auf die Datei, die gerade geschrieben wird, oder halten Sie das an</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 wurde nicht geschrieben: %2</translation>
    </message>
    <message>
        <source>Stopped; nothing was written</source>
        <translation>Angehalten; es wurde nichts geschrieben</translation>
    </message>
    <message>
        <source>%1 was not written: is it a PNG file in a folder that can be written to?</source>
        <translation>%1 wurde nicht geschrieben: Ist es eine PNG-Datei in einem Ordner, in den geschrieben werden darf?</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Durch Komma getrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.tasks.json)</source>
        <translation>JSON (*.tasks.json)</translation>
    </message>
    <message>
        <source>One a line (*.txt)</source>
        <translation>Eines je Zeile (*.txt)</translation>
    </message>
    <message>
        <source>Trace (*.json)</source>
        <translation>Trace (*.json)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Picture of the window</source>
        <translation>Bild des Fensters</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
</context>
<context>
    <name>monitor::FailureModel</name>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Message, of the first one</source>
        <translation>Meldung, des ersten</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erster</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
</context>
<context>
    <name>monitor::FailureTrendModel</name>
    <message>
        <source>Failures in each run, the last one at the right</source>
        <translation>Fehler in jedem Lauf, der letzte rechts</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Letzter Lauf</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erster</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Over the runs</source>
        <translation>Über die Läufe</translation>
    </message>
</context>
<context>
    <name>monitor::FailuresPane</name>
    <message>
        <source>Failures by name and message</source>
        <translation>Fehler nach Name und Meldung</translation>
    </message>
    <message>
        <source>%1 %2%3. Enter shows the tasks of one.</source>
        <translation>%1 %2%3. Die Eingabetaste zeigt die Aufgaben einer Art.</translation>
    </message>
    <message numerus="yes">
        <source>%1 failures</source>
        <translation>
            <numerusform>%1 Fehler</numerusform>
            <numerusform>%1 Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %1 kinds</source>
        <comment>after: 3 failures</comment>
        <translation>
            <numerusform>von %1 Art</numerusform>
            <numerusform>von %1 Arten</numerusform>
        </translation>
    </message>
    <message>
        <source> that the filter finds</source>
        <translation> unter denen, die der Filter findet</translation>
    </message>
    <message>
        <source>Looking for failures…</source>
        <translation>Fehler werden gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing that the filter finds has failed.</source>
        <translation>Nichts, was der Filter findet, ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation>Nichts ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Show these tasks</source>
        <translation>Diese Aufgaben zeigen</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Meldung kopieren</translation>
    </message>
    <message>
        <source>Copy the arguments of all %1</source>
        <translation>Argumente aller %1 kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Copied: %1 lines</source>
        <translation>
            <numerusform>Kopiert: %1 Zeile</numerusform>
            <numerusform>Kopiert: %1 Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::FilterBar</name>
    <message>
        <source>Search, or ran:&gt;2s</source>
        <translation>Suchen, auch ran:&gt;2s</translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation>Aufgaben suchen</translation>
    </message>
    <message>
        <source>How to search (F1)</source>
        <translation>Wie man sucht (F1)</translation>
    </message>
    <message>
        <source>Saved filters, and searches of late (Ctrl+D)</source>
        <translation>Gespeicherte Filter und letzte Suchen (Strg+D)</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Only tasks that are: %1</source>
        <translation>Nur Aufgaben in diesem Zustand: %1</translation>
    </message>
    <message>
        <source>Tasks in every state</source>
        <translation>Aufgaben in jedem Zustand</translation>
    </message>
    <message>
        <source>Take away: %1</source>
        <translation>Entfernen: %1</translation>
    </message>
    <message>
        <source>Filter %1, press to take away</source>
        <translation>Filter %1, zum Entfernen drücken</translation>
    </message>
    <message>
        <source>name: %1</source>
        <translation>Name: %1</translation>
    </message>
    <message>
        <source>worker %1</source>
        <translation>Worker %1</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>monitor::FilterMenu</name>
    <message>
        <source>Use</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Diesen Filter speichern</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Searched of late</source>
        <translation>Zuletzt gesucht</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Diese vergessen</translation>
    </message>
</context>
<context>
    <name>monitor::FlameView</name>
    <message>
        <source>What a call called, over time</source>
        <translation>Was ein Aufruf aufrief, im Zeitverlauf</translation>
    </message>
    <message>
        <source>Select a call at the left to see what it called, and when.</source>
        <translation>Wählen Sie links einen Aufruf aus, um zu sehen, was er wann aufrief.</translation>
    </message>
    <message>
        <source>%1
ran %2, began %3 after the first</source>
        <translation>%1
lief %2, begann %3 nach dem ersten</translation>
    </message>
    <message>
        <source>The list at the left tells it in words.</source>
        <translation>Die Liste links sagt es in Worten.</translation>
    </message>
</context>
<context>
    <name>monitor::Hatch</name>
    <message>
        <source>not kept</source>
        <translation>nicht aufbewahrt</translation>
    </message>
</context>
<context>
    <name>monitor::HeldBack</name>
    <message>
        <source>delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>Rate</translation>
    </message>
</context>
<context>
    <name>monitor::History</name>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source> since %1</source>
        <translation> seit %1</translation>
    </message>
    <message>
        <source>it died after %1</source>
        <translation>abgestürzt nach %1</translation>
    </message>
    <message>
        <source>the run of %1 died after %2</source>
        <translation>der Lauf vom %1 stürzte nach %2 ab</translation>
    </message>
    <message>
        <source>%1 longer%2</source>
        <translation>%1 länger%2</translation>
    </message>
    <message>
        <source>%1 shorter%2</source>
        <translation>%1 kürzer%2</translation>
    </message>
    <message>
        <source>%1 %2 %3 → %4%5</source>
        <translation>%1: %2 %3 → %4%5</translation>
    </message>
    <message numerus="yes">
        <source>%1 calls of %2 more%3</source>
        <translation>
            <numerusform>%1 Aufruf von %2 mehr%3</numerusform>
            <numerusform>%1 Aufrufe von %2 mehr%3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 calls of %2 fewer%3</source>
        <translation>
            <numerusform>%1 Aufruf von %2 weniger%3</numerusform>
            <numerusform>%1 Aufrufe von %2 weniger%3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is new%2, with %3 calls</source>
        <translation>
            <numerusform>%1 ist neu%2, mit %3 Aufruf</numerusform>
            <numerusform>%1 ist neu%2, mit %3 Aufrufen</numerusform>
        </translation>
    </message>
    <message>
        <source>no %1 any more%2</source>
        <translation>kein %1 mehr%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 new failures of %2%3: %4</source>
        <translation>
            <numerusform>%1 neuer Fehler von %2%3: %4</numerusform>
            <numerusform>%1 neue Fehler von %2%3: %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failures of %2%3, usually %4: %5</source>
        <translation>
            <numerusform>%1 Fehler von %2%3, sonst %4: %5</numerusform>
            <numerusform>%1 Fehler von %2%3, sonst %4: %5</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 calls cancelled%2</source>
        <translation>
            <numerusform>%1 Aufruf abgebrochen%2</numerusform>
            <numerusform>%1 Aufrufe abgebrochen%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 workers instead of %2%3</source>
        <translation>
            <numerusform>%1 Worker statt %2%3</numerusform>
            <numerusform>%1 Worker statt %2%3</numerusform>
        </translation>
    </message>
    <message>
        <source>No run is recorded here yet.</source>
        <translation>Hier ist noch kein Lauf aufgezeichnet.</translation>
    </message>
    <message>
        <source>usually %1 to %2</source>
        <translation>sonst %1 bis %2</translation>
    </message>
    <message>
        <source>It still runs, for %1 so far.</source>
        <translation>Er läuft noch, bisher %1.</translation>
    </message>
    <message>
        <source>It still runs, for longer than usual: %1, %2.</source>
        <translation>Er läuft noch, länger als sonst: %1, %2.</translation>
    </message>
    <message>
        <source>It still runs: %1 so far, %2.</source>
        <translation>Er läuft noch: bisher %1, %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1 runs died, the last on %2</source>
        <translation>
            <numerusform>%1 Lauf stürzte ab, zuletzt am %2</numerusform>
            <numerusform>%1 Läufe stürzten ab, zuletzt am %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more changes</source>
        <translation>
            <numerusform>%1 weitere Änderung</numerusform>
            <numerusform>%1 weitere Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to hold it against yet: it is the first whole run here.</source>
        <translation>Noch nichts zum Vergleichen: Es ist der erste vollständige Lauf hier.</translation>
    </message>
    <message>
        <source>Too few runs before it to tell what is usual: %1 of %2.</source>
        <translation>Zu wenige Läufe davor, um zu sagen, was üblich ist: %1 von %2.</translation>
    </message>
    <message>
        <source>As usual: it took %1, %2.</source>
        <translation>Wie üblich: Er dauerte %1, %2.</translation>
    </message>
    <message>
        <source>It took %1, %2; with so few runs, or such different ones, that may be chance.</source>
        <translation>Er dauerte %1, %2; bei so wenigen oder so verschiedenen Läufen kann das Zufall sein.</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between what is different in a run</comment>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>monitor::HistoryPage</name>
    <message>
        <source>ran and succeeded</source>
        <translation>lief und gelang</translation>
    </message>
    <message>
        <source>ran and failed; above: how many</source>
        <translation>lief und schlug fehl; darüber: wie viele</translation>
    </message>
    <message>
        <source>workers waited</source>
        <translation>Worker warteten</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>Times by task name over the runs</source>
        <translation>Zeiten nach Aufgabenname über die Läufe</translation>
    </message>
    <message>
        <source>Failures over the runs</source>
        <translation>Fehler über die Läufe</translation>
    </message>
    <message>
        <source>Times by name</source>
        <translation>Zeiten nach Name</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message numerus="yes">
        <source>%1 runs in %2</source>
        <translation>
            <numerusform>%1 Lauf in %2</numerusform>
            <numerusform>%1 Läufe in %2</numerusform>
        </translation>
    </message>
    <message>
        <source> · the last %1</source>
        <translation> · der letzte %1</translation>
    </message>
    <message numerus="yes">
        <source> · %1 journals cannot be read</source>
        <translation>
            <numerusform> · %1 Journal ist nicht lesbar</numerusform>
            <numerusform> · %1 Journale sind nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the journals of these runs…</source>
        <translation>Die Journale dieser Läufe werden gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>No task was called in these runs.</source>
        <translation>In diesen Läufen wurde keine Aufgabe aufgerufen.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>Nothing failed in the last %1 runs.</source>
        <translation>
            <numerusform>Nichts schlug fehl, in %1 Lauf.</numerusform>
            <numerusform>In den letzten %1 Läufen schlug nichts fehl.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open this run</source>
        <translation>Diesen Lauf öffnen</translation>
    </message>
    <message>
        <source>Compare with the last run</source>
        <translation>Mit dem letzten Lauf vergleichen</translation>
    </message>
    <message>
        <source>Compare with the run before</source>
        <translation>Mit dem Lauf davor vergleichen</translation>
    </message>
    <message>
        <source>Copy the journal&apos;s path</source>
        <translation>Pfad des Journals kopieren</translation>
    </message>
</context>
<context>
    <name>monitor::HostsModel</name>
    <message>
        <source>%1 run in other processes; %2 wait here or in the broker. A task is known to run there once it has taken 0.3 s.</source>
        <translation>%1 laufen in anderen Prozessen; %2 warten hier oder im Broker. Dass eine Aufgabe dort läuft, ist bekannt, sobald sie 0,3 s gebraucht hat.</translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks</source>
        <translation>
            <numerusform>%1 Aufgabe</numerusform>
            <numerusform>%1 Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Workers of the process that have run a task of this job</source>
        <translation>Worker des Prozesses, die eine Aufgabe dieses Jobs ausgeführt haben</translation>
    </message>
    <message>
        <source>Share of the time that these workers ran tasks, from the first one&apos;s begin to the last one&apos;s end</source>
        <translation>Anteil der Zeit, in der diese Worker Aufgaben ausführten, vom Beginn der ersten bis zum Ende der letzten</translation>
    </message>
    <message>
        <source>When the latest answer came</source>
        <translation>Wann die letzte Antwort kam</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufen</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ausgelastet</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
</context>
<context>
    <name>monitor::HostsPane</name>
    <message>
        <source>Processes that run tasks of this job</source>
        <translation>Prozesse, die Aufgaben dieses Jobs ausführen</translation>
    </message>
    <message>
        <source>All tasks of this job ran in its own process.</source>
        <translation>Alle Aufgaben dieses Jobs liefen in seinem eigenen Prozess.</translation>
    </message>
    <message>
        <source>Enter shows the tasks of a host.</source>
        <translation>Die Eingabetaste zeigt die Aufgaben eines Rechners.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>monitor::JobTitle</name>
    <message>
        <source>pid %1</source>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>%1 elapsed</source>
        <translation>läuft seit %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>dauerte %1</translation>
    </message>
    <message>
        <source>died after %1</source>
        <translation>abgestürzt nach %1</translation>
    </message>
</context>
<context>
    <name>monitor::LogLines</name>
    <message>
        <source>debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>fatal</source>
        <translation>fatal</translation>
    </message>
</context>
<context>
    <name>monitor::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>monitor::LogPane</name>
    <message>
        <source>Search what was said</source>
        <translation>Meldungen durchsuchen</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>Protokoll des Laufs</translation>
    </message>
    <message>
        <source>No task has said anything. thisTask::log() and Qt&apos;s messages in tasks are kept here.</source>
        <translation>Keine Aufgabe hat etwas gemeldet. Hier erscheint, was Aufgaben mit thisTask::log() und über Qts Meldungen sagen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message numerus="yes">
        <source>%1 lines</source>
        <translation>
            <numerusform>%1 Zeile</numerusform>
            <numerusform>%1 Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 lines</source>
        <translation>
            <numerusform>%1 von %2 Zeile</numerusform>
            <numerusform>%1 von %2 Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %1 older ones made room</source>
        <translation>
            <numerusform>, %1 ältere hat Platz gemacht</numerusform>
            <numerusform>, %1 ältere haben Platz gemacht</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::Machines</name>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung zu %1 wird hergestellt&#xa0;…</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Mit %1 verbunden</translation>
    </message>
    <message>
        <source>The connection to %1 is lost; it is made again. What is shown is as of then</source>
        <translation>Die Verbindung zu %1 ist abgerissen und wird neu hergestellt. Gezeigt wird der letzte Stand</translation>
    </message>
</context>
<context>
    <name>monitor::MainWindow</name>
    <message>
        <source>parallel-monitor</source>
        <translation>parallel-monitor</translation>
    </message>
    <message>
        <source>&amp;Tasks</source>
        <translation>&amp;Aufgaben</translation>
    </message>
    <message>
        <source>&amp;Statistics</source>
        <translation>&amp;Statistik</translation>
    </message>
    <message>
        <source>&amp;Failures</source>
        <translation>&amp;Fehler</translation>
    </message>
    <message>
        <source>&amp;Why so long</source>
        <translation>&amp;Warum so lange</translation>
    </message>
    <message>
        <source>&amp;Calls</source>
        <translation>A&amp;ufrufe</translation>
    </message>
    <message>
        <source>This process has ended: nothing new will come</source>
        <translation>Dieser Prozess ist beendet: Es kommt nichts Neues mehr</translation>
    </message>
    <message>
        <source>%1 – parallel-monitor</source>
        <translation>%1 – parallel-monitor</translation>
    </message>
    <message>
        <source>The newest stays in view. Press to freeze what you see (Ctrl+L)</source>
        <translation>Das Neueste bleibt im Blick. Drücken, um einzufrieren, was Sie sehen (Strg+L)</translation>
    </message>
    <message>
        <source>Frozen. Press to follow the newest again (Ctrl+L)</source>
        <translation>Eingefroren. Drücken, um wieder dem Neuesten zu folgen (Strg+L)</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Steuerung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen&#xa0;…</translation>
    </message>
    <message>
        <source>Open a &amp;folder of journals…</source>
        <translation>Journal-&amp;Ordner öffnen&#xa0;…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Undo filter</source>
        <translation>Filter &amp;rückgängig</translation>
    </message>
    <message>
        <source>Re&amp;do filter</source>
        <translation>Filter wieder&amp;holen</translation>
    </message>
    <message>
        <source>&amp;Search tasks</source>
        <translation>Aufgaben &amp;suchen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Darstellung</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>Show or hide &amp;processes</source>
        <translation>&amp;Prozesse ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide de&amp;tails</source>
        <translation>De&amp;tails ein- oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>Tasten&amp;kürzel</translation>
    </message>
    <message>
        <source>A&amp;bout</source>
        <translation>&amp;Über</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Ctrl+1</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation>Ctrl+2</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Ctrl+3</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Ctrl+5</source>
        <translation>Ctrl+5</translation>
    </message>
    <message>
        <source>Why so long</source>
        <translation>Warum so lange</translation>
    </message>
    <message>
        <source>Ctrl+6</source>
        <translation>Ctrl+6</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Ctrl+7</source>
        <translation>Ctrl+7</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Ctrl+4</source>
        <translation>Ctrl+4</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Es wurde noch nichts geöffnet</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Diese vergessen</translation>
    </message>
    <message>
        <source>search tasks; there F1 tells how, and Esc takes all filters away</source>
        <translation>Aufgaben suchen; dort erklärt F1, wie, und Esc entfernt alle Filter</translation>
    </message>
    <message>
        <source>take the last filter back, and set it again</source>
        <translation>den letzten Filter zurücknehmen und wieder setzen</translation>
    </message>
    <message>
        <source>follow the newest, or freeze</source>
        <translation>dem Neuesten folgen oder einfrieren</translation>
    </message>
    <message>
        <source>pause or resume the job</source>
        <translation>den Job anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>cancel the selected tasks</source>
        <translation>die ausgewählten Aufgaben abbrechen</translation>
    </message>
    <message>
        <source>export the tasks in the table</source>
        <translation>die Aufgaben in der Tabelle exportieren</translation>
    </message>
    <message>
        <source>open a journal</source>
        <translation>ein Journal öffnen</translation>
    </message>
    <message>
        <source>the timeline alone, or with all else</source>
        <translation>die Zeitleiste allein oder mit allem anderen</translation>
    </message>
    <message>
        <source>show or hide details and processes</source>
        <translation>Details und Prozesse ein- oder ausblenden</translation>
    </message>
    <message>
        <source>saved filters, and searches of late</source>
        <translation>gespeicherte Filter und letzte Suchen</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>In der Zeitleiste</translation>
    </message>
    <message>
        <source>closer, farther, all</source>
        <translation>näher, weiter weg, alles</translation>
    </message>
    <message>
        <source>along the time; with Shift faster</source>
        <translation>entlang der Zeit; mit Umschalt schneller</translation>
    </message>
    <message>
        <source>through the lanes</source>
        <translation>durch die Spuren</translation>
    </message>
    <message>
        <source>the task before, the next task</source>
        <translation>die Aufgabe davor, die nächste Aufgabe</translation>
    </message>
    <message>
        <source>nothing but the selected task</source>
        <translation>nichts als die ausgewählte Aufgabe</translation>
    </message>
    <message>
        <source>select a range of time; Esc takes it away</source>
        <translation>einen Zeitraum auswählen; Esc hebt das auf</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About parallel-monitor</source>
        <translation>Über parallel-monitor</translation>
    </message>
    <message>
        <source>&lt;h3&gt;parallel-monitor %1&lt;/h3&gt;&lt;p&gt;Shows what any program that uses libparallel is doing: what is queued, what runs, what is slow, what failed and why.&lt;/p&gt;&lt;p&gt;MIT licence&lt;/p&gt;</source>
        <translation>&lt;h3&gt;parallel-monitor %1&lt;/h3&gt;&lt;p&gt;Zeigt, was ein Programm tut, das libparallel benutzt: was wartet, was läuft, was langsam ist, was fehlschlug und warum.&lt;/p&gt;&lt;p&gt;MIT-Lizenz&lt;/p&gt;</translation>
    </message>
    <message>
        <source>There are no journals in %1 yet; they appear as they come</source>
        <translation>In %1 sind noch keine Journale; sie erscheinen, sobald sie da sind</translation>
    </message>
    <message>
        <source>History of %1 – parallel-monitor</source>
        <translation>Verlauf von %1 – parallel-monitor</translation>
    </message>
    <message>
        <source>Two runs – parallel-monitor</source>
        <translation>Zwei Läufe – parallel-monitor</translation>
    </message>
    <message>
        <source>Open a journal</source>
        <translation>Journal öffnen</translation>
    </message>
    <message>
        <source>Journals (*.journal);;All files (*)</source>
        <translation>Journale (*.journal);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder of journals</source>
        <translation>Journal-Ordner öffnen</translation>
    </message>
    <message>
        <source>The example has been started; it appears at the left</source>
        <translation>Das Beispiel wurde gestartet; es erscheint links</translation>
    </message>
    <message>
        <source>The example could not be started: %1</source>
        <translation>Das Beispiel konnte nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>Take all filters a&amp;way</source>
        <translation>A&amp;lle Filter entfernen</translation>
    </message>
    <message>
        <source>Follow or free&amp;ze</source>
        <translation>&amp;Folgen oder einfrieren</translation>
    </message>
    <message>
        <source>Ti&amp;meline alone</source>
        <translation>Zeitleiste allei&amp;n</translation>
    </message>
    <message>
        <source>Full scree&amp;n</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <comment>keys, as shown</comment>
        <translation>Strg+F</translation>
    </message>
    <message>
        <source>Ctrl+Z, Ctrl+Shift+Z</source>
        <comment>keys, as shown</comment>
        <translation>Strg+Z, Strg+Umschalt+Z</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <comment>keys, as shown</comment>
        <translation>Strg+L</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <comment>keys, as shown</comment>
        <translation>Strg+P</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>keys, as shown</comment>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <comment>keys, as shown</comment>
        <translation>Strg+E</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>keys, as shown</comment>
        <translation>Strg+O</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>keys, as shown</comment>
        <translation>Strg+D</translation>
    </message>
    <message>
        <source>← →  Home  End</source>
        <comment>keys, as shown</comment>
        <translation>← →  Pos1  Ende</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>keys, as shown</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <comment>keys, as shown</comment>
        <translation>Umschalt+Ziehen</translation>
    </message>
    <message>
        <source>Pages of the job</source>
        <translation>Seiten des Jobs</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Jobs of another machine</source>
        <translation>Jobs eines anderen Computers</translation>
    </message>
    <message>
        <source>Machine, as ssh knows it. It needs a key or an agent, and parallel-monitor there:</source>
        <translation>Computer, wie ssh ihn kennt. Nötig sind ein Schlüssel oder ein Agent, und dort parallel-monitor:</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>Disconnect %1</source>
        <translation>%1 trennen</translation>
    </message>
    <message>
        <source>Sa&amp;ve as PDF…</source>
        <translation>Als PDF spei&amp;chern&#xa0;…</translation>
    </message>
    <message>
        <source>Pr&amp;int…</source>
        <translation>Dr&amp;ucken&#xa0;…</translation>
    </message>
    <message>
        <source>Jobs of another mac&amp;hine</source>
        <translation>Jobs eines anderen Co&amp;mputers</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Ctrl+8</source>
        <translation>Ctrl+8</translation>
    </message>
    <message>
        <source>&amp;Hosts</source>
        <translation>&amp;Rechner</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Ctrl+9</source>
        <translation>Ctrl+9</translation>
    </message>
    <message>
        <source>Ctrl+1 … 9</source>
        <comment>keys, as shown</comment>
        <translation>Strg+1&#xa0;… 9</translation>
    </message>
    <message>
        <source>processes, timeline, tasks, statistics, failures, why so long, calls, log, hosts</source>
        <translation>Prozesse, Zeitleiste, Aufgaben, Statistik, Fehler, Warum so lange, Aufrufe, Protokoll, Rechner</translation>
    </message>
    <message>
        <source>The journal of process %1 on %2 is not in the list: open its file, its folder, or ssh://%2.</source>
        <translation>Das Journal von Prozess %1 auf %2 ist nicht in der Liste: öffnen Sie seine Datei, seinen Ordner oder ssh://%2.</translation>
    </message>
</context>
<context>
    <name>monitor::Minimap</name>
    <message>
        <source>Whole time of the job</source>
        <translation>Gesamte Zeit des Jobs</translation>
    </message>
    <message>
        <source>The whole time of the job. Drag the marked part to move the timeline, its ends to zoom; click twice to show all.</source>
        <translation>Die gesamte Zeit des Jobs. Ziehen Sie den markierten Teil, um die Zeitleiste zu verschieben, seine Enden, um zu zoomen; ein Doppelklick zeigt alles.</translation>
    </message>
</context>
<context>
    <name>monitor::NameDifferenceModel</name>
    <message>
        <source>More than two usual runs differ</source>
        <translation>Mehr Unterschied als zwischen zwei üblichen Läufen</translation>
    </message>
    <message>
        <source>As much as usual runs differ</source>
        <translation>So viel Unterschied wie zwischen üblichen Läufen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>→ Calls</source>
        <translation>→ Aufrufe</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>→ p50</source>
        <translation>→ p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>→ p95</source>
        <translation>→ p95</translation>
    </message>
    <message>
        <source>p95 by</source>
        <translation>p95 um</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Alle zusammen</translation>
    </message>
</context>
<context>
    <name>monitor::NameTrendModel</name>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>p95 of each run, the last one at the right. Usual: %1</source>
        <translation>p95 jedes Laufs, der letzte rechts. Üblich: %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p95 usually</source>
        <translation>p95 üblich</translation>
    </message>
    <message>
        <source>p95 over the runs</source>
        <translation>p95 über die Läufe</translation>
    </message>
</context>
<context>
    <name>monitor::Notice</name>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks were running</source>
        <translation>
            <numerusform>%1 Aufgabe lief gerade</numerusform>
            <numerusform>%1 Aufgaben liefen gerade</numerusform>
        </translation>
    </message>
    <message>
        <source>all that ended before is here</source>
        <translation>alles, was vorher endete, ist hier</translation>
    </message>
    <message numerus="yes">
        <source>of what ended before %1 tasks are here</source>
        <translation>
            <numerusform>von dem, was vorher endete, ist %1 Aufgabe hier</numerusform>
            <numerusform>von dem, was vorher endete, sind %1 Aufgaben hier</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 died, last seen alive %2 %3. %4 and %5; %6.</source>
        <translation>%1 ist abgestürzt, letztes Lebenszeichen %2 %3. %4, und %5; %6.</translation>
    </message>
    <message>
        <source>The process</source>
        <translation>Der Prozess</translation>
    </message>
    <message numerus="yes">
        <source>%1 never ran</source>
        <translation>
            <numerusform>%1 wurde nie ausgeführt</numerusform>
            <numerusform>%1 wurden nie ausgeführt</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what was running</source>
        <translation>Zeigen, was lief</translation>
    </message>
    <message numerus="yes">
        <source>Recording stopped: %1. Counts go on, %2 tasks are not listed.</source>
        <translation>
            <numerusform>Die Aufzeichnung brach ab: %1. Gezählt wird weiter, %2 Aufgabe ist nicht aufgeführt.</numerusform>
            <numerusform>Die Aufzeichnung brach ab: %1. Gezählt wird weiter, %2 Aufgaben sind nicht aufgeführt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 scopes that had ended made room for newer ones; their counts are gone.</source>
        <translation>
            <numerusform>%1 beendeter Bereich hat Platz für neuere gemacht; seine Zahlen sind weg.</numerusform>
            <numerusform>%1 beendete Bereiche haben Platz für neuere gemacht; ihre Zahlen sind weg.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::PlotView</name>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Busy workers</source>
        <translation>Tätige Worker</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>nicht aufbewahrt</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>≥ %1</source>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 um %2: %3</translation>
    </message>
    <message>
        <source>not kept, as these tasks made room for newer ones</source>
        <translation>nicht aufbewahrt, da diese Aufgaben Platz für neuere gemacht haben</translation>
    </message>
    <message>
        <source>, of which %1 failed</source>
        <translation>, davon %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Drag: only what happened in that time</source>
        <translation>Ziehen: nur, was in dieser Zeit geschah</translation>
    </message>
    <message>
        <source>%1 here, %2 away</source>
        <translation>%1 hier, %2 fort</translation>
    </message>
</context>
<context>
    <name>monitor::Printing</name>
    <message>
        <source>%1 was not written: %2.</source>
        <translation>%1 wurde nicht geschrieben: %2.</translation>
    </message>
    <message>
        <source>Save what is shown as PDF</source>
        <translation>Das Gezeigte als PDF speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>%1 was written</source>
        <translation>%1 wurde geschrieben</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>An %1 gesendet</translation>
    </message>
    <message>
        <source>It could not be printed</source>
        <translation>Es konnte nicht gedruckt werden</translation>
    </message>
</context>
<context>
    <name>monitor::ProgressStrip</name>
    <message>
        <source>Progress: %1</source>
        <translation>Fortschritt: %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>fertig in %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>dauerte %1</translation>
    </message>
    <message>
        <source>died after %1</source>
        <translation>abgestürzt nach %1</translation>
    </message>
</context>
<context>
    <name>monitor::Query</name>
    <message>
        <source>“%1” is not a state; accepted are queued, running, succeeded, failed, cancelled, completed, cancel-requested, died and never-ran</source>
        <translation>„%1“ ist kein Zustand; möglich sind queued, running, succeeded, failed, cancelled, completed, cancel-requested, died und never-ran</translation>
    </message>
    <message>
        <source>“%1” is not a number; write %2:17, %2:100..200, %2:&gt;100 or %2:3,5</source>
        <translation>„%1“ ist keine Zahl; schreiben Sie %2:17, %2:100..200, %2:&gt;100 oder %2:3,5</translation>
    </message>
    <message>
        <source>“%1” is not a part of 100; write progress:&gt;50 or progress:10..20</source>
        <translation>„%1“ ist kein Teil von 100; schreiben Sie progress:&gt;50 oder progress:10..20</translation>
    </message>
    <message>
        <source>“%1” is not a duration; write %2:&gt;2s, %2:&lt;100ms or %2:1s..5s (units: ns, us, ms, s, min, h, d)</source>
        <translation>„%1“ ist keine Dauer; schreiben Sie %2:&gt;2s, %2:&lt;100ms oder %2:1s..5s (Einheiten: ns, us, ms, s, min, h, d)</translation>
    </message>
    <message>
        <source>“%1” is not a time; write at:03:12:05, at:03:12..03:15, at:2026-11-22T03:12:05 or, since the start, at:+1.5s..+2s</source>
        <translation>„%1“ ist keine Zeit; schreiben Sie at:03:12:05, at:03:12..03:15, at:2026-11-22T03:12:05 oder, vom Start an, at:+1.5s..+2s</translation>
    </message>
    <message>
        <source>“%1” is not a field; accepted are %2. To seek it as text, quote it: &quot;%3&quot;</source>
        <translation>„%1“ ist kein Feld; möglich sind %2. Um es als Text zu suchen, setzen Sie es in Anführungszeichen: &quot;%3&quot;</translation>
    </message>
    <message>
        <source>“%1:” needs a value</source>
        <translation>„%1:“ braucht einen Wert</translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>Not understood: %1.</source>
        <translation>Nicht verstanden: %1.</translation>
    </message>
    <message>
        <source>in any text of the task</source>
        <translation>in jedem Text der Aufgabe</translation>
    </message>
    <message>
        <source>a text with blanks, or one with a colon</source>
        <translation>ein Text mit Leerzeichen oder mit Doppelpunkt</translation>
    </message>
    <message>
        <source>or queued, succeeded, cancelled, completed, …</source>
        <translation>oder queued, succeeded, cancelled, completed,&#xa0;…</translation>
    </message>
    <message>
        <source>what ran or was queued when the process died</source>
        <translation>was lief oder wartete, als der Prozess abstürzte</translation>
    </message>
    <message>
        <source>asked to stop, and still there</source>
        <translation>um Abbruch gebeten und noch da</translation>
    </message>
    <message>
        <source>part of the name, or all of it</source>
        <translation>ein Teil des Namens oder der ganze</translation>
    </message>
    <message>
        <source>arguments; error; error or progress text</source>
        <translation>Argumente; Fehler; Fehler- oder Fortschrittstext</translation>
    </message>
    <message>
        <source>the scope&apos;s name, or its number</source>
        <translation>der Name des Bereichs oder seine Nummer</translation>
    </message>
    <message>
        <source>numbers, lists, ranges, comparisons</source>
        <translation>Zahlen, Listen, Bereiche, Vergleiche</translation>
    </message>
    <message>
        <source>durations: ns, us, ms, s, min, h, d</source>
        <translation>Dauern: ns, us, ms, s, min, h, d</translation>
    </message>
    <message>
        <source>in per cent</source>
        <translation>in Prozent</translation>
    </message>
    <message>
        <source>ran then, or so long after the start</source>
        <translation>lief da, oder so lange nach dem Start</translation>
    </message>
    <message>
        <source>the opposite of any term</source>
        <translation>das Gegenteil jedes Begriffs</translation>
    </message>
    <message>
        <source>what the task logged</source>
        <translation>was die Aufgabe protokollierte</translation>
    </message>
    <message>
        <source>the machine that ran it</source>
        <translation>der Rechner, der sie ausführte</translation>
    </message>
</context>
<context>
    <name>monitor::Report</name>
    <message>
        <source>Died while running</source>
        <translation>Liefen beim Absturz</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>The longest tasks</source>
        <translation>Die längsten Aufgaben</translation>
    </message>
    <message>
        <source>Written by parallel-monitor %1 on %2.</source>
        <translation>Geschrieben von parallel-monitor %1 am %2.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>pid %1 on %2 · started %3 · last seen alive after %4</source>
        <translation>PID %1 auf %2 · begonnen %3 · letztes Lebenszeichen nach %4</translation>
    </message>
    <message>
        <source>pid %1 on %2 · started %3 · %4 elapsed</source>
        <translation>PID %1 auf %2 · begonnen %3 · läuft seit %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 tasks done (%3) · %4</source>
        <translation>
            <numerusform>%1 von %2 Aufgabe erledigt (%3) · %4</numerusform>
            <numerusform>%1 von %2 Aufgaben erledigt (%3) · %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Beside the %1 runs before it</source>
        <translation>
            <numerusform>Neben %1 Lauf davor</numerusform>
            <numerusform>Neben den %1 Läufen davor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 completed tasks made room for newer ones. They are counted above, but not shown below: times of which tasks are missing are hatched.</source>
        <translation>
            <numerusform>%1 beendete Aufgabe hat Platz für neuere gemacht. Sie ist oben mitgezählt, aber unten nicht gezeigt: Zeiten, aus denen Aufgaben fehlen, sind schraffiert.</numerusform>
            <numerusform>%1 beendete Aufgaben haben Platz für neuere gemacht. Sie sind oben mitgezählt, aber unten nicht gezeigt: Zeiten, aus denen Aufgaben fehlen, sind schraffiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 calls could not be recorded. %2</source>
        <translation>
            <numerusform>%1 Aufruf konnte nicht aufgezeichnet werden. %2</numerusform>
            <numerusform>%1 Aufrufe konnten nicht aufgezeichnet werden. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 names, arguments or errors could not be recorded.</source>
        <translation>
            <numerusform>%1 Name, Argument oder Fehler konnte nicht aufgezeichnet werden.</numerusform>
            <numerusform>%1 Namen, Argumente oder Fehler konnten nicht aufgezeichnet werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The counts of %1 scopes that had ended are gone.</source>
        <translation>
            <numerusform>Die Zahlen von %1 beendeten Bereich sind weg.</numerusform>
            <numerusform>Die Zahlen von %1 beendeten Bereichen sind weg.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records are damaged and left out.</source>
        <translation>
            <numerusform>%1 Eintrag ist beschädigt und ausgelassen.</numerusform>
            <numerusform>%1 Einträge sind beschädigt und ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Was fehlt</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>tasks waiting</source>
        <translation>wartende Aufgaben</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>tätig</translation>
    </message>
    <message>
        <source>ran</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>waited</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Tasks by name</source>
        <translation>Aufgaben nach Name</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Waited p50, p95</source>
        <translation>Wartezeit p50, p95</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
    <message>
        <source>(unnamed)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>%1: how long it ran</source>
        <translation>%1: wie lange es lief</translation>
    </message>
    <message>
        <source>%1: how long it waited</source>
        <translation>%1: wie lange es wartete</translation>
    </message>
    <message>
        <source>a task failed</source>
        <translation>eine Aufgabe schlug fehl</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message numerus="yes">
        <source>The first %1 workers.</source>
        <translation>
            <numerusform>Die ersten %1 Worker.</numerusform>
            <numerusform>Die ersten %1 Worker.</numerusform>
        </translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Zum Beispiel</translation>
    </message>
    <message numerus="yes">
        <source>And %1 more, of other kinds.</source>
        <translation>
            <numerusform>Und %1 weiterer anderer Art.</numerusform>
            <numerusform>Und %1 weitere anderer Art.</numerusform>
        </translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Started after</source>
        <translation>Begonnen nach</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>nicht aufbewahrt</translation>
    </message>
</context>
<context>
    <name>monitor::RunsChart</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %3 workers</source>
        <translation>
            <numerusform>%1: %2, %3 Worker</numerusform>
            <numerusform>%1: %2, %3 Worker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks, %2 failed</source>
        <translation>
            <numerusform>%1 Aufgabe, %2 fehlgeschlagen</numerusform>
            <numerusform>%1 Aufgaben, %2 fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks</source>
        <translation>
            <numerusform>%1 Aufgabe</numerusform>
            <numerusform>%1 Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Workers: %1 succeeded, %2 failed, %3 waited</source>
        <translation>Worker: %1 erfolgreich, %2 fehlgeschlagen, %3 gewartet</translation>
    </message>
</context>
<context>
    <name>monitor::SessionModel</name>
    <message>
        <source>pid %1</source>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>no tasks yet</source>
        <translation>noch keine Aufgaben</translation>
    </message>
    <message>
        <source>died</source>
        <translation>abgestürzt</translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks</source>
        <translation>
            <numerusform>%1 Aufgabe</numerusform>
            <numerusform>%1 Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed</source>
        <translation>
            <numerusform>%1 Fehler</numerusform>
            <numerusform>%1 Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>History of %1, %2 runs</source>
        <translation>
            <numerusform>Verlauf von %1, %2 Lauf</numerusform>
            <numerusform>Verlauf von %1, %2 Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 runs of %2 in %3. The latest are listed below; all are in the history.</source>
        <translation>
            <numerusform>%1 Lauf von %2 in %3. Die neuesten stehen unten; alle sind im Verlauf.</numerusform>
            <numerusform>%1 Läufe von %2 in %3. Die neuesten stehen unten; alle sind im Verlauf.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, pid %2, %3, %4</source>
        <translation>%1, PID %2, %3, %4</translation>
    </message>
    <message>
        <source>%1
pid %2 on %3, started %4, %5
%6</source>
        <translation>%1
PID %2 auf %3, begonnen %4, %5
%6</translation>
    </message>
    <message numerus="yes">
        <source>%1 runs</source>
        <translation>
            <numerusform>%1 Lauf</numerusform>
            <numerusform>%1 Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 died</source>
        <translation>
            <numerusform> · %1 abgestürzt</numerusform>
            <numerusform> · %1 abgestürzt</numerusform>
        </translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>letzter %1</translation>
    </message>
</context>
<context>
    <name>monitor::SessionPane</name>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Open a recorded journal (Ctrl+O)</source>
        <translation>Aufgezeichnetes Journal öffnen (Strg+O)</translation>
    </message>
    <message>
        <source>Open a recorded journal</source>
        <translation>Aufgezeichnetes Journal öffnen</translation>
    </message>
    <message>
        <source>Nothing runs now</source>
        <translation>Zurzeit läuft nichts</translation>
    </message>
    <message>
        <source>Copy the journal&apos;s path</source>
        <translation>Pfad des Journals kopieren</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Seinen Ordner zeigen</translation>
    </message>
    <message>
        <source>Take its folder off this list</source>
        <translation>Seinen Ordner von dieser Liste nehmen</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Von dieser Liste nehmen</translation>
    </message>
    <message>
        <source>Delete the journal…</source>
        <translation>Journal löschen&#xa0;…</translation>
    </message>
    <message>
        <source>Delete journal</source>
        <translation>Journal löschen</translation>
    </message>
    <message>
        <source>Delete this journal for good?</source>
        <translation>Dieses Journal endgültig löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>It was not deleted: %1</source>
        <translation>Es wurde nicht gelöscht: %1</translation>
    </message>
</context>
<context>
    <name>monitor::StateTile</name>
    <message>
        <source>Show only what is %1</source>
        <translation>Nur zeigen, was in diesem Zustand ist: %1</translation>
    </message>
</context>
<context>
    <name>monitor::StatisticsModel</name>
    <message>
        <source>%1: %2 from %3 to %4, half of them up to %5</source>
        <translation>%1: %2 %3 bis %4, die Hälfte davon bis %5</translation>
    </message>
    <message>
        <source>ran</source>
        <translation>lief</translation>
    </message>
    <message>
        <source>waited</source>
        <translation>wartete</translation>
    </message>
    <message>
        <source>From %1 to %2, on a logarithmic scale: the same for all rows</source>
        <translation>Von %1 bis %2, logarithmisch: gleich für alle Zeilen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Wait p50</source>
        <translation>Wart. p50</translation>
    </message>
    <message>
        <source>Wait p95</source>
        <translation>Wart. p95</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Wartezeit</translation>
    </message>
</context>
<context>
    <name>monitor::StatisticsPane</name>
    <message>
        <source>Statistics by task name</source>
        <translation>Statistik nach Aufgabenname</translation>
    </message>
    <message>
        <source>Of the tasks that the filter finds.</source>
        <translation>Von den Aufgaben, die der Filter findet.</translation>
    </message>
    <message numerus="yes">
        <source>Without %1 older tasks, which made room for these.</source>
        <translation>
            <numerusform>Ohne %1 ältere Aufgabe, die Platz für diese gemacht hat.</numerusform>
            <numerusform>Ohne %1 ältere Aufgaben, die Platz für diese gemacht haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks waited %1 and ran %2 in all.</source>
        <translation>Aufgaben warteten insgesamt %1 und liefen %2.</translation>
    </message>
    <message>
        <source>They wait far longer than they run: more workers would help, if what they talk to can take it.</source>
        <translation>Sie warten weit länger, als sie laufen: Mehr Worker würden helfen, wenn die Gegenseite das verkraftet.</translation>
    </message>
    <message>
        <source>They hardly wait: the time goes into the tasks themselves.</source>
        <translation>Sie warten kaum: Die Zeit steckt in den Aufgaben selbst.</translation>
    </message>
    <message>
        <source>Summing what the filter finds…</source>
        <translation>Was der Filter findet, wird summiert&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>Reading: %1 tasks so far.</source>
        <translation>
            <numerusform>Wird gelesen: bisher %1 Aufgabe.</numerusform>
            <numerusform>Wird gelesen: bisher %1 Aufgaben.</numerusform>
        </translation>
    </message>
    <message>
        <source>No task has been called yet. Times appear here as tasks end.</source>
        <translation>Es wurde noch keine Aufgabe aufgerufen. Zeiten erscheinen hier, sobald Aufgaben enden.</translation>
    </message>
    <message>
        <source>No task is like that.</source>
        <translation>Keine Aufgabe passt dazu.</translation>
    </message>
</context>
<context>
    <name>monitor::TaskModel</name>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Aufrufer</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>cancel requested</source>
        <translation>Abbruch angefordert</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>not kept: made room for newer ones</source>
        <translation>nicht aufbewahrt: hat Platz für neuere gemacht</translation>
    </message>
</context>
<context>
    <name>monitor::TaskPane</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy arguments</source>
        <translation>Argumente kopieren</translation>
    </message>
    <message>
        <source>Only “%1”</source>
        <translation>Nur „%1“</translation>
    </message>
    <message>
        <source>Without “%1”</source>
        <translation>Ohne „%1“</translation>
    </message>
    <message>
        <source>Only these arguments</source>
        <translation>Nur diese Argumente</translation>
    </message>
    <message>
        <source>Only what it called</source>
        <translation>Nur, was sie aufrief</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 tasks</source>
        <translation>
            <numerusform>%1 von %2 Aufgabe</numerusform>
            <numerusform>%1 von %2 Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks</source>
        <translation>
            <numerusform>%1 Aufgabe</numerusform>
            <numerusform>%1 Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 older ones made room for these</source>
        <translation>
            <numerusform> · %1 ältere hat Platz für diese gemacht</numerusform>
            <numerusform> · %1 ältere haben Platz für diese gemacht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 not recorded: %2</source>
        <translation>
            <numerusform> · %1 nicht aufgezeichnet: %2</numerusform>
            <numerusform> · %1 nicht aufgezeichnet: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 texts not recorded</source>
        <translation>
            <numerusform> · %1 Text nicht aufgezeichnet</numerusform>
            <numerusform> · %1 Texte nicht aufgezeichnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 damaged records left out</source>
        <translation>
            <numerusform> · %1 beschädigter Eintrag ausgelassen</numerusform>
            <numerusform> · %1 beschädigte Einträge ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>No task is like that.
Ctrl+Z takes the last filter back, Esc in the search box all of them.</source>
        <translation>Keine Aufgabe passt dazu.
Strg+Z nimmt den letzten Filter zurück, Esc im Suchfeld alle.</translation>
    </message>
    <message>
        <source>This process called no tasks.</source>
        <translation>Dieser Prozess rief keine Aufgaben auf.</translation>
    </message>
    <message>
        <source>No tasks yet.
They appear here as soon as the program calls them.</source>
        <translation>Noch keine Aufgaben.
Sie erscheinen hier, sobald das Programm sie aufruft.</translation>
    </message>
    <message numerus="yes">
        <source>%1 new ↓</source>
        <translation>
            <numerusform>%1 neue ↓</numerusform>
            <numerusform>%1 neue ↓</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed ↓</source>
        <translation>Geändert ↓</translation>
    </message>
    <message>
        <source>Tasks have begun or ended since these were found: look again</source>
        <translation>Aufgaben haben begonnen oder geendet, seit diese gefunden wurden: neu suchen</translation>
    </message>
    <message>
        <source>Follow the newest</source>
        <translation>Dem Neuesten folgen</translation>
    </message>
    <message numerus="yes">
        <source>Only these %1 tasks</source>
        <translation>
            <numerusform>Nur diese %1 Aufgabe</numerusform>
            <numerusform>Nur diese %1 Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Without tasks of their names</source>
        <translation>Ohne Aufgaben mit ihren Namen</translation>
    </message>
    <message>
        <source>Only what they called</source>
        <translation>Nur, was sie aufriefen</translation>
    </message>
    <message>
        <source>Show it where it ran, %1</source>
        <translation>Zeigen, wo sie lief: %1</translation>
    </message>
    <message>
        <source>Show the call in its job</source>
        <translation>Den Aufruf in seinem Job zeigen</translation>
    </message>
</context>
<context>
    <name>monitor::TaskWords</name>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message>
        <source>waiting: starts at %1</source>
        <translation>wartet: beginnt um %1</translation>
    </message>
    <message>
        <source>waiting: attempt %1 of %2 at %3</source>
        <translation>wartet: Versuch %1 von %2 um %3</translation>
    </message>
    <message>
        <source>waiting: as many run as may at the same time</source>
        <translation>wartet: Es laufen schon so viele, wie gleichzeitig dürfen</translation>
    </message>
    <message>
        <source>waiting: the next may start at %1</source>
        <translation>wartet: Die nächste darf um %1 beginnen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Aufrufer</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>%1, pid %2 on %3</source>
        <translation>%1, PID %2 auf %3</translation>
    </message>
</context>
<context>
    <name>monitor::TimeScale</name>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1&#xa0;µs</translation>
    </message>
</context>
<context>
    <name>monitor::TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Show all (0)</source>
        <translation>Alles zeigen (0)</translation>
    </message>
    <message>
        <source>Colour &amp;by</source>
        <translation>Far&amp;be nach</translation>
    </message>
</context>
<context>
    <name>monitor::TimelineView</name>
    <message>
        <source>%1
Click: only its tasks</source>
        <translation>%1
Klick: nur dessen Aufgaben</translation>
    </message>
    <message>
        <source>%1 %2 · waited %3 · ran %4</source>
        <translation>%1 %2 · wartete %3 · lief %4</translation>
    </message>
    <message>
        <source>%1: not kept. Tasks that ended here made room for newer ones.</source>
        <translation>%1: nicht aufbewahrt. Aufgaben, die hier endeten, haben Platz für neuere gemacht.</translation>
    </message>
    <message>
        <source>%1: idle</source>
        <translation>%1: untätig</translation>
    </message>
    <message>
        <source>%1: %2 busy, mostly with %3</source>
        <translation>%1: %2 tätig, meist mit %3</translation>
    </message>
    <message>
        <source>some failed</source>
        <translation>einige fehlgeschlagen</translation>
    </message>
    <message>
        <source>Zoom in to see each task</source>
        <translation>Vergrößern Sie, um jede Aufgabe zu sehen</translation>
    </message>
    <message>
        <source>%1 (serial)</source>
        <translation>%1 (seriell)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>A lane for each worker. Arrow keys move, plus and minus zoom, brackets go from task to task.</source>
        <translation>Eine Spur je Worker. Pfeiltasten verschieben, Plus und Minus zoomen, eckige Klammern gehen von Aufgabe zu Aufgabe.</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Das Journal wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>No task ever ran here.</source>
        <translation>Hier lief nie eine Aufgabe.</translation>
    </message>
    <message>
        <source>No task has begun yet. Lanes appear as workers take tasks.</source>
        <translation>Noch hat keine Aufgabe begonnen. Spuren erscheinen, sobald Worker Aufgaben annehmen.</translation>
    </message>
    <message>
        <source>no task is selected</source>
        <translation>keine Aufgabe ist ausgewählt</translation>
    </message>
    <message>
        <source>%1 busy</source>
        <translation>%1 tätig</translation>
    </message>
</context>
<context>
    <name>monitor::TimesBar</name>
    <message>
        <source>waited %1</source>
        <translation>wartete %1</translation>
    </message>
    <message>
        <source>ran %1</source>
        <translation>lief %1</translation>
    </message>
</context>
<context>
    <name>monitor::Tray</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Nicht mehr beobachten</translation>
    </message>
    <message>
        <source>parallel-monitor watches</source>
        <translation>parallel-monitor beobachtet</translation>
    </message>
</context>
<context>
    <name>monitor::Watch</name>
    <message>
        <source>%1 is “%2”; accepted is %3</source>
        <translation>%1 ist „%2“; möglich ist %3</translation>
    </message>
    <message>
        <source>a list of started, ended, failed, died, late and stuck</source>
        <translation>eine Liste aus started, ended, failed, died, late und stuck</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>yes oder no</translation>
    </message>
    <message>
        <source>usual, or a time such as 90s, 45m or 1h30m</source>
        <translation>usual oder eine Dauer wie 90s, 45m oder 1h30m</translation>
    </message>
    <message>
        <source>a time such as 90s, 45m or 1h30m</source>
        <translation>eine Dauer wie 90s, 45m oder 1h30m</translation>
    </message>
    <message>
        <source>“%1” is not known; accepted are events, notify, command, late and stuck</source>
        <translation>„%1“ ist unbekannt; möglich sind events, notify, command, late und stuck</translation>
    </message>
    <message>
        <source>line %1: %2.</source>
        <translation>Zeile %1: %2.</translation>
    </message>
    <message>
        <source>a section is the name of a program in brackets, or [*]</source>
        <translation>ein Abschnitt ist der Name eines Programms in eckigen Klammern oder [*]</translation>
    </message>
    <message>
        <source>“%1” is neither [program] nor key = value</source>
        <translation>„%1“ ist weder [Programm] noch Schlüssel = Wert</translation>
    </message>
    <message>
        <source>a section such as [*] has to come first</source>
        <translation>zuerst muss ein Abschnitt wie [*] kommen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 tasks done</source>
        <translation>
            <numerusform>%1 von %2 Aufgabe erledigt</numerusform>
            <numerusform>%1 von %2 Aufgaben erledigt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has started</source>
        <translation>%1 hat begonnen</translation>
    </message>
    <message numerus="yes">
        <source>%1 has ended after %2: %3 of %4 tasks failed</source>
        <translation>
            <numerusform>%1 ist nach %2 beendet: %3 von %4 Aufgabe fehlgeschlagen</numerusform>
            <numerusform>%1 ist nach %2 beendet: %3 von %4 Aufgaben fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has ended after %2: %3 tasks</source>
        <translation>
            <numerusform>%1 ist nach %2 beendet: %3 Aufgabe</numerusform>
            <numerusform>%1 ist nach %2 beendet: %3 Aufgaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 tasks failed, %3</source>
        <translation>
            <numerusform>%1: %2 Aufgabe fehlgeschlagen, %3</numerusform>
            <numerusform>%1: %2 Aufgaben fehlgeschlagen, %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 died after %2, with %3</source>
        <translation>%1 ist nach %2 abgestürzt, %3</translation>
    </message>
    <message>
        <source>%1 is late: it runs for %2, with %3</source>
        <translation>%1 ist spät dran: läuft schon %2, %3</translation>
    </message>
    <message>
        <source>%1 makes no progress: %2</source>
        <translation>%1 kommt nicht voran: %2</translation>
    </message>
    <message>
        <source>This is a test of the rule for %1</source>
        <translation>Dies ist ein Test der Regel für %1</translation>
    </message>
    <message>
        <source>it did not end within a minute</source>
        <translation>es endete nicht innerhalb einer Minute</translation>
    </message>
</context>
<context>
    <name>monitor::Why</name>
    <message>
        <source>if “%1” took no time</source>
        <translation>„%1“ in Nullzeit</translation>
    </message>
    <message numerus="yes">
        <source>with %1 workers</source>
        <translation>
            <numerusform>mit %1 Worker</numerusform>
            <numerusform>mit %1 Workern</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 from the beginning of its last call to its end at %2, that of %3; workers were idle for %4 meanwhile</source>
        <translation>%1 vom Anfang des letzten Aufrufs bis zu dessen Ende um %2, nämlich von %3; Worker waren dabei %4 untätig</translation>
    </message>
    <message>
        <source>Estimates: as if each call took as long as it did, whatever runs beside it.</source>
        <translation>Schätzungen: als dauerte jeder Aufruf so lange wie damals, was auch neben ihm läuft.</translation>
    </message>
</context>
<context>
    <name>monitor::WhyPane</name>
    <message>
        <source>Decided the end</source>
        <translation>Entscheidend</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>The last of that path first</source>
        <translation>Das Letzte dieses Wegs zuerst</translation>
    </message>
    <message>
        <source>It would have taken</source>
        <translation>Hätte gedauert</translation>
    </message>
    <message>
        <source>What decided when it ended, by name</source>
        <translation>Was bestimmte, wann er endete, nach Name</translation>
    </message>
    <message>
        <source>The calls that decided when it ended</source>
        <translation>Die Aufrufe, die bestimmten, wann er endete</translation>
    </message>
    <message>
        <source>What it would have taken</source>
        <translation>Wie lange es gedauert hätte</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>Wird ausgerechnet&#xa0;…</translation>
    </message>
    <message>
        <source>No task has run.</source>
        <translation>Keine Aufgabe ist gelaufen.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>laufend</translation>
    </message>
    <message>
        <source>waiting for a group</source>
        <translation>warten auf eine Gruppe</translation>
    </message>
    <message>
        <source>held back by a limit, rate or retry</source>
        <translation>durch Limit, Rate oder Wiederholung zurückgehalten</translation>
    </message>
    <message>
        <source>idle: nothing was queued</source>
        <translation>untätig: nichts war eingereiht</translation>
    </message>
    <message>
        <source>So far. </source>
        <translation>Bisher. </translation>
    </message>
    <message>
        <source>The longest tail: %1.</source>
        <translation>Der längste Nachlauf: %1.</translation>
    </message>
    <message>
        <source>It has no tail: its last calls ended together.</source>
        <translation>Es gibt keinen Nachlauf: Die letzten Aufrufe endeten zusammen.</translation>
    </message>
    <message>
        <source>(held back, workers free)</source>
        <translation>(zurückgehalten)</translation>
    </message>
    <message>
        <source>(the program itself)</source>
        <translation>(Programm selbst)</translation>
    </message>
    <message>
        <source>held back: %1</source>
        <translation>zurückgehalten: %1</translation>
    </message>
    <message numerus="yes">
        <source>as it was, with %1 workers</source>
        <translation>
            <numerusform>wie es war, mit %1 Worker</numerusform>
            <numerusform>wie es war, mit %1 Workern</numerusform>
        </translation>
    </message>
    <message>
        <source>Held back now</source>
        <translation>Jetzt zurückgehalten</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>What policies hold back now, by name</source>
        <translation>Was Regeln jetzt zurückhalten, nach Name</translation>
    </message>
</context>
<context>
    <name>monitor::Words</name>
    <message>
        <source>queued</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>running</source>
        <translation>laufend</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>erfolgreich</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>died while running</source>
        <translation>lief beim Absturz</translation>
    </message>
    <message>
        <source>never ran</source>
        <translation>nie gelaufen</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message numerus="yes">
        <source>finished, %1 failed</source>
        <translation>
            <numerusform>beendet, %1 fehlgeschlagen</numerusform>
            <numerusform>beendet, %1 fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>finished, %1 cancelled</source>
        <translation>
            <numerusform>beendet, %1 abgebrochen</numerusform>
            <numerusform>beendet, %1 abgebrochen</numerusform>
        </translation>
    </message>
    <message>
        <source>finished</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>died</source>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>%1 ns</source>
        <translation>%1&#xa0;ns</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1&#xa0;µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 d %2:%3</source>
        <translation>%1&#xa0;d %2:%3</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>A date without a year, in the format of QLocale::toString()</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <extracomment>A date with the day of the week, in the format of QLocale::toString()</extracomment>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date with its year, in the format of QLocale::toString()</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>? /s</source>
        <translation>? /s</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <translation>%1&#xa0;/s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>monitor::remote::Mirror</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>no journal is as long as that</source>
        <translation>so lang ist kein Journal</translation>
    </message>
    <message>
        <source>what came is no block of a journal</source>
        <translation>was ankam, ist kein Block eines Journals</translation>
    </message>
    <message>
        <source>another file has its name</source>
        <translation>eine andere Datei hat seinen Namen</translation>
    </message>
</context>
<context>
    <name>monitor::remote::Receiving</name>
    <message>
        <source>%1 was not started: %2.</source>
        <translation>%1 wurde nicht gestartet: %2.</translation>
    </message>
    <message>
        <source>There is no parallel-monitor in the path of that machine.</source>
        <translation>Auf jenem Computer ist kein parallel-monitor im Pfad.</translation>
    </message>
    <message>
        <source>The connection was not made (ssh ended with %1). ssh is not to ask anything here: it needs a key or an agent, and has to know the machine.</source>
        <translation>Die Verbindung kam nicht zustande (ssh endete mit %1). ssh soll hier nichts fragen: Es braucht einen Schlüssel oder einen Agenten und muss den Computer kennen.</translation>
    </message>
    <message>
        <source>The other side sent “%1”, which is none of what it should.</source>
        <translation>Die Gegenseite sandte „%1“, was sie nicht senden sollte.</translation>
    </message>
    <message>
        <source>The other side named a file in a way that is not accepted.</source>
        <translation>Die Gegenseite nannte eine Datei auf eine Weise, die nicht angenommen wird.</translation>
    </message>
    <message>
        <source>The other side sent a block of no file.</source>
        <translation>Die Gegenseite sandte einen Block keiner Datei.</translation>
    </message>
    <message>
        <source>%1 is no folder to put journals in.</source>
        <translation>%1 ist kein Ordner, in den Journale gelegt werden können.</translation>
    </message>
</context>
<context>
    <name>monitor::remote::RemoteHost</name>
    <message>
        <source>“%1” is no machine to look at. Accepted are ssh://host, ssh://user@host:port and ssh://host/folder/of/journals.</source>
        <translation>„%1“ ist kein Computer, den man ansehen kann. Möglich sind ssh://host, ssh://user@host:port und ssh://host/folder/of/journals.</translation>
    </message>
</context>
<context>
    <name>monitor::remote::Sending</name>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>parallel::Journal</name>
    <message>
        <source>No journal is open.</source>
        <translation>Es ist kein Journal geöffnet.</translation>
    </message>
    <message>
        <source>The program refuses control: it runs with PARALLEL_MONITOR=readonly or off.</source>
        <translation>Das Programm lässt sich nicht steuern: Es läuft mit PARALLEL_MONITOR=readonly oder off.</translation>
    </message>
    <message>
        <source>The program has ended.</source>
        <translation>Das Programm ist beendet.</translation>
    </message>
    <message>
        <source>The program has died.</source>
        <translation>Das Programm ist abgestürzt.</translation>
    </message>
    <message>
        <source>The journal cannot be written to: %1.</source>
        <translation>In das Journal kann nicht geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>There is no such scope.</source>
        <translation>Diesen Bereich gibt es nicht.</translation>
    </message>
    <message>
        <source>This scope has ended.</source>
        <translation>Dieser Bereich ist beendet.</translation>
    </message>
    <message>
        <source>The number of workers must be 1 to 65536, not %1.</source>
        <translation>Die Anzahl der Worker muss 1 bis 65536 sein, nicht %1.</translation>
    </message>
    <message>
        <source>Task %1 has completed.</source>
        <translation>Aufgabe %1 ist schon beendet.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>it is not a journal of libparallel (it does not begin with PARAJRN)</source>
        <translation>es ist kein Journal von libparallel (es beginnt nicht mit PARAJRN)</translation>
    </message>
    <message>
        <source>its byte order mark is damaged (offset %1)</source>
        <translation>die Marke seiner Bytereihenfolge ist beschädigt (Position %1)</translation>
    </message>
    <message>
        <source>it was written by a newer version: %1; this reads up to %2</source>
        <translation>es wurde von einer neueren Version geschrieben: %1; gelesen wird bis %2</translation>
    </message>
    <message>
        <source>its format version is damaged (offset %1)</source>
        <translation>seine Formatversion ist beschädigt (Position %1)</translation>
    </message>
    <message>
        <source>its sizes of chunks and records are %1 and %2, not %3 and %4 (offset %5)</source>
        <translation>die Größen seiner Blöcke und Einträge sind %1 und %2, nicht %3 und %4 (Position %5)</translation>
    </message>
    <message>
        <source>its state is %1, which is none (offset %2)</source>
        <translation>sein Zustand ist %1, den es nicht gibt (Position %2)</translation>
    </message>
    <message>
        <source>it says that it has no chunks (offset %1)</source>
        <translation>es gibt an, keine Blöcke zu haben (Position %1)</translation>
    </message>
    <message>
        <source>it says that it has %1 pools, and there is room for %2 (offset %3)</source>
        <translation>es gibt an, %1 Pools zu haben, und Platz ist für %2 (Position %3)</translation>
    </message>
    <message>
        <source>its %1 does not end (offset %2)</source>
        <translation>darin endet dies nicht: %1 (Position %2)</translation>
    </message>
    <message>
        <source>program name</source>
        <translation>der Programmname</translation>
    </message>
    <message>
        <source>host name</source>
        <translation>der Rechnername</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>die Befehlszeile</translation>
    </message>
    <message>
        <source>it became shorter while it was being read (it has %1 bytes now); tasks are missing</source>
        <translation>es wurde kürzer, während es gelesen wurde (es hat jetzt %1 Bytes); Aufgaben fehlen</translation>
    </message>
    <message>
        <source>its beginning was written over while it was being read; it is not the same journal</source>
        <translation>sein Anfang wurde überschrieben, während es gelesen wurde; es ist nicht mehr dasselbe Journal</translation>
    </message>
    <message>
        <source>The file is incomplete: %1 of its %2 parts of 1 MiB are missing at its end, with the tasks in them.</source>
        <translation>Die Datei ist unvollständig: %1 ihrer %2 Teile zu 1 MiB fehlen am Ende, mit den Aufgaben darin.</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <source>it has %L1 bytes, and a journal has at least %L2</source>
        <translation>es hat %L1 Bytes, und ein Journal hat mindestens %L2</translation>
    </message>
    <message>
        <source>it was recorded on a big-endian machine, and this one is little-endian; open it on one like the first</source>
        <translation>es wurde auf einer Big-Endian-Maschine aufgezeichnet, und diese ist Little-Endian; öffnen Sie es auf einer wie der ersten</translation>
    </message>
    <message>
        <source>it was recorded on a little-endian machine, and this one is big-endian; open it on one like the first</source>
        <translation>es wurde auf einer Little-Endian-Maschine aufgezeichnet, und diese ist Big-Endian; öffnen Sie es auf einer wie der ersten</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>monitor::CallDifferenceModel</name>
    <message>
        <source>fails now</source>
        <translation>échoue maintenant</translation>
    </message>
    <message>
        <source>failed before</source>
        <translation>échouait avant</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>réussi</translation>
    </message>
    <message>
        <source>not called</source>
        <translation>non appelé</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>In the other run</source>
        <translation>Dans l’autre exécution</translation>
    </message>
</context>
<context>
    <name>monitor::CallTreeModel</name>
    <message>
        <source>Calls that it made, and that those made</source>
        <translation>Appels qu’il a faits, et ceux que ceux-ci ont faits</translation>
    </message>
    <message>
        <source>From its beginning to its end</source>
        <translation>De son début à sa fin</translation>
    </message>
    <message>
        <source>Without what it waited for its groups</source>
        <translation>Sans le temps passé à attendre ses groupes</translation>
    </message>
    <message>
        <source>What it and all below it ran</source>
        <translation>Durée de son exécution et de celle de tout ce qu’il contient</translation>
    </message>
    <message>
        <source>Of it and all below it</source>
        <translation>De lui et de tout ce qu’il contient</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appel</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Dessous</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Itself</source>
        <translation>Propre</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>En tout</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échecs</translation>
    </message>
</context>
<context>
    <name>monitor::CallsPane</name>
    <message>
        <source>Calls and what they called</source>
        <translation>Appels et ce qu’ils ont appelé</translation>
    </message>
    <message>
        <source>Reading who called whom…</source>
        <translation>Lecture de qui a appelé quoi…</translation>
    </message>
    <message>
        <source>No task called another.</source>
        <translation>Aucune tâche n’en a appelé une autre.</translation>
    </message>
    <message numerus="yes">
        <source>%1 calls of the program called others</source>
        <translation>
            <numerusform>%1 appel du programme en a fait d’autres</numerusform>
            <numerusform>%1 appels du programme en ont fait d’autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %1 that called none are not listed</source>
        <translation>
            <numerusform>; %1 qui n’en a fait aucun n’est pas affiché</numerusform>
            <numerusform>; %1 qui n’en ont fait aucun ne sont pas affichés</numerusform>
        </translation>
    </message>
    <message>
        <source>. Enter shows a call everywhere.</source>
        <translation>. Entrée montre un appel partout.</translation>
    </message>
</context>
<context>
    <name>monitor::ComparisonPage</name>
    <message>
        <source>Times by task name in both runs</source>
        <translation>Durées par nom de tâche dans les deux exécutions</translation>
    </message>
    <message>
        <source>Calls that failed in one run only</source>
        <translation>Appels qui n’ont échoué que dans une exécution</translation>
    </message>
    <message>
        <source>Times by name</source>
        <translation>Durées par nom</translation>
    </message>
    <message>
        <source>Reading both runs…</source>
        <translation>Lecture des deux exécutions…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 · %3 workers</source>
        <translation>
            <numerusform>%1 · %2 · %3 worker</numerusform>
            <numerusform>%1 · %2 · %3 workers</numerusform>
        </translation>
    </message>
    <message>
        <source>Calls that failed in one run only: %1, %2</source>
        <translation>Appels qui n’ont échoué que dans une exécution&#xa0;: %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 fail now</source>
        <translation>
            <numerusform>%1 maintenant</numerusform>
            <numerusform>%1 maintenant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed before</source>
        <translation>
            <numerusform>%1 avant</numerusform>
            <numerusform>%1 avant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same %1 calls failed in both.</source>
        <translation>
            <numerusform>Le même appel (%1) a échoué dans les deux.</numerusform>
            <numerusform>Les mêmes %1 appels ont échoué dans les deux.</numerusform>
        </translation>
    </message>
    <message>
        <source>No call failed in either.</source>
        <translation>Aucun appel n’a échoué, ni dans l’une ni dans l’autre.</translation>
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
        <translation>&amp;Tout annuler…</translation>
    </message>
    <message>
        <source>Cancel &amp;selected…</source>
        <translation>Annuler la &amp;sélection…</translation>
    </message>
    <message>
        <source>Number of workers</source>
        <translation>Nombre de workers</translation>
    </message>
    <message>
        <source>Scope to control</source>
        <translation>Portée à contrôler</translation>
    </message>
    <message>
        <source>What pause, cancel and workers are about</source>
        <translation>Ce que concernent la pause, l’annulation et les workers</translation>
    </message>
    <message>
        <source>No process is shown</source>
        <translation>Aucun processus n’est affiché</translation>
    </message>
    <message>
        <source>all scopes</source>
        <translation>toutes les portées</translation>
    </message>
    <message>
        <source>All its scopes have ended: there is nothing left to control</source>
        <translation>Toutes ses portées sont terminées&#xa0;: il n’y a plus rien à contrôler</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Asked for; the job answers within a second</source>
        <translation>Demandé&#x202f;; le travail répond en moins d’une seconde</translation>
    </message>
    <message>
        <source>Take tasks again (Ctrl+P)</source>
        <translation>Reprendre l’exécution de tâches (Ctrl+P)</translation>
    </message>
    <message>
        <source>Take no further tasks; those that run end first (Ctrl+P)</source>
        <translation>Ne plus commencer de tâches&#x202f;; celles en cours se terminent d’abord (Ctrl+P)</translation>
    </message>
    <message>
        <source>Drop what is queued and ask what runs to stop</source>
        <translation>Abandonner ce qui est en attente et demander l’arrêt de ce qui est en cours</translation>
    </message>
    <message>
        <source>Nothing is queued and nothing runs</source>
        <translation>Rien n’est en attente et rien n’est en cours</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %1 &amp;selected…</source>
        <translation>
            <numerusform>Annuler la &amp;sélection (%1)…</numerusform>
            <numerusform>Annuler la &amp;sélection (%1)…</numerusform>
        </translation>
    </message>
    <message>
        <source>Select tasks in the table first</source>
        <translation>Sélectionnez d’abord des tâches dans le tableau</translation>
    </message>
    <message>
        <source>How many tasks may run at the same time</source>
        <translation>Combien de tâches peuvent s’exécuter en même temps</translation>
    </message>
    <message>
        <source>The scopes differ: choose one of them first</source>
        <translation>Les portées diffèrent&#xa0;: choisissez-en d’abord une</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Refusé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Resume requested</source>
        <translation>Reprise demandée</translation>
    </message>
    <message>
        <source>Pause requested</source>
        <translation>Pause demandée</translation>
    </message>
    <message>
        <source>Cancel tasks</source>
        <translation>Annuler les tâches</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Les garder</translation>
    </message>
    <message>
        <source>Cancel everything that %1 has still to do?</source>
        <translation>Annuler tout ce qu’il reste à faire à %1&#x202f;?</translation>
    </message>
    <message>
        <source>%1 and %2. This cannot be undone.</source>
        <translation>%1 et %2. Cette action est irréversible.</translation>
    </message>
    <message numerus="yes">
        <source>%1 queued tasks are dropped</source>
        <translation>
            <numerusform>%1 tâche en attente est abandonnée</numerusform>
            <numerusform>%1 tâches en attente sont abandonnées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 running ones are asked to stop</source>
        <translation>
            <numerusform>il est demandé à %1 tâche en cours de s’arrêter</numerusform>
            <numerusform>il est demandé à %1 tâches en cours de s’arrêter</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Tout annuler</translation>
    </message>
    <message>
        <source>Cancel requested</source>
        <translation>Annulation demandée</translation>
    </message>
    <message>
        <source>All selected tasks have ended already</source>
        <translation>Toutes les tâches sélectionnées sont déjà terminées</translation>
    </message>
    <message>
        <source>%1 #%2</source>
        <translation>%1 #%2</translation>
    </message>
    <message>
        <source>Cancel %1?</source>
        <translation>Annuler %1&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %1 tasks, %2 and others?</source>
        <translation>
            <numerusform>Annuler %1 tâche, %2 et d’autres&#x202f;?</numerusform>
            <numerusform>Annuler %1 tâches, %2 et d’autres&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Queued ones are dropped, running ones are asked to stop. This cannot be undone.</source>
        <translation>Celles en attente sont abandonnées, il est demandé à celles en cours de s’arrêter. Cette action est irréversible.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel requested for %1 tasks</source>
        <translation>
            <numerusform>Annulation demandée pour %1 tâche</numerusform>
            <numerusform>Annulation demandée pour %1 tâches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 workers requested</source>
        <translation>
            <numerusform>%1 worker demandé</numerusform>
            <numerusform>%1 workers demandés</numerusform>
        </translation>
    </message>
    <message>
        <source>Wor&amp;kers</source>
        <translation>&amp;Workers</translation>
    </message>
</context>
<context>
    <name>monitor::DetailsPanel</name>
    <message>
        <source>Select a task in the table or the timeline to see why it took so long, or why it failed.</source>
        <translation>Sélectionnez une tâche dans le tableau ou la chronologie pour voir pourquoi elle a duré si longtemps, ou pourquoi elle a échoué.</translation>
    </message>
    <message>
        <source>Error text</source>
        <translation>Texte de l’erreur</translation>
    </message>
    <message>
        <source>Copy everything about this task as text</source>
        <translation>Copier tout ce qui concerne cette tâche, sous forme de texte</translation>
    </message>
    <message>
        <source>Copy task as text</source>
        <translation>Copier la tâche en texte</translation>
    </message>
    <message>
        <source>Show it in the timeline</source>
        <translation>La montrer dans la chronologie</translation>
    </message>
    <message>
        <source>Show in the timeline</source>
        <translation>Montrer dans la chronologie</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Mise en file</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Enfants</translation>
    </message>
    <message>
        <source>This task has made room for newer ones.</source>
        <translation>Cette tâche a laissé la place à de plus récentes.</translation>
    </message>
    <message>
        <source>cancel requested</source>
        <translation>annulation demandée</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>après %1</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>essai %1</translation>
    </message>
    <message>
        <source>the calling thread</source>
        <translation>le thread appelant</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>les %1</translation>
    </message>
    <message>
        <source>Details of the task</source>
        <translation>Détails de la tâche</translation>
    </message>
    <message>
        <source>Log of the task</source>
        <translation>Messages de la tâche</translation>
    </message>
</context>
<context>
    <name>monitor::Difference</name>
    <message>
        <source>%1 took %2</source>
        <translation>%1 a duré %2</translation>
    </message>
    <message>
        <source>%1, %2: </source>
        <translation>%1, %2&#xa0;: </translation>
    </message>
    <message>
        <source>as long</source>
        <translation>autant de temps</translation>
    </message>
    <message>
        <source>%1 longer</source>
        <translation>%1 de plus</translation>
    </message>
    <message>
        <source>%1 shorter</source>
        <translation>%1 de moins</translation>
    </message>
    <message numerus="yes">
        <source>, %1 failures more</source>
        <translation>
            <numerusform>, %1 échec de plus</numerusform>
            <numerusform>, %1 échecs de plus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %1 failures fewer</source>
        <translation>
            <numerusform>, %1 échec de moins</numerusform>
            <numerusform>, %1 échecs de moins</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>disparu</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
</context>
<context>
    <name>monitor::EmptyPage</name>
    <message>
        <source>Open a journal…</source>
        <translation>Ouvrir un journal…</translation>
    </message>
    <message>
        <source>Run the example</source>
        <translation>Lancer l’exemple</translation>
    </message>
    <message>
        <source>Starts a small program that uses libparallel, to have something to look at</source>
        <translation>Lance un petit programme qui utilise libparallel, pour avoir quelque chose à regarder</translation>
    </message>
    <message>
        <source>No program is running with libparallel now</source>
        <translation>Aucun programme ne s’exécute actuellement avec libparallel</translation>
    </message>
    <message>
        <source>Start one and it appears here by itself, or open a recorded journal (Ctrl+O, or drop the file on this window). A program keeps its journal if PARALLEL_RECORD names a file or a folder for it.</source>
        <translation>Lancez-en un et il apparaîtra ici de lui-même, ou ouvrez un journal enregistré (Ctrl+O, ou déposez le fichier sur cette fenêtre). Un programme conserve son journal si PARALLEL_RECORD lui indique un fichier ou un dossier.</translation>
    </message>
    <message>
        <source>%1 has ended</source>
        <translation>%1&#xa0;s’est terminé</translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks, %2 of them failed, in %3. It ended cleanly, and its journal ended with it. To look at such a job afterwards, start it with PARALLEL_RECORD set to a file or a folder.</source>
        <translation>
            <numerusform>%1 tâche, dont %2 en échec, en %3. Le programme s’est terminé normalement, et son journal avec lui. Pour examiner un tel travail après coup, lancez-le avec PARALLEL_RECORD indiquant un fichier ou un dossier.</numerusform>
            <numerusform>%1 tâches, dont %2 en échec, en %3. Le programme s’est terminé normalement, et son journal avec lui. Pour examiner un tel travail après coup, lancez-le avec PARALLEL_RECORD indiquant un fichier ou un dossier.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be shown</source>
        <translation>%1 ne peut pas être affiché</translation>
    </message>
</context>
<context>
    <name>monitor::Exporter</name>
    <message numerus="yes">
        <source>%1 tasks have no arguments and are left out</source>
        <translation>
            <numerusform>%1 tâche n’a pas d’arguments et est omise</numerusform>
            <numerusform>%1 tâches n’ont pas d’arguments et sont omises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lines were cut when they were recorded</source>
        <translation>
            <numerusform>%1 ligne a été tronquée à l’enregistrement</numerusform>
            <numerusform>%1 lignes ont été tronquées à l’enregistrement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lines have *** in the place of a password</source>
        <translation>
            <numerusform>%1 ligne contient *** à la place d’un mot de passe</numerusform>
            <numerusform>%1 lignes contiennent *** à la place d’un mot de passe</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” does not say what to write: end its name with .csv or .tasks.json (tasks), .json (a trace for Perfetto and chrome://tracing), .html (a report) or .txt (the arguments of failed tasks).</source>
        <translation>«&#xa0;%1&#xa0;» ne dit pas quoi écrire&#xa0;: terminez le nom par .csv ou .tasks.json (tâches), .json (une trace pour Perfetto et chrome://tracing), .html (un rapport) ou .txt (les arguments des tâches en échec).</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 n’a pas pu être écrit&#xa0;: %2.</translation>
    </message>
</context>
<context>
    <name>monitor::Exports</name>
    <message>
        <source>Tasks as &amp;CSV…</source>
        <translation>Tâches en &amp;CSV…</translation>
    </message>
    <message>
        <source>Those in the table, in its order</source>
        <translation>Celles du tableau, dans son ordre</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Tasks as &amp;JSON…</source>
        <translation>Tâches en &amp;JSON…</translation>
    </message>
    <message>
        <source>&amp;Arguments…</source>
        <translation>&amp;Arguments…</translation>
    </message>
    <message>
        <source>Of the tasks in the table, one a line: to run them again</source>
        <translation>Ceux des tâches du tableau, un par ligne&#xa0;: pour les relancer</translation>
    </message>
    <message>
        <source>&amp;Trace for Perfetto…</source>
        <translation>&amp;Trace pour Perfetto…</translation>
    </message>
    <message>
        <source>The whole job, for ui.perfetto.dev or chrome://tracing</source>
        <translation>Le travail entier, pour ui.perfetto.dev ou chrome://tracing</translation>
    </message>
    <message>
        <source>HTML &amp;report…</source>
        <translation>&amp;Rapport HTML…</translation>
    </message>
    <message>
        <source>One file with the plots and the statistics, to send to somebody</source>
        <translation>Un seul fichier avec les graphiques et les statistiques, à envoyer à quelqu’un</translation>
    </message>
    <message>
        <source>&amp;Picture of the window…</source>
        <translation>&amp;Image de la fenêtre…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>%1 was not written: wait for the file that is being written, or stop it</source>
        <translation>%1 n’a pas été écrit&#xa0;: attendez le fichier en cours d’écriture, ou arrêtez-la</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 n’a pas été écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>Stopped; nothing was written</source>
        <translation>Arrêté&#x202f;; rien n’a été écrit</translation>
    </message>
    <message>
        <source>%1 was not written: is it a PNG file in a folder that can be written to?</source>
        <translation>%1 n’a pas été écrit&#xa0;: est-ce un fichier PNG dans un dossier accessible en écriture&#x202f;?</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valeurs séparées par des virgules (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.tasks.json)</source>
        <translation>JSON (*.tasks.json)</translation>
    </message>
    <message>
        <source>One a line (*.txt)</source>
        <translation>Un par ligne (*.txt)</translation>
    </message>
    <message>
        <source>Trace (*.json)</source>
        <translation>Trace (*.json)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Page web (*.html)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Picture of the window</source>
        <translation>Image de la fenêtre</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Images (*.png)</translation>
    </message>
</context>
<context>
    <name>monitor::FailureModel</name>
    <message>
        <source>Failed</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Message, of the first one</source>
        <translation>Message, du premier</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Premier</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Dernier</translation>
    </message>
</context>
<context>
    <name>monitor::FailureTrendModel</name>
    <message>
        <source>Failures in each run, the last one at the right</source>
        <translation>Échecs de chaque exécution, la dernière à droite</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Dernière</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Premier</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Dernier</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Over the runs</source>
        <translation>Au fil des exécutions</translation>
    </message>
</context>
<context>
    <name>monitor::FailuresPane</name>
    <message>
        <source>Failures by name and message</source>
        <translation>Échecs par nom et message</translation>
    </message>
    <message>
        <source>%1 %2%3. Enter shows the tasks of one.</source>
        <translation>%1 %2%3. Entrée montre les tâches d’un type.</translation>
    </message>
    <message numerus="yes">
        <source>%1 failures</source>
        <translation>
            <numerusform>%1 échec</numerusform>
            <numerusform>%1 échecs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %1 kinds</source>
        <comment>after: 3 failures</comment>
        <translation>
            <numerusform>de %1 type</numerusform>
            <numerusform>de %1 types</numerusform>
        </translation>
    </message>
    <message>
        <source> that the filter finds</source>
        <translation> parmi ce que trouve le filtre</translation>
    </message>
    <message>
        <source>Looking for failures…</source>
        <translation>Recherche des échecs…</translation>
    </message>
    <message>
        <source>Nothing that the filter finds has failed.</source>
        <translation>Rien de ce que trouve le filtre n’a échoué.</translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation>Rien n’a échoué.</translation>
    </message>
    <message>
        <source>Show these tasks</source>
        <translation>Montrer ces tâches</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Copier le message</translation>
    </message>
    <message>
        <source>Copy the arguments of all %1</source>
        <translation>Copier les arguments des %1</translation>
    </message>
    <message numerus="yes">
        <source>Copied: %1 lines</source>
        <translation>
            <numerusform>%1 ligne copiée</numerusform>
            <numerusform>%1 lignes copiées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::FilterBar</name>
    <message>
        <source>Search, or ran:&gt;2s</source>
        <translation>Chercher, ou ran:&gt;2s</translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation>Rechercher des tâches</translation>
    </message>
    <message>
        <source>How to search (F1)</source>
        <translation>Comment rechercher (F1)</translation>
    </message>
    <message>
        <source>Saved filters, and searches of late (Ctrl+D)</source>
        <translation>Filtres enregistrés et recherches récentes (Ctrl+D)</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>Only tasks that are: %1</source>
        <translation>Seulement les tâches dans cet état&#xa0;: %1</translation>
    </message>
    <message>
        <source>Tasks in every state</source>
        <translation>Tâches dans tous les états</translation>
    </message>
    <message>
        <source>Take away: %1</source>
        <translation>Retirer&#xa0;: %1</translation>
    </message>
    <message>
        <source>Filter %1, press to take away</source>
        <translation>Filtre %1, appuyer pour le retirer</translation>
    </message>
    <message>
        <source>name: %1</source>
        <translation>nom&#xa0;: %1</translation>
    </message>
    <message>
        <source>worker %1</source>
        <translation>worker %1</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Effacer la recherche</translation>
    </message>
</context>
<context>
    <name>monitor::FilterMenu</name>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Enregistrer ce filtre</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistrés</translation>
    </message>
    <message>
        <source>Searched of late</source>
        <translation>Recherches récentes</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Les oublier</translation>
    </message>
</context>
<context>
    <name>monitor::FlameView</name>
    <message>
        <source>What a call called, over time</source>
        <translation>Ce qu’un appel a appelé, au fil du temps</translation>
    </message>
    <message>
        <source>Select a call at the left to see what it called, and when.</source>
        <translation>Sélectionnez un appel à gauche pour voir ce qu’il a appelé, et quand.</translation>
    </message>
    <message>
        <source>%1
ran %2, began %3 after the first</source>
        <translation>%1
a duré %2, a commencé %3 après le premier</translation>
    </message>
    <message>
        <source>The list at the left tells it in words.</source>
        <translation>La liste à gauche le dit en mots.</translation>
    </message>
</context>
<context>
    <name>monitor::Hatch</name>
    <message>
        <source>not kept</source>
        <translation>non conservé</translation>
    </message>
</context>
<context>
    <name>monitor::HeldBack</name>
    <message>
        <source>delay</source>
        <translation>délai</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>nouvel essai</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>limite</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>débit</translation>
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
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source> since %1</source>
        <translation> depuis %1</translation>
    </message>
    <message>
        <source>it died after %1</source>
        <translation>plantage après %1</translation>
    </message>
    <message>
        <source>the run of %1 died after %2</source>
        <translation>l’exécution (%1) a planté après %2</translation>
    </message>
    <message>
        <source>%1 longer%2</source>
        <translation>%1 de plus%2</translation>
    </message>
    <message>
        <source>%1 shorter%2</source>
        <translation>%1 de moins%2</translation>
    </message>
    <message>
        <source>%1 %2 %3 → %4%5</source>
        <translation>%1&#xa0;: %2 %3 → %4%5</translation>
    </message>
    <message numerus="yes">
        <source>%1 calls of %2 more%3</source>
        <translation>
            <numerusform>%1 appel de %2 en plus%3</numerusform>
            <numerusform>%1 appels de %2 en plus%3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 calls of %2 fewer%3</source>
        <translation>
            <numerusform>%1 appel de %2 en moins%3</numerusform>
            <numerusform>%1 appels de %2 en moins%3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is new%2, with %3 calls</source>
        <translation>
            <numerusform>%1 est nouveau%2, avec %3 appel</numerusform>
            <numerusform>%1 est nouveau%2, avec %3 appels</numerusform>
        </translation>
    </message>
    <message>
        <source>no %1 any more%2</source>
        <translation>plus de %1%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 new failures of %2%3: %4</source>
        <translation>
            <numerusform>%1 nouvel échec de %2%3&#xa0;: %4</numerusform>
            <numerusform>%1 nouveaux échecs de %2%3&#xa0;: %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failures of %2%3, usually %4: %5</source>
        <translation>
            <numerusform>%1 échec de %2%3, d’habitude %4&#xa0;: %5</numerusform>
            <numerusform>%1 échecs de %2%3, d’habitude %4&#xa0;: %5</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 calls cancelled%2</source>
        <translation>
            <numerusform>%1 appel annulé%2</numerusform>
            <numerusform>%1 appels annulés%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 workers instead of %2%3</source>
        <translation>
            <numerusform>%1 worker au lieu de %2%3</numerusform>
            <numerusform>%1 workers au lieu de %2%3</numerusform>
        </translation>
    </message>
    <message>
        <source>No run is recorded here yet.</source>
        <translation>Aucune exécution n’est encore enregistrée ici.</translation>
    </message>
    <message>
        <source>usually %1 to %2</source>
        <translation>d’habitude %1 à %2</translation>
    </message>
    <message>
        <source>It still runs, for %1 so far.</source>
        <translation>Elle est encore en cours, depuis %1.</translation>
    </message>
    <message>
        <source>It still runs, for longer than usual: %1, %2.</source>
        <translation>Elle est encore en cours, depuis plus longtemps que d’habitude&#xa0;: %1, %2.</translation>
    </message>
    <message>
        <source>It still runs: %1 so far, %2.</source>
        <translation>Elle est encore en cours&#xa0;: %1 jusqu’ici, %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1 runs died, the last on %2</source>
        <translation>
            <numerusform>%1 exécution a planté, la dernière&#xa0;: %2</numerusform>
            <numerusform>%1 exécutions ont planté, la dernière&#xa0;: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more changes</source>
        <translation>
            <numerusform>%1 autre changement</numerusform>
            <numerusform>%1 autres changements</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to hold it against yet: it is the first whole run here.</source>
        <translation>Rien encore à quoi la comparer&#xa0;: c’est la première exécution complète ici.</translation>
    </message>
    <message>
        <source>Too few runs before it to tell what is usual: %1 of %2.</source>
        <translation>Trop peu d’exécutions auparavant pour dire ce qui est habituel&#xa0;: %1 sur %2.</translation>
    </message>
    <message>
        <source>As usual: it took %1, %2.</source>
        <translation>Comme d’habitude&#xa0;: elle a duré %1, %2.</translation>
    </message>
    <message>
        <source>It took %1, %2; with so few runs, or such different ones, that may be chance.</source>
        <translation>Elle a duré %1, %2&#x202f;; avec si peu d’exécutions, ou si différentes, ce peut être le hasard.</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between what is different in a run</comment>
        <translation>&#x202f;; </translation>
    </message>
</context>
<context>
    <name>monitor::HistoryPage</name>
    <message>
        <source>ran and succeeded</source>
        <translation>exécution réussie</translation>
    </message>
    <message>
        <source>ran and failed; above: how many</source>
        <translation>exécution en échec&#x202f;; au-dessus&#xa0;: combien</translation>
    </message>
    <message>
        <source>workers waited</source>
        <translation>workers en attente</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>habituel</translation>
    </message>
    <message>
        <source>Times by task name over the runs</source>
        <translation>Durées par nom de tâche au fil des exécutions</translation>
    </message>
    <message>
        <source>Failures over the runs</source>
        <translation>Échecs au fil des exécutions</translation>
    </message>
    <message>
        <source>Times by name</source>
        <translation>Durées par nom</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Échecs</translation>
    </message>
    <message numerus="yes">
        <source>%1 runs in %2</source>
        <translation>
            <numerusform>%1 exécution dans %2</numerusform>
            <numerusform>%1 exécutions dans %2</numerusform>
        </translation>
    </message>
    <message>
        <source> · the last %1</source>
        <translation> · la dernière %1</translation>
    </message>
    <message numerus="yes">
        <source> · %1 journals cannot be read</source>
        <translation>
            <numerusform> · %1 journal ne peut pas être lu</numerusform>
            <numerusform> · %1 journaux ne peuvent pas être lus</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the journals of these runs…</source>
        <translation>Lecture des journaux de ces exécutions…</translation>
    </message>
    <message>
        <source>No task was called in these runs.</source>
        <translation>Aucune tâche n’a été appelée dans ces exécutions.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message numerus="yes">
        <source>Nothing failed in the last %1 runs.</source>
        <translation>
            <numerusform>Rien n’a échoué (%1 exécution).</numerusform>
            <numerusform>Rien n’a échoué dans les %1 dernières exécutions.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open this run</source>
        <translation>Ouvrir cette exécution</translation>
    </message>
    <message>
        <source>Compare with the last run</source>
        <translation>Comparer avec la dernière exécution</translation>
    </message>
    <message>
        <source>Compare with the run before</source>
        <translation>Comparer avec l’exécution précédente</translation>
    </message>
    <message>
        <source>Copy the journal&apos;s path</source>
        <translation>Copier le chemin du journal</translation>
    </message>
</context>
<context>
    <name>monitor::HostsModel</name>
    <message>
        <source>%1 run in other processes; %2 wait here or in the broker. A task is known to run there once it has taken 0.3 s.</source>
        <translation>%1 s’exécutent dans d’autres processus ; %2 attendent ici ou dans le courtier. On sait qu’une tâche s’y exécute dès qu’elle a pris 0,3 s.</translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks</source>
        <translation>
            <numerusform>%1 tâche</numerusform>
            <numerusform>%1 tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>Workers of the process that have run a task of this job</source>
        <translation>Workers du processus qui ont exécuté une tâche de ce job</translation>
    </message>
    <message>
        <source>Share of the time that these workers ran tasks, from the first one&apos;s begin to the last one&apos;s end</source>
        <translation>Part du temps pendant laquelle ces workers ont exécuté des tâches, du début de la première à la fin de la dernière</translation>
    </message>
    <message>
        <source>When the latest answer came</source>
        <translation>Quand la dernière réponse est arrivée</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Workers</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Réussies</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échouées</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Dernière</translation>
    </message>
</context>
<context>
    <name>monitor::HostsPane</name>
    <message>
        <source>Processes that run tasks of this job</source>
        <translation>Processus qui exécutent des tâches de ce job</translation>
    </message>
    <message>
        <source>All tasks of this job ran in its own process.</source>
        <translation>Toutes les tâches de ce job se sont exécutées dans son propre processus.</translation>
    </message>
    <message>
        <source>Enter shows the tasks of a host.</source>
        <translation>Entrée montre les tâches d’une machine.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
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
        <translation>en pause</translation>
    </message>
    <message>
        <source>%1 elapsed</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>a duré %1</translation>
    </message>
    <message>
        <source>died after %1</source>
        <translation>a planté après %1</translation>
    </message>
</context>
<context>
    <name>monitor::LogLines</name>
    <message>
        <source>debug</source>
        <translation>débogage</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>critique</translation>
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
        <translation>Heure</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Message</translation>
    </message>
</context>
<context>
    <name>monitor::LogPane</name>
    <message>
        <source>Search what was said</source>
        <translation>Rechercher dans les messages</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>Messages de l’exécution</translation>
    </message>
    <message>
        <source>No task has said anything. thisTask::log() and Qt&apos;s messages in tasks are kept here.</source>
        <translation>Aucune tâche n’a rien dit. Ici apparaissent thisTask::log() et les messages de Qt dans les tâches.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message numerus="yes">
        <source>%1 lines</source>
        <translation>
            <numerusform>%1 ligne</numerusform>
            <numerusform>%1 lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 lines</source>
        <translation>
            <numerusform>%1 sur %2 ligne</numerusform>
            <numerusform>%1 sur %2 lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %1 older ones made room</source>
        <translation>
            <numerusform>, %1 plus ancienne a laissé la place</numerusform>
            <numerusform>, %1 plus anciennes ont laissé la place</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::Machines</name>
    <message>
        <source>Connecting to %1…</source>
        <translation>Connexion à %1…</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Connecté à %1</translation>
    </message>
    <message>
        <source>The connection to %1 is lost; it is made again. What is shown is as of then</source>
        <translation>La connexion à %1 est perdue&#x202f;; elle est rétablie. Ce qui est affiché date de ce moment</translation>
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
        <translation>&amp;Tâches</translation>
    </message>
    <message>
        <source>&amp;Statistics</source>
        <translation>&amp;Statistiques</translation>
    </message>
    <message>
        <source>&amp;Failures</source>
        <translation>&amp;Échecs</translation>
    </message>
    <message>
        <source>&amp;Why so long</source>
        <translation>&amp;Pourquoi si long</translation>
    </message>
    <message>
        <source>&amp;Calls</source>
        <translation>&amp;Appels</translation>
    </message>
    <message>
        <source>This process has ended: nothing new will come</source>
        <translation>Ce processus est terminé&#xa0;: rien de nouveau ne viendra</translation>
    </message>
    <message>
        <source>%1 – parallel-monitor</source>
        <translation>%1 – parallel-monitor</translation>
    </message>
    <message>
        <source>The newest stays in view. Press to freeze what you see (Ctrl+L)</source>
        <translation>Le plus récent reste visible. Appuyez pour figer ce que vous voyez (Ctrl+L)</translation>
    </message>
    <message>
        <source>Frozen. Press to follow the newest again (Ctrl+L)</source>
        <translation>Figé. Appuyez pour suivre à nouveau le plus récent (Ctrl+L)</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menu (F10)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>Open a &amp;folder of journals…</source>
        <translation>Ouvrir un &amp;dossier de journaux…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Réc&amp;ents</translation>
    </message>
    <message>
        <source>&amp;Undo filter</source>
        <translation>&amp;Annuler le filtre</translation>
    </message>
    <message>
        <source>Re&amp;do filter</source>
        <translation>Réta&amp;blir le filtre</translation>
    </message>
    <message>
        <source>&amp;Search tasks</source>
        <translation>Re&amp;chercher des tâches</translation>
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
        <translation>A&amp;pparence</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Comme le &amp;bureau</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>Show or hide &amp;processes</source>
        <translation>Afficher ou &amp;masquer les processus</translation>
    </message>
    <message>
        <source>Show or hide de&amp;tails</source>
        <translation>Afficher ou masquer les déta&amp;ils</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>Raccourcis cla&amp;vier</translation>
    </message>
    <message>
        <source>A&amp;bout</source>
        <translation>&amp;À propos</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Ctrl+1</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation>Ctrl+2</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Ctrl+3</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Ctrl+5</source>
        <translation>Ctrl+5</translation>
    </message>
    <message>
        <source>Why so long</source>
        <translation>Pourquoi si long</translation>
    </message>
    <message>
        <source>Ctrl+6</source>
        <translation>Ctrl+6</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Ctrl+7</source>
        <translation>Ctrl+7</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>Ctrl+4</source>
        <translation>Ctrl+4</translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <translation>Rien n’a encore été ouvert</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Les oublier</translation>
    </message>
    <message>
        <source>search tasks; there F1 tells how, and Esc takes all filters away</source>
        <translation>rechercher des tâches&#x202f;; là, F1 dit comment, et Échap retire tous les filtres</translation>
    </message>
    <message>
        <source>take the last filter back, and set it again</source>
        <translation>reprendre le dernier filtre, et le remettre</translation>
    </message>
    <message>
        <source>follow the newest, or freeze</source>
        <translation>suivre le plus récent, ou figer</translation>
    </message>
    <message>
        <source>pause or resume the job</source>
        <translation>mettre le travail en pause ou le reprendre</translation>
    </message>
    <message>
        <source>cancel the selected tasks</source>
        <translation>annuler les tâches sélectionnées</translation>
    </message>
    <message>
        <source>export the tasks in the table</source>
        <translation>exporter les tâches du tableau</translation>
    </message>
    <message>
        <source>open a journal</source>
        <translation>ouvrir un journal</translation>
    </message>
    <message>
        <source>the timeline alone, or with all else</source>
        <translation>la chronologie seule, ou avec tout le reste</translation>
    </message>
    <message>
        <source>show or hide details and processes</source>
        <translation>afficher ou masquer les détails et les processus</translation>
    </message>
    <message>
        <source>saved filters, and searches of late</source>
        <translation>filtres enregistrés et recherches récentes</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>Dans la chronologie</translation>
    </message>
    <message>
        <source>closer, farther, all</source>
        <translation>plus près, plus loin, tout</translation>
    </message>
    <message>
        <source>along the time; with Shift faster</source>
        <translation>le long du temps&#x202f;; plus vite avec Maj</translation>
    </message>
    <message>
        <source>through the lanes</source>
        <translation>à travers les pistes</translation>
    </message>
    <message>
        <source>the task before, the next task</source>
        <translation>la tâche précédente, la tâche suivante</translation>
    </message>
    <message>
        <source>nothing but the selected task</source>
        <translation>rien que la tâche sélectionnée</translation>
    </message>
    <message>
        <source>select a range of time; Esc takes it away</source>
        <translation>sélectionner une plage de temps&#x202f;; Échap la retire</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>About parallel-monitor</source>
        <translation>À propos de parallel-monitor</translation>
    </message>
    <message>
        <source>&lt;h3&gt;parallel-monitor %1&lt;/h3&gt;&lt;p&gt;Shows what any program that uses libparallel is doing: what is queued, what runs, what is slow, what failed and why.&lt;/p&gt;&lt;p&gt;MIT licence&lt;/p&gt;</source>
        <translation>&lt;h3&gt;parallel-monitor %1&lt;/h3&gt;&lt;p&gt;Montre ce que fait tout programme qui utilise libparallel&#xa0;: ce qui est en attente, ce qui est en cours, ce qui est lent, ce qui a échoué et pourquoi.&lt;/p&gt;&lt;p&gt;Licence MIT&lt;/p&gt;</translation>
    </message>
    <message>
        <source>There are no journals in %1 yet; they appear as they come</source>
        <translation>Il n’y a pas encore de journaux dans %1&#x202f;; ils apparaîtront au fur et à mesure</translation>
    </message>
    <message>
        <source>History of %1 – parallel-monitor</source>
        <translation>Historique de %1 – parallel-monitor</translation>
    </message>
    <message>
        <source>Two runs – parallel-monitor</source>
        <translation>Deux exécutions – parallel-monitor</translation>
    </message>
    <message>
        <source>Open a journal</source>
        <translation>Ouvrir un journal</translation>
    </message>
    <message>
        <source>Journals (*.journal);;All files (*)</source>
        <translation>Journaux (*.journal);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open a folder of journals</source>
        <translation>Ouvrir un dossier de journaux</translation>
    </message>
    <message>
        <source>The example has been started; it appears at the left</source>
        <translation>L’exemple a été lancé&#x202f;; il apparaît à gauche</translation>
    </message>
    <message>
        <source>The example could not be started: %1</source>
        <translation>L’exemple n’a pas pu être lancé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Take all filters a&amp;way</source>
        <translation>Retirer &amp;tous les filtres</translation>
    </message>
    <message>
        <source>Follow or free&amp;ze</source>
        <translation>&amp;Suivre ou figer</translation>
    </message>
    <message>
        <source>Ti&amp;meline alone</source>
        <translation>Chronolo&amp;gie seule</translation>
    </message>
    <message>
        <source>Full scree&amp;n</source>
        <translation>Plein écra&amp;n</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <comment>keys, as shown</comment>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Ctrl+Z, Ctrl+Shift+Z</source>
        <comment>keys, as shown</comment>
        <translation>Ctrl+Z, Ctrl+Maj+Z</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <comment>keys, as shown</comment>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <comment>keys, as shown</comment>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>keys, as shown</comment>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <comment>keys, as shown</comment>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <comment>keys, as shown</comment>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <comment>keys, as shown</comment>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>← →  Home  End</source>
        <comment>keys, as shown</comment>
        <translation>← →  Origine  Fin</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>keys, as shown</comment>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <comment>keys, as shown</comment>
        <translation>Maj+glisser</translation>
    </message>
    <message>
        <source>Pages of the job</source>
        <translation>Pages du travail</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Messages</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Jobs of another machine</source>
        <translation>Travaux d’une autre machine</translation>
    </message>
    <message>
        <source>Machine, as ssh knows it. It needs a key or an agent, and parallel-monitor there:</source>
        <translation>Machine, telle que ssh la connaît. Il y faut une clé ou un agent, et parallel-monitor&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>Se &amp;connecter…</translation>
    </message>
    <message>
        <source>Disconnect %1</source>
        <translation>Déconnecter %1</translation>
    </message>
    <message>
        <source>Sa&amp;ve as PDF…</source>
        <translation>Enregistrer en PD&amp;F…</translation>
    </message>
    <message>
        <source>Pr&amp;int…</source>
        <translation>Imp&amp;rimer…</translation>
    </message>
    <message>
        <source>Jobs of another mac&amp;hine</source>
        <translation>Travaux d’une autre mac&amp;hine</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Ctrl+8</source>
        <translation>Ctrl+8</translation>
    </message>
    <message>
        <source>&amp;Hosts</source>
        <translation>Mac&amp;hines</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Machines</translation>
    </message>
    <message>
        <source>Ctrl+9</source>
        <translation>Ctrl+9</translation>
    </message>
    <message>
        <source>Ctrl+1 … 9</source>
        <comment>keys, as shown</comment>
        <translation>Ctrl+1 … 9</translation>
    </message>
    <message>
        <source>processes, timeline, tasks, statistics, failures, why so long, calls, log, hosts</source>
        <translation>processus, chronologie, tâches, statistiques, échecs, pourquoi si long, appels, messages, machines</translation>
    </message>
    <message>
        <source>The journal of process %1 on %2 is not in the list: open its file, its folder, or ssh://%2.</source>
        <translation>Le journal du processus %1 sur %2 n’est pas dans la liste : ouvrez son fichier, son dossier ou ssh://%2.</translation>
    </message>
</context>
<context>
    <name>monitor::Minimap</name>
    <message>
        <source>Whole time of the job</source>
        <translation>Toute la durée du travail</translation>
    </message>
    <message>
        <source>The whole time of the job. Drag the marked part to move the timeline, its ends to zoom; click twice to show all.</source>
        <translation>Toute la durée du travail. Faites glisser la partie marquée pour déplacer la chronologie, ses bords pour zoomer&#x202f;; double-cliquez pour tout montrer.</translation>
    </message>
</context>
<context>
    <name>monitor::NameDifferenceModel</name>
    <message>
        <source>More than two usual runs differ</source>
        <translation>Plus de différence qu’entre deux exécutions habituelles</translation>
    </message>
    <message>
        <source>As much as usual runs differ</source>
        <translation>Autant de différence qu’entre des exécutions habituelles</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>→ Calls</source>
        <translation>→ Appels</translation>
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
        <translation>Écart p95</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>En tout</translation>
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
        <translation>p95 de chaque exécution, la dernière à droite. Habituel&#xa0;: %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
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
        <translation>p95 habituel</translation>
    </message>
    <message>
        <source>p95 over the runs</source>
        <translation>p95 au fil des exécutions</translation>
    </message>
</context>
<context>
    <name>monitor::Notice</name>
    <message>
        <source>Close this notice</source>
        <translation>Fermer cet avis</translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks were running</source>
        <translation>
            <numerusform>%1 tâche était en cours</numerusform>
            <numerusform>%1 tâches étaient en cours</numerusform>
        </translation>
    </message>
    <message>
        <source>all that ended before is here</source>
        <translation>tout ce qui s’est terminé avant est ici</translation>
    </message>
    <message numerus="yes">
        <source>of what ended before %1 tasks are here</source>
        <translation>
            <numerusform>de ce qui s’est terminé avant, %1 tâche est ici</numerusform>
            <numerusform>de ce qui s’est terminé avant, %1 tâches sont ici</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 died, last seen alive %2 %3. %4 and %5; %6.</source>
        <translation>%1 a planté, dernier signe de vie %2 %3. %4 et %5&#x202f;; %6.</translation>
    </message>
    <message>
        <source>The process</source>
        <translation>Le processus</translation>
    </message>
    <message numerus="yes">
        <source>%1 never ran</source>
        <translation>
            <numerusform>%1 n’a jamais été exécutée</numerusform>
            <numerusform>%1 n’ont jamais été exécutées</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what was running</source>
        <translation>Montrer ce qui était en cours</translation>
    </message>
    <message numerus="yes">
        <source>Recording stopped: %1. Counts go on, %2 tasks are not listed.</source>
        <translation>
            <numerusform>L’enregistrement s’est arrêté&#xa0;: %1. Le décompte continue, %2 tâche n’est pas affichée.</numerusform>
            <numerusform>L’enregistrement s’est arrêté&#xa0;: %1. Le décompte continue, %2 tâches ne sont pas affichées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 scopes that had ended made room for newer ones; their counts are gone.</source>
        <translation>
            <numerusform>%1 portée terminée a laissé la place à de plus récentes&#x202f;; ses chiffres sont perdus.</numerusform>
            <numerusform>%1 portées terminées ont laissé la place à de plus récentes&#x202f;; leurs chiffres sont perdus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::PlotView</name>
    <message>
        <source>Throughput</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File d’attente</translation>
    </message>
    <message>
        <source>Busy workers</source>
        <translation>Workers actifs</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>non conservé</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>≥ %1</source>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 à %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>not kept, as these tasks made room for newer ones</source>
        <translation>non conservé, car ces tâches ont laissé la place à de plus récentes</translation>
    </message>
    <message>
        <source>, of which %1 failed</source>
        <translation>, dont %1 en échec</translation>
    </message>
    <message>
        <source>Drag: only what happened in that time</source>
        <translation>Glisser&#xa0;: seulement ce qui s’est passé pendant ce temps</translation>
    </message>
    <message>
        <source>%1 here, %2 away</source>
        <translation>%1 ici, %2 ailleurs</translation>
    </message>
</context>
<context>
    <name>monitor::Printing</name>
    <message>
        <source>%1 was not written: %2.</source>
        <translation>%1 n’a pas été écrit&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Save what is shown as PDF</source>
        <translation>Enregistrer en PDF ce qui est affiché</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>%1 was written</source>
        <translation>%1 a été écrit</translation>
    </message>
    <message>
        <source>Sent to %1</source>
        <translation>Envoyé à %1</translation>
    </message>
    <message>
        <source>It could not be printed</source>
        <translation>L’impression a échoué</translation>
    </message>
</context>
<context>
    <name>monitor::ProgressStrip</name>
    <message>
        <source>Progress: %1</source>
        <translation>Progression&#xa0;: %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>terminé dans %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>a duré %1</translation>
    </message>
    <message>
        <source>died after %1</source>
        <translation>a planté après %1</translation>
    </message>
</context>
<context>
    <name>monitor::Query</name>
    <message>
        <source>“%1” is not a state; accepted are queued, running, succeeded, failed, cancelled, completed, cancel-requested, died and never-ran</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un état&#x202f;; sont acceptés queued, running, succeeded, failed, cancelled, completed, cancel-requested, died et never-ran</translation>
    </message>
    <message>
        <source>“%1” is not a number; write %2:17, %2:100..200, %2:&gt;100 or %2:3,5</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nombre&#x202f;; écrivez %2:17, %2:100..200, %2:&gt;100 ou %2:3,5</translation>
    </message>
    <message>
        <source>“%1” is not a part of 100; write progress:&gt;50 or progress:10..20</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une part de 100&#x202f;; écrivez progress:&gt;50 ou progress:10..20</translation>
    </message>
    <message>
        <source>“%1” is not a duration; write %2:&gt;2s, %2:&lt;100ms or %2:1s..5s (units: ns, us, ms, s, min, h, d)</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une durée&#x202f;; écrivez %2:&gt;2s, %2:&lt;100ms ou %2:1s..5s (unités&#xa0;: ns, us, ms, s, min, h, d)</translation>
    </message>
    <message>
        <source>“%1” is not a time; write at:03:12:05, at:03:12..03:15, at:2026-11-22T03:12:05 or, since the start, at:+1.5s..+2s</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une heure&#x202f;; écrivez at:03:12:05, at:03:12..03:15, at:2026-11-22T03:12:05 ou, depuis le début, at:+1.5s..+2s</translation>
    </message>
    <message>
        <source>“%1” is not a field; accepted are %2. To seek it as text, quote it: &quot;%3&quot;</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un champ&#x202f;; sont acceptés %2. Pour le chercher comme texte, mettez-le entre guillemets&#xa0;: &quot;%3&quot;</translation>
    </message>
    <message>
        <source>“%1:” needs a value</source>
        <translation>«&#xa0;%1:&#xa0;» demande une valeur</translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>un guillemet n’est pas fermé</translation>
    </message>
    <message>
        <source>Not understood: %1.</source>
        <translation>Non compris&#xa0;: %1.</translation>
    </message>
    <message>
        <source>in any text of the task</source>
        <translation>dans n’importe quel texte de la tâche</translation>
    </message>
    <message>
        <source>a text with blanks, or one with a colon</source>
        <translation>un texte avec des espaces, ou avec un deux-points</translation>
    </message>
    <message>
        <source>or queued, succeeded, cancelled, completed, …</source>
        <translation>ou queued, succeeded, cancelled, completed, …</translation>
    </message>
    <message>
        <source>what ran or was queued when the process died</source>
        <translation>ce qui était en cours ou en attente lors du plantage</translation>
    </message>
    <message>
        <source>asked to stop, and still there</source>
        <translation>arrêt demandé, et encore là</translation>
    </message>
    <message>
        <source>part of the name, or all of it</source>
        <translation>une partie du nom, ou le nom entier</translation>
    </message>
    <message>
        <source>arguments; error; error or progress text</source>
        <translation>arguments&#x202f;; erreur&#x202f;; texte d’erreur ou de progression</translation>
    </message>
    <message>
        <source>the scope&apos;s name, or its number</source>
        <translation>le nom de la portée, ou son numéro</translation>
    </message>
    <message>
        <source>numbers, lists, ranges, comparisons</source>
        <translation>nombres, listes, plages, comparaisons</translation>
    </message>
    <message>
        <source>durations: ns, us, ms, s, min, h, d</source>
        <translation>durées&#xa0;: ns, us, ms, s, min, h, d</translation>
    </message>
    <message>
        <source>in per cent</source>
        <translation>en pour cent</translation>
    </message>
    <message>
        <source>ran then, or so long after the start</source>
        <translation>en cours à ce moment, ou tant de temps après le début</translation>
    </message>
    <message>
        <source>the opposite of any term</source>
        <translation>le contraire de n’importe quel terme</translation>
    </message>
    <message>
        <source>what the task logged</source>
        <translation>ce que la tâche a dit</translation>
    </message>
    <message>
        <source>the machine that ran it</source>
        <translation>la machine qui l’a exécutée</translation>
    </message>
</context>
<context>
    <name>monitor::Report</name>
    <message>
        <source>Died while running</source>
        <translation>En cours au plantage</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>The longest tasks</source>
        <translation>Les tâches les plus longues</translation>
    </message>
    <message>
        <source>Written by parallel-monitor %1 on %2.</source>
        <translation>Écrit par parallel-monitor %1, %2.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>pid %1 on %2 · started %3 · last seen alive after %4</source>
        <translation>PID %1 sur %2 · début %3 · dernier signe de vie après %4</translation>
    </message>
    <message>
        <source>pid %1 on %2 · started %3 · %4 elapsed</source>
        <translation>PID %1 sur %2 · début %3 · durée %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 tasks done (%3) · %4</source>
        <translation>
            <numerusform>%1 sur %2 tâche terminée (%3) · %4</numerusform>
            <numerusform>%1 sur %2 tâches terminées (%3) · %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Beside the %1 runs before it</source>
        <translation>
            <numerusform>À côté de %1 exécution précédente</numerusform>
            <numerusform>À côté des %1 exécutions précédentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 completed tasks made room for newer ones. They are counted above, but not shown below: times of which tasks are missing are hatched.</source>
        <translation>
            <numerusform>%1 tâche terminée a laissé la place à de plus récentes. Elle est comptée ci-dessus, mais pas affichée ci-dessous&#xa0;: les périodes dont des tâches manquent sont hachurées.</numerusform>
            <numerusform>%1 tâches terminées ont laissé la place à de plus récentes. Elles sont comptées ci-dessus, mais pas affichées ci-dessous&#xa0;: les périodes dont des tâches manquent sont hachurées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 calls could not be recorded. %2</source>
        <translation>
            <numerusform>%1 appel n’a pas pu être enregistré. %2</numerusform>
            <numerusform>%1 appels n’ont pas pu être enregistrés. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 names, arguments or errors could not be recorded.</source>
        <translation>
            <numerusform>%1 nom, argument ou erreur n’a pas pu être enregistré.</numerusform>
            <numerusform>%1 noms, arguments ou erreurs n’ont pas pu être enregistrés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The counts of %1 scopes that had ended are gone.</source>
        <translation>
            <numerusform>Les chiffres de %1 portée terminée sont perdus.</numerusform>
            <numerusform>Les chiffres de %1 portées terminées sont perdus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records are damaged and left out.</source>
        <translation>
            <numerusform>%1 entrée est endommagée et omise.</numerusform>
            <numerusform>%1 entrées sont endommagées et omises.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Ce qui manque</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File d’attente</translation>
    </message>
    <message>
        <source>tasks waiting</source>
        <translation>tâches en attente</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Workers</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>actifs</translation>
    </message>
    <message>
        <source>ran</source>
        <translation>exécution</translation>
    </message>
    <message>
        <source>waited</source>
        <translation>attente</translation>
    </message>
    <message>
        <source>Tasks by name</source>
        <translation>Tâches par nom</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
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
        <translation>Total</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Waited p50, p95</source>
        <translation>Attente p50, p95</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>De %1 à %2</translation>
    </message>
    <message>
        <source>(unnamed)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>%1: how long it ran</source>
        <translation>%1&#xa0;: durée d’exécution</translation>
    </message>
    <message>
        <source>%1: how long it waited</source>
        <translation>%1&#xa0;: durée d’attente</translation>
    </message>
    <message>
        <source>a task failed</source>
        <translation>une tâche a échoué</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message numerus="yes">
        <source>The first %1 workers.</source>
        <translation>
            <numerusform>Les %1 premiers workers.</numerusform>
            <numerusform>Les %1 premiers workers.</numerusform>
        </translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Par exemple</translation>
    </message>
    <message numerus="yes">
        <source>And %1 more, of other kinds.</source>
        <translation>
            <numerusform>Et %1 autre, d’un autre type.</numerusform>
            <numerusform>Et %1 autres, d’autres types.</numerusform>
        </translation>
    </message>
    <message>
        <source>Id</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Started after</source>
        <translation>Début après</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>non conservé</translation>
    </message>
</context>
<context>
    <name>monitor::RunsChart</name>
    <message>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %3 workers</source>
        <translation>
            <numerusform>%1&#xa0;: %2, %3 worker</numerusform>
            <numerusform>%1&#xa0;: %2, %3 workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks, %2 failed</source>
        <translation>
            <numerusform>%1 tâche, %2 en échec</numerusform>
            <numerusform>%1 tâches, %2 en échec</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks</source>
        <translation>
            <numerusform>%1 tâche</numerusform>
            <numerusform>%1 tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>Workers: %1 succeeded, %2 failed, %3 waited</source>
        <translation>Workers&#xa0;: %1 en réussite, %2 en échec, %3 en attente</translation>
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
        <translation>En cours</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminés</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>no tasks yet</source>
        <translation>pas encore de tâches</translation>
    </message>
    <message>
        <source>died</source>
        <translation>planté</translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks</source>
        <translation>
            <numerusform>%1 tâche</numerusform>
            <numerusform>%1 tâches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed</source>
        <translation>
            <numerusform>%1 en échec</numerusform>
            <numerusform>%1 en échec</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>History of %1, %2 runs</source>
        <translation>
            <numerusform>Historique de %1, %2 exécution</numerusform>
            <numerusform>Historique de %1, %2 exécutions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 runs of %2 in %3. The latest are listed below; all are in the history.</source>
        <translation>
            <numerusform>%1 exécution de %2 dans %3. Les plus récentes sont listées ci-dessous&#x202f;; toutes sont dans l’historique.</numerusform>
            <numerusform>%1 exécutions de %2 dans %3. Les plus récentes sont listées ci-dessous&#x202f;; toutes sont dans l’historique.</numerusform>
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
PID %2 sur %3, début %4, %5
%6</translation>
    </message>
    <message numerus="yes">
        <source>%1 runs</source>
        <translation>
            <numerusform>%1 exécution</numerusform>
            <numerusform>%1 exécutions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 died</source>
        <translation>
            <numerusform> · %1 plantée</numerusform>
            <numerusform> · %1 plantées</numerusform>
        </translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>dernière %1</translation>
    </message>
</context>
<context>
    <name>monitor::SessionPane</name>
    <message>
        <source>Processes</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>Open a recorded journal (Ctrl+O)</source>
        <translation>Ouvrir un journal enregistré (Ctrl+O)</translation>
    </message>
    <message>
        <source>Open a recorded journal</source>
        <translation>Ouvrir un journal enregistré</translation>
    </message>
    <message>
        <source>Nothing runs now</source>
        <translation>Rien en cours</translation>
    </message>
    <message>
        <source>Copy the journal&apos;s path</source>
        <translation>Copier le chemin du journal</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Afficher son dossier</translation>
    </message>
    <message>
        <source>Take its folder off this list</source>
        <translation>Retirer son dossier de cette liste</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Retirer de cette liste</translation>
    </message>
    <message>
        <source>Delete the journal…</source>
        <translation>Supprimer le journal…</translation>
    </message>
    <message>
        <source>Delete journal</source>
        <translation>Supprimer le journal</translation>
    </message>
    <message>
        <source>Delete this journal for good?</source>
        <translation>Supprimer définitivement ce journal&#x202f;?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>It was not deleted: %1</source>
        <translation>Il n’a pas été supprimé&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>monitor::StateTile</name>
    <message>
        <source>Show only what is %1</source>
        <translation>Ne montrer que les tâches dans cet état&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>monitor::StatisticsModel</name>
    <message>
        <source>%1: %2 from %3 to %4, half of them up to %5</source>
        <translation>%1&#xa0;: %2 de %3 à %4, la moitié jusqu’à %5</translation>
    </message>
    <message>
        <source>ran</source>
        <translation>exécution</translation>
    </message>
    <message>
        <source>waited</source>
        <translation>attente</translation>
    </message>
    <message>
        <source>From %1 to %2, on a logarithmic scale: the same for all rows</source>
        <translation>De %1 à %2, sur une échelle logarithmique&#xa0;: la même pour toutes les lignes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
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
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Wait p50</source>
        <translation>Att. p50</translation>
    </message>
    <message>
        <source>Wait p95</source>
        <translation>Att. p95</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Attente</translation>
    </message>
</context>
<context>
    <name>monitor::StatisticsPane</name>
    <message>
        <source>Statistics by task name</source>
        <translation>Statistiques par nom de tâche</translation>
    </message>
    <message>
        <source>Of the tasks that the filter finds.</source>
        <translation>Sur les tâches que trouve le filtre.</translation>
    </message>
    <message numerus="yes">
        <source>Without %1 older tasks, which made room for these.</source>
        <translation>
            <numerusform>Sans %1 tâche plus ancienne, qui a laissé la place à celles-ci.</numerusform>
            <numerusform>Sans %1 tâches plus anciennes, qui ont laissé la place à celles-ci.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks waited %1 and ran %2 in all.</source>
        <translation>Les tâches ont attendu %1 et ont été en cours %2 en tout.</translation>
    </message>
    <message>
        <source>They wait far longer than they run: more workers would help, if what they talk to can take it.</source>
        <translation>Elles attendent bien plus qu’elles ne s’exécutent&#xa0;: plus de workers aideraient, si ce à quoi elles parlent peut le supporter.</translation>
    </message>
    <message>
        <source>They hardly wait: the time goes into the tasks themselves.</source>
        <translation>Elles n’attendent guère&#xa0;: le temps passe dans les tâches elles-mêmes.</translation>
    </message>
    <message>
        <source>Summing what the filter finds…</source>
        <translation>Calcul sur ce que trouve le filtre…</translation>
    </message>
    <message numerus="yes">
        <source>Reading: %1 tasks so far.</source>
        <translation>
            <numerusform>Lecture&#xa0;: %1 tâche jusqu’ici.</numerusform>
            <numerusform>Lecture&#xa0;: %1 tâches jusqu’ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>No task has been called yet. Times appear here as tasks end.</source>
        <translation>Aucune tâche n’a encore été appelée. Les durées apparaissent ici à mesure que des tâches se terminent.</translation>
    </message>
    <message>
        <source>No task is like that.</source>
        <translation>Aucune tâche ne correspond.</translation>
    </message>
</context>
<context>
    <name>monitor::TaskModel</name>
    <message>
        <source>Id</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Mise en file</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>cancel requested</source>
        <translation>annulation demandée</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>abandonnée</translation>
    </message>
    <message>
        <source>not kept: made room for newer ones</source>
        <translation>non conservée&#xa0;: a laissé la place à de plus récentes</translation>
    </message>
</context>
<context>
    <name>monitor::TaskPane</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy arguments</source>
        <translation>Copier les arguments</translation>
    </message>
    <message>
        <source>Only “%1”</source>
        <translation>Seulement «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Without “%1”</source>
        <translation>Sans «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Only these arguments</source>
        <translation>Seulement ces arguments</translation>
    </message>
    <message>
        <source>Only what it called</source>
        <translation>Seulement ce qu’elle a appelé</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 tasks</source>
        <translation>
            <numerusform>%1 sur %2 tâche</numerusform>
            <numerusform>%1 sur %2 tâches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 tasks</source>
        <translation>
            <numerusform>%1 tâche</numerusform>
            <numerusform>%1 tâches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 older ones made room for these</source>
        <translation>
            <numerusform> · %1 plus ancienne a laissé la place à celles-ci</numerusform>
            <numerusform> · %1 plus anciennes ont laissé la place à celles-ci</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 not recorded: %2</source>
        <translation>
            <numerusform> · %1 non enregistrée&#xa0;: %2</numerusform>
            <numerusform> · %1 non enregistrées&#xa0;: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 texts not recorded</source>
        <translation>
            <numerusform> · %1 texte non enregistré</numerusform>
            <numerusform> · %1 textes non enregistrés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %1 damaged records left out</source>
        <translation>
            <numerusform> · %1 entrée endommagée omise</numerusform>
            <numerusform> · %1 entrées endommagées omises</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>No task is like that.
Ctrl+Z takes the last filter back, Esc in the search box all of them.</source>
        <translation>Aucune tâche ne correspond.
Ctrl+Z reprend le dernier filtre, Échap dans le champ de recherche les retire tous.</translation>
    </message>
    <message>
        <source>This process called no tasks.</source>
        <translation>Ce processus n’a appelé aucune tâche.</translation>
    </message>
    <message>
        <source>No tasks yet.
They appear here as soon as the program calls them.</source>
        <translation>Pas encore de tâches.
Elles apparaissent ici dès que le programme les appelle.</translation>
    </message>
    <message numerus="yes">
        <source>%1 new ↓</source>
        <translation>
            <numerusform>%1 nouvelle ↓</numerusform>
            <numerusform>%1 nouvelles ↓</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed ↓</source>
        <translation>Modifié ↓</translation>
    </message>
    <message>
        <source>Tasks have begun or ended since these were found: look again</source>
        <translation>Des tâches ont commencé ou se sont terminées depuis&#xa0;: chercher à nouveau</translation>
    </message>
    <message>
        <source>Follow the newest</source>
        <translation>Suivre le plus récent</translation>
    </message>
    <message numerus="yes">
        <source>Only these %1 tasks</source>
        <translation>
            <numerusform>Seulement cette %1 tâche</numerusform>
            <numerusform>Seulement ces %1 tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>Without tasks of their names</source>
        <translation>Sans les tâches qui portent leurs noms</translation>
    </message>
    <message>
        <source>Only what they called</source>
        <translation>Seulement ce qu’elles ont appelé</translation>
    </message>
    <message>
        <source>Show it where it ran, %1</source>
        <translation>La montrer là où elle a tourné, %1</translation>
    </message>
    <message>
        <source>Show the call in its job</source>
        <translation>Montrer l’appel dans son job</translation>
    </message>
</context>
<context>
    <name>monitor::TaskWords</name>
    <message>
        <source>today %1</source>
        <translation>aujourd’hui %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>hier %1</translation>
    </message>
    <message>
        <source>waiting: starts at %1</source>
        <translation>en attente&#xa0;: commence à %1</translation>
    </message>
    <message>
        <source>waiting: attempt %1 of %2 at %3</source>
        <translation>en attente&#xa0;: essai %1 sur %2 à %3</translation>
    </message>
    <message>
        <source>waiting: as many run as may at the same time</source>
        <translation>en attente&#xa0;: il y en a déjà autant en cours que permis</translation>
    </message>
    <message>
        <source>waiting: the next may start at %1</source>
        <translation>en attente&#xa0;: la prochaine peut commencer à %1</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Attend</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Mise en file</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>%1, pid %2 on %3</source>
        <translation>%1, PID %2 sur %3</translation>
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
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>state</source>
        <translation>état</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Couleur selon</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Zoom arrière (-)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Zoom avant (+)</translation>
    </message>
    <message>
        <source>Show all (0)</source>
        <translation>Tout montrer (0)</translation>
    </message>
    <message>
        <source>Colour &amp;by</source>
        <translation>Cou&amp;leur selon</translation>
    </message>
</context>
<context>
    <name>monitor::TimelineView</name>
    <message>
        <source>%1
Click: only its tasks</source>
        <translation>%1
Clic&#xa0;: seulement ses tâches</translation>
    </message>
    <message>
        <source>%1 %2 · waited %3 · ran %4</source>
        <translation>%1 %2 · attente %3 · exécution %4</translation>
    </message>
    <message>
        <source>%1: not kept. Tasks that ended here made room for newer ones.</source>
        <translation>%1&#xa0;: non conservé. Des tâches terminées ici ont laissé la place à de plus récentes.</translation>
    </message>
    <message>
        <source>%1: idle</source>
        <translation>%1&#xa0;: inactif</translation>
    </message>
    <message>
        <source>%1: %2 busy, mostly with %3</source>
        <translation>%1&#xa0;: actif à %2, surtout avec %3</translation>
    </message>
    <message>
        <source>some failed</source>
        <translation>certaines en échec</translation>
    </message>
    <message>
        <source>Zoom in to see each task</source>
        <translation>Zoomez pour voir chaque tâche</translation>
    </message>
    <message>
        <source>%1 (serial)</source>
        <translation>%1 (en série)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>A lane for each worker. Arrow keys move, plus and minus zoom, brackets go from task to task.</source>
        <translation>Une piste par worker. Les flèches déplacent, plus et moins zooment, les crochets vont de tâche en tâche.</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Lecture du journal…</translation>
    </message>
    <message>
        <source>No task ever ran here.</source>
        <translation>Aucune tâche ne s’est jamais exécutée ici.</translation>
    </message>
    <message>
        <source>No task has begun yet. Lanes appear as workers take tasks.</source>
        <translation>Aucune tâche n’a encore commencé. Les pistes apparaissent à mesure que les workers prennent des tâches.</translation>
    </message>
    <message>
        <source>no task is selected</source>
        <translation>aucune tâche n’est sélectionnée</translation>
    </message>
    <message>
        <source>%1 busy</source>
        <translation>actif à %1</translation>
    </message>
</context>
<context>
    <name>monitor::TimesBar</name>
    <message>
        <source>waited %1</source>
        <translation>attente %1</translation>
    </message>
    <message>
        <source>ran %1</source>
        <translation>exécution %1</translation>
    </message>
</context>
<context>
    <name>monitor::Tray</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Arrêter la surveillance</translation>
    </message>
    <message>
        <source>parallel-monitor watches</source>
        <translation>parallel-monitor surveille</translation>
    </message>
</context>
<context>
    <name>monitor::Watch</name>
    <message>
        <source>%1 is “%2”; accepted is %3</source>
        <translation>%1 vaut «&#xa0;%2&#xa0;»&#x202f;; est accepté %3</translation>
    </message>
    <message>
        <source>a list of started, ended, failed, died, late and stuck</source>
        <translation>une liste de started, ended, failed, died, late et stuck</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>yes ou no</translation>
    </message>
    <message>
        <source>usual, or a time such as 90s, 45m or 1h30m</source>
        <translation>usual, ou une durée telle que 90s, 45m ou 1h30m</translation>
    </message>
    <message>
        <source>a time such as 90s, 45m or 1h30m</source>
        <translation>une durée telle que 90s, 45m ou 1h30m</translation>
    </message>
    <message>
        <source>“%1” is not known; accepted are events, notify, command, late and stuck</source>
        <translation>«&#xa0;%1&#xa0;» est inconnu&#x202f;; sont acceptés events, notify, command, late et stuck</translation>
    </message>
    <message>
        <source>line %1: %2.</source>
        <translation>ligne %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>a section is the name of a program in brackets, or [*]</source>
        <translation>une section est le nom d’un programme entre crochets, ou [*]</translation>
    </message>
    <message>
        <source>“%1” is neither [program] nor key = value</source>
        <translation>«&#xa0;%1&#xa0;» n’est ni [programme] ni clé = valeur</translation>
    </message>
    <message>
        <source>a section such as [*] has to come first</source>
        <translation>une section telle que [*] doit venir d’abord</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 tasks done</source>
        <translation>
            <numerusform>%1 sur %2 tâche terminée</numerusform>
            <numerusform>%1 sur %2 tâches terminées</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has started</source>
        <translation>%1 a commencé</translation>
    </message>
    <message numerus="yes">
        <source>%1 has ended after %2: %3 of %4 tasks failed</source>
        <translation>
            <numerusform>%1&#xa0;s’est terminé après %2&#xa0;: %3 sur %4 tâche en échec</numerusform>
            <numerusform>%1&#xa0;s’est terminé après %2&#xa0;: %3 sur %4 tâches en échec</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has ended after %2: %3 tasks</source>
        <translation>
            <numerusform>%1&#xa0;s’est terminé après %2&#xa0;: %3 tâche</numerusform>
            <numerusform>%1&#xa0;s’est terminé après %2&#xa0;: %3 tâches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 tasks failed, %3</source>
        <translation>
            <numerusform>%1&#xa0;: %2 tâche en échec, %3</numerusform>
            <numerusform>%1&#xa0;: %2 tâches en échec, %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 died after %2, with %3</source>
        <translation>%1 a planté après %2, %3</translation>
    </message>
    <message>
        <source>%1 is late: it runs for %2, with %3</source>
        <translation>%1 est en retard&#xa0;: en cours depuis %2, %3</translation>
    </message>
    <message>
        <source>%1 makes no progress: %2</source>
        <translation>%1 n’avance plus&#xa0;: %2</translation>
    </message>
    <message>
        <source>This is a test of the rule for %1</source>
        <translation>Ceci est un test de la règle pour %1</translation>
    </message>
    <message>
        <source>it did not end within a minute</source>
        <translation>elle ne s’est pas terminée en une minute</translation>
    </message>
</context>
<context>
    <name>monitor::Why</name>
    <message>
        <source>if “%1” took no time</source>
        <translation>«&#xa0;%1&#xa0;» en 0 s</translation>
    </message>
    <message numerus="yes">
        <source>with %1 workers</source>
        <translation>
            <numerusform>avec %1 worker</numerusform>
            <numerusform>avec %1 workers</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>%1 from the beginning of its last call to its end at %2, that of %3; workers were idle for %4 meanwhile</source>
        <translation>%1 du début de son dernier appel à sa fin à %2, celui de %3&#x202f;; des workers étaient inactifs pendant %4</translation>
    </message>
    <message>
        <source>Estimates: as if each call took as long as it did, whatever runs beside it.</source>
        <translation>Estimations&#xa0;: comme si chaque appel durait autant qu’il a duré, quoi qu’il s’exécute à côté.</translation>
    </message>
</context>
<context>
    <name>monitor::WhyPane</name>
    <message>
        <source>Decided the end</source>
        <translation>Décisif</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>The last of that path first</source>
        <translation>La fin de ce chemin d’abord</translation>
    </message>
    <message>
        <source>It would have taken</source>
        <translation>Aurait duré</translation>
    </message>
    <message>
        <source>What decided when it ended, by name</source>
        <translation>Ce qui a décidé de sa fin, par nom</translation>
    </message>
    <message>
        <source>The calls that decided when it ended</source>
        <translation>Les appels qui ont décidé de sa fin</translation>
    </message>
    <message>
        <source>What it would have taken</source>
        <translation>Ce que cela aurait duré</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>Calcul…</translation>
    </message>
    <message>
        <source>No task has run.</source>
        <translation>Aucune tâche ne s’est exécutée.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>waiting for a group</source>
        <translation>attente d’un groupe</translation>
    </message>
    <message>
        <source>held back by a limit, rate or retry</source>
        <translation>retenu par une limite, un débit ou un nouvel essai</translation>
    </message>
    <message>
        <source>idle: nothing was queued</source>
        <translation>inactif&#xa0;: rien en attente</translation>
    </message>
    <message>
        <source>So far. </source>
        <translation>Jusqu’ici. </translation>
    </message>
    <message>
        <source>The longest tail: %1.</source>
        <translation>La plus longue traîne&#xa0;: %1.</translation>
    </message>
    <message>
        <source>It has no tail: its last calls ended together.</source>
        <translation>Il n’y a pas de traîne&#xa0;: ses derniers appels se sont terminés ensemble.</translation>
    </message>
    <message>
        <source>(held back, workers free)</source>
        <translation>(retenu)</translation>
    </message>
    <message>
        <source>(the program itself)</source>
        <translation>(programme)</translation>
    </message>
    <message>
        <source>held back: %1</source>
        <translation>retenu&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>as it was, with %1 workers</source>
        <translation>
            <numerusform>telle quelle, avec %1 worker</numerusform>
            <numerusform>telle quelle, avec %1 workers</numerusform>
        </translation>
    </message>
    <message>
        <source>Held back now</source>
        <translation>Retenu maintenant</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Plus long</translation>
    </message>
    <message>
        <source>What policies hold back now, by name</source>
        <translation>Ce que les règles retiennent maintenant, par nom</translation>
    </message>
</context>
<context>
    <name>monitor::Words</name>
    <message>
        <source>queued</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>réussie</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>en échec</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulée</translation>
    </message>
    <message>
        <source>died while running</source>
        <translation>en cours au plantage</translation>
    </message>
    <message>
        <source>never ran</source>
        <translation>jamais exécutée</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message numerus="yes">
        <source>finished, %1 failed</source>
        <translation>
            <numerusform>terminé, %1 en échec</numerusform>
            <numerusform>terminé, %1 en échec</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>finished, %1 cancelled</source>
        <translation>
            <numerusform>terminé, %1 annulée</numerusform>
            <numerusform>terminé, %1 annulées</numerusform>
        </translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>died</source>
        <translation>planté</translation>
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
        <translation>%1&#xa0;j %2:%3</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>A date without a year, in the format of QLocale::toString()</extracomment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <extracomment>A date with the day of the week, in the format of QLocale::toString()</extracomment>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date with its year, in the format of QLocale::toString()</extracomment>
        <translation>d MMM yyyy</translation>
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
        <translation>%1&#x202f;%</translation>
    </message>
</context>
<context>
    <name>monitor::remote::Mirror</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2.</translation>
    </message>
    <message>
        <source>no journal is as long as that</source>
        <translation>aucun journal n’est aussi long</translation>
    </message>
    <message>
        <source>what came is no block of a journal</source>
        <translation>ce qui est arrivé n’est pas un bloc de journal</translation>
    </message>
    <message>
        <source>another file has its name</source>
        <translation>un autre fichier porte son nom</translation>
    </message>
</context>
<context>
    <name>monitor::remote::Receiving</name>
    <message>
        <source>%1 was not started: %2.</source>
        <translation>%1 n’a pas été lancé&#xa0;: %2.</translation>
    </message>
    <message>
        <source>There is no parallel-monitor in the path of that machine.</source>
        <translation>Il n’y a pas de parallel-monitor dans le chemin de cette machine.</translation>
    </message>
    <message>
        <source>The connection was not made (ssh ended with %1). ssh is not to ask anything here: it needs a key or an agent, and has to know the machine.</source>
        <translation>La connexion n’a pas été établie (ssh s’est terminé avec %1). ssh ne doit rien demander ici&#xa0;: il lui faut une clé ou un agent, et il doit connaître la machine.</translation>
    </message>
    <message>
        <source>The other side sent “%1”, which is none of what it should.</source>
        <translation>L’autre côté a envoyé «&#xa0;%1&#xa0;», ce qu’il ne devrait pas.</translation>
    </message>
    <message>
        <source>The other side named a file in a way that is not accepted.</source>
        <translation>L’autre côté a nommé un fichier d’une façon qui n’est pas acceptée.</translation>
    </message>
    <message>
        <source>The other side sent a block of no file.</source>
        <translation>L’autre côté a envoyé un bloc qui n’est d’aucun fichier.</translation>
    </message>
    <message>
        <source>%1 is no folder to put journals in.</source>
        <translation>%1 n’est pas un dossier où mettre des journaux.</translation>
    </message>
</context>
<context>
    <name>monitor::remote::RemoteHost</name>
    <message>
        <source>“%1” is no machine to look at. Accepted are ssh://host, ssh://user@host:port and ssh://host/folder/of/journals.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une machine à regarder. Sont acceptés ssh://host, ssh://user@host:port et ssh://host/folder/of/journals.</translation>
    </message>
</context>
<context>
    <name>monitor::remote::Sending</name>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 n’existe pas.</translation>
    </message>
</context>
<context>
    <name>parallel::Journal</name>
    <message>
        <source>No journal is open.</source>
        <translation>Aucun journal n’est ouvert.</translation>
    </message>
    <message>
        <source>The program refuses control: it runs with PARALLEL_MONITOR=readonly or off.</source>
        <translation>Le programme refuse le contrôle&#xa0;: il s’exécute avec PARALLEL_MONITOR=readonly ou off.</translation>
    </message>
    <message>
        <source>The program has ended.</source>
        <translation>Le programme s’est terminé.</translation>
    </message>
    <message>
        <source>The program has died.</source>
        <translation>Le programme a planté.</translation>
    </message>
    <message>
        <source>The journal cannot be written to: %1.</source>
        <translation>Le journal n’est pas accessible en écriture&#xa0;: %1.</translation>
    </message>
    <message>
        <source>There is no such scope.</source>
        <translation>Cette portée n’existe pas.</translation>
    </message>
    <message>
        <source>This scope has ended.</source>
        <translation>Cette portée est terminée.</translation>
    </message>
    <message>
        <source>The number of workers must be 1 to 65536, not %1.</source>
        <translation>Le nombre de workers doit être compris entre 1 et 65536, pas %1.</translation>
    </message>
    <message>
        <source>Task %1 has completed.</source>
        <translation>La tâche %1 est terminée.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 ne peut pas être lu&#xa0;: %2.</translation>
    </message>
    <message>
        <source>it is not a journal of libparallel (it does not begin with PARAJRN)</source>
        <translation>ce n’est pas un journal de libparallel (il ne commence pas par PARAJRN)</translation>
    </message>
    <message>
        <source>its byte order mark is damaged (offset %1)</source>
        <translation>sa marque de boutisme est endommagée (position %1)</translation>
    </message>
    <message>
        <source>it was written by a newer version: %1; this reads up to %2</source>
        <translation>il a été écrit par une version plus récente&#xa0;: %1&#x202f;; celle-ci lit jusqu’à %2</translation>
    </message>
    <message>
        <source>its format version is damaged (offset %1)</source>
        <translation>sa version de format est endommagée (position %1)</translation>
    </message>
    <message>
        <source>its sizes of chunks and records are %1 and %2, not %3 and %4 (offset %5)</source>
        <translation>les tailles de ses blocs et entrées sont %1 et %2, et non %3 et %4 (position %5)</translation>
    </message>
    <message>
        <source>its state is %1, which is none (offset %2)</source>
        <translation>son état est %1, qui n’existe pas (position %2)</translation>
    </message>
    <message>
        <source>it says that it has no chunks (offset %1)</source>
        <translation>il dit n’avoir aucun bloc (position %1)</translation>
    </message>
    <message>
        <source>it says that it has %1 pools, and there is room for %2 (offset %3)</source>
        <translation>il dit avoir %1 pools, et il y a de la place pour %2 (position %3)</translation>
    </message>
    <message>
        <source>its %1 does not end (offset %2)</source>
        <translation>ceci n’y finit pas&#xa0;: %1 (position %2)</translation>
    </message>
    <message>
        <source>program name</source>
        <translation>le nom du programme</translation>
    </message>
    <message>
        <source>host name</source>
        <translation>le nom de la machine</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>la ligne de commande</translation>
    </message>
    <message>
        <source>it became shorter while it was being read (it has %1 bytes now); tasks are missing</source>
        <translation>il a raccourci pendant la lecture (il a maintenant %1 octets)&#x202f;; des tâches manquent</translation>
    </message>
    <message>
        <source>its beginning was written over while it was being read; it is not the same journal</source>
        <translation>son début a été écrasé pendant la lecture&#x202f;; ce n’est plus le même journal</translation>
    </message>
    <message>
        <source>The file is incomplete: %1 of its %2 parts of 1 MiB are missing at its end, with the tasks in them.</source>
        <translation>Le fichier est incomplet&#xa0;: %1 de ses %2 parties de 1 Mio manquent à la fin, avec les tâches qu’elles contenaient.</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>ce n’est pas un fichier</translation>
    </message>
    <message>
        <source>it has %L1 bytes, and a journal has at least %L2</source>
        <translation>il a %L1 octets, et un journal en a au moins %L2</translation>
    </message>
    <message>
        <source>it was recorded on a big-endian machine, and this one is little-endian; open it on one like the first</source>
        <translation>il a été enregistré sur une machine gros-boutiste, et celle-ci est petit-boutiste&#x202f;; ouvrez-le sur une machine comme la première</translation>
    </message>
    <message>
        <source>it was recorded on a little-endian machine, and this one is big-endian; open it on one like the first</source>
        <translation>il a été enregistré sur une machine petit-boutiste, et celle-ci est gros-boutiste&#x202f;; ouvrez-le sur une machine comme la première</translation>
    </message>
</context>
</TS>

# Benachrichtigungen: ihr Text, und was daran falsch sein kann.
nav-notifications = Benachrichtigungen
administration-notifications-text = Die E-Mails, die Kunden bekommen: ihr Text und ihr Aussehen.
notifications-intro = Die E-Mails, die Keydesk an Ihre Kunden schickt. Jede hat einen eingebauten Text; ändern Sie ihn, wo Sie eigene Worte wollen.
notifications-languages = Keydesk schreibt in { $n } Sprachen, und jeder Kunde bekommt die Mail in seiner. Wer eine andere spricht oder wessen Sprache nicht bekannt ist, bekommt { $language }, die Sprache aus den Einstellungen.
notifications-other-language = Weitere Sprache
column-notification = Benachrichtigung
column-languages = Sprachen
column-own-applications = Für einzelne Anwendungen
column-version = Fassung
column-published = Veröffentlicht
column-by = Von

notification-reset-when = Geht hinaus, wenn Support oder Kunde ein neues Passwort anfordern. Enthält den Link.
notification-invite-when = Geht an Kunden, die noch nie ein Passwort gesetzt haben. Enthält den Link.
notification-confirm-address-when = Geht an Kunden, deren Adresse zu bestätigen ist: durch den Support, beim Registrieren oder wenn sie sie ändern. Enthält den Link.
notification-welcome-when = Geht hinaus, wenn ein eingeladener Kunde ein Passwort gesetzt hat.
notification-password-changed-when = Geht hinaus, wenn mit einem Link ein Passwort gesetzt wurde.
notification-address-changed-when = Geht an die alte Adresse, wenn die Adresse geändert wird.
notification-account-erased-when = Wird gesendet, wenn sich Kunden über einen Shop selbst löschen: die letzte an sie.
notification-staff-notice = Hinweis an Mitarbeiter

template-built-in = Eingebauter Text
template-own = Eigener Text
template-for-all = Wie für alle Anwendungen
template-draft = Entwurf
template-in-force = In Kraft
template-moved-on-short = Eingebauter Text ist neu
template-moved-on = Der eingebaute Text hat sich geändert, seit Ihrer veröffentlicht wurde.
template-compare-built-in = Vergleichen
template-has-failed = Aus der geltenden Fassung ließ sich eine Mail nicht herstellen; der eingebaute Text ging hinaus. Veröffentlichen Sie eine neue Fassung.
template-languages = Sprache der Mail
template-all-applications = Alle Anwendungen
template-versions = Fassungen
template-for-language = Sie geht an Kunden, deren Sprache { $language } ist.
template-for-language-and-rest = Sie geht an Kunden, deren Sprache { $language } ist, und an alle anderen, für deren Sprache es keinen Text gibt.
template-text-for-all = Text für alle Anwendungen
template-until-own = Solange diese Anwendung keinen eigenen Text hat, geht der Text für alle Anwendungen hinaus:
template-until-own-yours = Ihr eigener
template-until-own-built-in = der eingebaute
template-went-back = Seitdem haben Mails wieder diesen Text
template-version = Fassung { $number }
template-problems = { $n ->
    [one] Ein Punkt steht der Veröffentlichung entgegen
   *[other] { $n } Punkte stehen der Veröffentlichung entgegen
}
template-problems-test = { $n ->
    [one] Ein Punkt steht dem Test entgegen
   *[other] { $n } Punkte stehen dem Test entgegen
}
template-and-more = { $n ->
    [one] Und eines mehr in diesem Feld.
   *[other] Und { $n } mehr in diesem Feld.
}
template-warnings-more = { $n ->
    [one] Und noch etwas.
   *[other] Und { $n } weitere.
}
template-place = { $field }, Zeile { $line }, Spalte { $column }
field-subject = Betreff
field-html = HTML
field-text = Reiner Text
template-derived = Bleibt es leer, wird es aus dem HTML hergestellt.
template-variables = Variablen
template-variables-hint = In doppelten geschweiften Klammern. Jede wird für ihren Platz sicher gemacht.
template-preview = Vorschau
template-view = Aussehen
template-view-html = Hell
template-view-dark = Dunkel
template-view-text = Text
template-width = Breite
template-width-desktop = Desktop
template-width-phone = Telefon
template-as-customer = Als Kunde
template-as-customer-hint = Die Nummer auf der Seite des Kunden, wie in „Kunde 17“, oder die Adresse. Leer ist eine Beispielperson. Das Protokoll hält fest, wessen Mail angesehen wurde.
template-preview-now = Zeigen
template-preview-press = Drücken Sie „Zeigen“, um zu sehen, was Sie getippt haben.
template-preview-note = Hier läuft nichts, und Links führen nirgendwohin.
template-no-preview = Daraus lässt sich noch keine Mail machen:
template-no-customer = Es gibt keinen Kunden „{ $who }“.
template-publish = Veröffentlichen
template-save-draft = Entwurf speichern
template-test = Test an mich schicken
template-test-hint = Der Test geht an { $email }. Vorher wird gespeichert, was Sie getippt haben: als der Entwurf, den alle hier sehen.
template-discard = Entwurf verwerfen
template-discard-text = Der Entwurf geht verloren und ist nicht wiederzubekommen. Was Kunden bekommen, bleibt.
template-use-built-in = Zurück zum eingebauten Text
template-use-for-all = Zurück zum Text für alle Anwendungen
template-use-built-in-text = Mails haben ab jetzt wieder den eingebauten Text. Ein Entwurf, wenn es einen gibt, wird verworfen; alle Fassungen bleiben und können zurückgeholt werden.
template-use-for-all-text = Mails dieser Anwendung haben wieder Ihren Text für alle Anwendungen. Ein Entwurf, wenn es einen gibt, wird verworfen; alle Fassungen bleiben und können zurückgeholt werden.
template-use-for-all-built-in-text = Mails dieser Anwendung haben wieder den Text für alle Anwendungen, und das ist der eingebaute. Ein Entwurf, wenn es einen gibt, wird verworfen; alle Fassungen bleiben und können zurückgeholt werden.
unsaved = Noch nicht gespeichert
template-draft-saved = Der Entwurf ist gespeichert. Mails behalten den geltenden Text, bis Sie veröffentlichen.
template-draft-discarded = Der Entwurf ist verworfen.
template-changed = Das wurde inzwischen geändert, von jemand anderem oder in einem anderen Tab von Ihnen; darum ist nichts geschehen. So sieht es jetzt aus.
template-published = Fassung { $number } ist in Kraft. Mails, die schon in der Schlange stehen, behalten den früheren Text.
template-restored = Der Text von Fassung { $number } ist jetzt Ihr Entwurf. Veröffentlichen Sie ihn, damit er gilt.
template-restored-built-in = Der eingebaute Text ist jetzt Ihr Entwurf. Veröffentlichen Sie ihn, damit er gilt.
template-built-in-again = Der eingebaute Text ist wieder in Kraft.
template-for-all-again = Mails dieser Anwendung haben wieder den Text für alle Anwendungen.
template-password-title = Noch ein Schritt: Ihr Passwort
template-password-text = Diese Mail enthält einen Link in die Konten von Kunden; darum wird sie nur mit Ihrem Passwort veröffentlicht. Noch ist nichts veröffentlicht; was Sie getippt haben, steht unten.
template-password-link = Passwort eingeben
template-somebody = Jemand anderes
template-theirs-own-title = Sie haben das inzwischen geändert, in einem anderen Tab oder Fenster
template-theirs-same = Beides sagt dasselbe.
template-theirs-typed = Was Sie getippt haben
template-theirs-now = Was jetzt dasteht
template-theirs-left = Wie { $name } es hinterlassen hat, { $when }
template-theirs-own-left = Wie Sie es im anderen Tab oder Fenster hinterlassen haben, { $when }
template-theirs-title = { $name } hat das inzwischen geändert
template-theirs-text = Was Sie getippt haben, steht unten in den Feldern, ungespeichert. Speichern Sie es noch einmal, um es über den jetzigen Stand zu legen, oder übernehmen Sie, was Sie brauchen.
template-theirs-show = Beides vergleichen
template-test-queued = Ein Test an { $email } steht in der Schlange.
template-test-collected = Es ist kein Mailserver eingerichtet: Der Test an { $email } verlässt Keydesk nicht und liegt unter den Nachrichten.
template-test-stays = Es ist kein Mailserver eingerichtet; darum verlässt der Test an { $email } Keydesk nicht. Wer den Server betreibt, kann helfen.
template-test-saved = Was Sie getippt haben, ist als Entwurf gespeichert.
template-test-too-many = Das waren viele Tests. Versuchen Sie es in einer Stunde wieder.
template-test-subject = [Test] { $subject }
template-restore = Als Entwurf zurückholen
template-restore-text = Fassung { $number } wird der Entwurf. Was Kunden bekommen, bleibt, bis Sie ihn veröffentlichen.
template-restore-built-in-text = Der eingebaute Text wird der Entwurf. Was Kunden bekommen, bleibt, bis Sie ihn veröffentlichen.
template-restore-over = Der Entwurf, den { $name } { $when } gespeichert hat, geht verloren: Entwürfe sind nicht unter den Fassungen.
template-restore-over-own = Ihr eigener Entwurf, { $when } gespeichert, geht verloren: Entwürfe sind nicht unter den Fassungen.
template-in-full = Was sie sagt
template-is-derived = Sie hat keinen eigenen: Er wird aus dem HTML hergestellt.
template-only-then = Nur in dieser Fassung
template-only-now = Nur im jetzigen Stand
template-no-difference = Sie sagt dasselbe wie das, was jetzt dasteht.
template-differs-from-draft = Was sich zwischen dieser Fassung und dem Entwurf unterscheidet.
template-differs-from-published = Was sich zwischen dieser Fassung und dem geltenden Text unterscheidet.

template-element = { $name } hat in einer E-Mail keinen Platz: Mailprogramme nehmen es heraus, oder es ist gefährlich.
template-handler = { $name } führt ein Skript aus, was kein Mailprogramm tut.
template-http = „{ $name }“ ist ohne https. Schreiben Sie https://.
template-open-quote = Das Anführungszeichen nach { $name }= wird nicht geschlossen.
template-open-element = „<{ $name }“ hat kein Ende: Es verschluckt alles, was dahinter steht.
template-address = „{ $name }“ führt aus einer Mail nirgendwohin. Beginnen Sie mit https://, mailto: oder tel:.
template-no-subject = Der Betreff ist leer für { $name }.
template-no-words = Die Mail sagt nichts für { $name }: Sie hat keine Wörter, weder im HTML noch im Text.
template-no-link = Für { $name } gibt es keinen Link zum Klicken. Schreiben Sie <a href="{"{{"} { $other } {"}}"}">…</a>: sonst nichts zwischen den Anführungszeichen, und zwischen den Tags Wörter oder ein Bild mit alt.
template-no-link-text = Der Link steht nicht im Text für { $name }. Schreiben Sie {"{{"} { $other } {"}}"} in eine eigene Zeile.
template-failed-short = War nicht verwendbar
template-single-braces = „{ $name }“ ginge so hinaus, wie es dasteht. Schreiben Sie {"{"}{ $other }{"}"}.
template-link-in-subject = Der Link des Kunden darf nicht im Betreff stehen: Postfächer und Protokolle zeigen ihn anderen.
template-text-follows = Den Klartext haben Sie gelassen, wie er mitgeliefert ist; ab jetzt wird er aus Ihrem HTML gebildet.
template-same-as-draft = Die Mails lauten schon so, es gab nichts zu veröffentlichen. Der Entwurf ist verworfen.
template-same = Die Mails lauten schon so, es gab nichts zu veröffentlichen.
template-link-extended = In einer Adresse steht etwas neben dem Link des Kunden, deshalb führt sie woandershin. Lassen Sie den Link das ganze href sein; wohin er führt und was er enthält, steht unter Anwendungen.
template-link-leaks = Der Link des Kunden steht in einer anderen Adresse, deren Besitzer ihn benutzen könnte. Lassen Sie ihn allein stehen.
template-fails = Es lässt sich keine Mail herstellen für { $name }: { $other }
nasty-nobody = alle Kunden
nasty-ordinary = jemanden wie Anna Kowalska
nasty-by-staff = Kunden, für die der Support bat
nasty-by-customer = Kunden, die selbst darum baten
nasty-no-name = einen Kunden ohne Namen
nasty-long = einen Kunden mit sehr langem Namen
nasty-right-to-left = einen Kunden, dessen Name von rechts nach links geschrieben wird
nasty-quotes = einen Kunden mit Anführungszeichen im Namen
nasty-markup = einen Kunden, dessen Name wie HTML aussieht
nasty-lines = einen Kunden, dessen Name mehrere Zeilen hat

liquid-too-long = Das ist länger als { $name } KiB.
liquid-too-deep = Zu viele Blöcke ineinander.
liquid-not-closed = { $name } fehlt.
liquid-no-end = Dieser Block hat kein Ende. Schreiben Sie { $other }, wo er endet.
liquid-stray = „{ $name }“ gehört zu keinem Block, der hier offen ist.
liquid-no-tag-name = Nach {"{%"} kommt der Name eines Tags, etwa „if“. Um einen Wert auszugeben, schreiben Sie {"{{ … }}"}.
liquid-unknown-tag = Es gibt keinen Tag „{ $name }“.
liquid-unknown-tag-meant = Es gibt keinen Tag „{ $name }“. Meinten Sie „{ $other }“?
liquid-instead-of-snippet = „{ $name }“ setzt eine Datei eines Themes ein, die es in Mails nicht gibt. Setzen Sie den Text selbst hierher.
liquid-instead-of-form = Mails haben keine Formulare. Verlinken Sie stattdessen eine Seite Ihres Shops.
liquid-instead-of-paginate = Mails haben keine Seiten. Schreiben Sie {"{% for … limit: 10 %}"} für die ersten zehn.
liquid-instead-of-tablerow = „{ $name }“ gibt es nicht. Schreiben Sie die Zeilen der Tabelle selbst, in {"{% for %}"} … {"{% endfor %}"}.
liquid-instead-of-style = Es gibt keinen Tag „{ $name }“. Schreiben Sie das HTML-Element <style> … </style>.
liquid-instead-of-script = In Mails läuft kein Skript. Lassen Sie es weg.
liquid-instead-of-schema = „{ $name }“ ist für Einstellungen von Themes. Lassen Sie es weg.
liquid-instead-of-ifchanged = „{ $name }“ gibt es nicht. Merken Sie sich den letzten Wert mit {"{% assign last = … %}"} und vergleichen Sie mit {"{% if … != last %}"}.
liquid-unknown-filter = Es gibt keinen Filter „{ $name }“.
liquid-unknown-filter-meant = Es gibt keinen Filter „{ $name }“. Meinten Sie „{ $other }“?
liquid-instead-of-amounts = „{ $name }“ arbeitet mit Bestellungen und Produkten, die es in diesen Mails nicht gibt. Schreiben Sie den Text selbst.
liquid-instead-of-files = „{ $name }“ sucht eine Datei Ihres Shops, die Keydesk nicht hat. Schreiben Sie ihre ganze Adresse, mit https://.
liquid-instead-of-images = Schreiben Sie das Bild als HTML statt mit „{ $name }“: <img src="https://…" alt="…">.
liquid-instead-of-link-to = Schreiben Sie den Link als HTML statt mit „{ $name }“: <a href="https://…">…</a>.
liquid-instead-of-translation = „{ $name }“ sucht Wörter eines Themes. Schreiben Sie die Wörter selbst: jede Sprache der Mail hat ihren eigenen Text.
liquid-instead-of-json = „{ $name }“ macht Daten für Skripte, die in Mails nicht laufen. Geben Sie den Wert selbst aus, ohne den Filter.
liquid-instead-of-codes = „{ $name }“ hat in diesen Mails keinen Nutzen. Geben Sie den Wert selbst aus, ohne den Filter.
liquid-filter-here = Hier kann kein Filter stehen. Merken Sie sich den Wert vorher, mit {"{% assign kurz = … | … %}"}, und benutzen Sie hier „kurz“.
liquid-written-otherwise-or = In einer Bedingung schreibt man statt „{ $name }“ „{ $other }“. Für einen Wert anstelle eines leeren schreiben Sie | default: '…'.
liquid-written-otherwise = „{ $name }“ heißt hier „{ $other }“.
liquid-leftover-value = „{ $name }“ kann hier nicht stehen. Auf einen Wert kann „|“ mit einem Filter folgen.
liquid-leftover-test = „{ $name }“ kann hier nicht stehen. Auf eine Bedingung kann „and“ oder „or“ folgen.
liquid-leftover-end = „{ $name }“ kann hier nicht stehen. Der Tag endet davor.
liquid-leftover = „{ $name }“ kann hier nicht stehen. Möglich wäre „{ $other }“ oder das Ende des Tags.
liquid-expected = Hier fehlt „{ $name }“.
liquid-expected-value = Hier fehlt ein Wert: eine Variable, eine Zahl oder 'ein Text'.
liquid-expected-name = Hier fehlt ein Name: Buchstaben, Ziffern und _.
liquid-bad-number = Diese Zahl ist zu groß.
liquid-divided-by-zero = Hier wird durch 0 geteilt, zumindest bei manchen Kunden.
liquid-bad-argument = „{ $name }“ kann mit dem, was es hier bekommt, nichts anfangen. So wird es geschrieben: | { $other }
liquid-link-not-apart = Der Link muss für sich stehen: als ganzes href, oder in einem Text nach einem Leerzeichen.
liquid-link-filtered = Der Link des Kunden steht für sich und lässt sich nicht ändern: Lassen Sie „{ $name }“ weg. Wohin er führt und was er enthält, steht unter Anwendungen: Endpunkt und Linkformat.
liquid-no-link = Die Mail ist ohne ihren Link entstanden, oder mit einem, den man nicht sieht.
liquid-unknown-variable = Nichts füllt „{ $name }“. Was es gibt, steht unter Variablen.
liquid-unknown-variable-meant = Nichts füllt „{ $name }“. Meinten Sie „{ $other }“?
liquid-too-much-work = Das macht mehr Arbeit, als eine Mail machen darf.
liquid-too-much-text = Das ergibt mehr Text, als eine Mail haben darf.

variable-customer-reset-password-url = Der Link, um ein neues Passwort zu setzen
variable-customer-account-activation-url = Der Link, um das erste Passwort zu setzen
variable-customer-address-confirmation-url = Der Link, der die Adresse bestätigt
variable-link-valid-until = Bis wann der Link gilt, in der Zeitzone des Kunden
variable-link-lifetime = Wie lange der Link gilt: „60 Minuten“
variable-asked-by-staff = Ob der Support ihn angefordert hat
variable-change-at = Wann es geschah, in der Zeitzone des Kunden
variable-change-source = Die Netzadresse, von der es kam
variable-change-old-email = Die alte Adresse
variable-change-new-email-masked = Die neue Adresse, verdeckt
variable-customer-first-name = Vorname; kann leer sein
variable-customer-last-name = Nachname; kann leer sein
variable-customer-name = Beide; kann leer sein
variable-customer-email = E-Mail-Adresse
variable-shop-name = Der Name Ihres Shops
variable-shop-email = Service-Adresse
variable-shop-url = Die Adresse Ihres Shops
variable-shop-sign-in-url = Die Seite zum Anmelden
variable-shop-forgot-url = Die Seite, um ein neues Passwort anzufordern
variable-shop-email-logo-url = Die Adresse des Logos, falls es eines gibt
variable-shop-email-logo-width = Die Breite des Logos
variable-shop-email-accent-color = Die Farbe von Schaltflächen
variable-shop-email-accent-text = Die Farbe der Schrift darauf

notice-template-failed-subject = Der Text von „{ $name }“ ließ sich nicht verwenden ({ $shop })
notice-template-failed-text = Eine Mail „{ $name }“ von { $shop } ließ sich aus Ihrem eigenen Text nicht herstellen; darum ging der eingebaute Text hinaus. Der Kunde hat eine Mail bekommen, die funktioniert.
notice-template-failed-button = Text öffnen

# The frame
product = Keydesk
skip = Zum Inhalt
menu = Menü
main-menu = Hauptmenü
nav-customers = Kunden
nav-messages = Nachrichten
nav-administration = Verwaltung
nav-applications = Anwendungen
nav-roles = Rollen
nav-overview = Übersicht
nav-shortcuts = Tastenkürzel
account-switch = Konto
search-label = Kunden finden
search-hint = E-Mail, Name, Telefon, #ID
person-menu = { $name }, { $role }
language = Sprache
theme = Darstellung
theme-auto = Wie das System
theme-light = Hell
theme-dark = Dunkel
sign-out = Abmelden
close = Schließen
cancel = Abbrechen
save = Änderungen speichern
back = Zurück
problems-title = Bitte prüfen Sie das Formular
mail-stays-here = Es ist kein Mailserver eingerichtet. Mails werden nur hier gesammelt und verlassen Keydesk nicht.
mail-kept-here = Es ist kein Mailserver eingerichtet: Die Mail bleibt hier, unter Nachrichten.
demo-note = Das ist die Demo. Links gesammelter Mails funktionieren hier für Sie.

# Signing in
sign-in-title = Bei Keydesk anmelden
sign-in-email = E-Mail
sign-in-password = Passwort
sign-in-button = Anmelden
sign-in-failed-title = Das hat nicht geklappt
sign-in-failed = E-Mail und Passwort passen nicht zusammen, oder das Anmelden pausiert nach mehreren Versuchen. Warten Sie einige Minuten und prüfen Sie beides, oder setzen Sie ein neues Passwort.
sign-in-demo = Die Demo hat E-Mail-Adressen und Passwörter im Terminal ausgegeben.
password-show = Anzeigen
password-hide = Verbergen

# First run
first-run-title = Keydesk läuft. Zwei Befehle fehlen noch.
first-run-text = Die Datenbank { $database } ist leer. Geben Sie auf dem Server ein:
first-run-account = 1. Ihren Shop anlegen
first-run-staff = 2. Sich selbst als Inhaber anlegen
first-run-then = Der zweite Befehl gibt Ihr Passwort einmal aus. Melden Sie sich dann an.
first-run-sign-in = Zur Anmeldung

# Accounts
accounts-title = Konto wählen
accounts-none = Sie haben in keinem Konto eine Rolle. Ein Inhaber kann Ihnen eine geben.
accounts-greeting = Angemeldet als { $name }.

# Customers
customers-title = Kunden
customers-views = Ansichten
view-all = Alle
view-active = Aktiv
view-invited = Eingeladen
view-disabled = Deaktiviert
view-locked = Gesperrt
view-reset-required = Neues Passwort nötig
column-name = Name
column-email = E-Mail
column-state = Zustand
column-sign-in = Letzte Anmeldung
column-reset = Letzter Link
customers-count = { $n ->
    [0] Keine Kunden
    [one] 1 Kunde
   *[other] { $n } Kunden
}
customers-matching = { $n ->
    [0] Kein Kunde passt zu „{ $query }“
    [one] 1 Kunde passt zu „{ $query }“
   *[other] { $n } Kunden passen zu „{ $query }“
}
customers-none-title = Noch keine Kunden
customers-none-text = Kunden erscheinen hier, sobald Ihr Shop oder ein Import sie anlegt.
customers-no-match-title = Nichts gefunden
customers-no-match-text = Versuchen Sie einen Teil des Namens, der E-Mail-Adresse, der Telefonnummer, die ID oder die ganze Nummer einer Bestellung.
customers-clear = Suche leeren
never = nie
pages = Seiten
previous = Zurück
next = Weiter
page-size = Zeilen je Seite

# A customer
customer-number = Nummer { $number }
customer-id = Kunde { $id }
customer-no-name = Ohne Namen
customer-reset = Passwort zurücksetzen
customer-invite = Einladung senden
customer-invite-again = Neue Einladung senden
customer-edit = Bearbeiten
customer-disable = Deaktivieren
customer-enable = Aktivieren
customer-unlock = Entsperren
customer-sign-out = Überall abmelden
customer-more = Mehr
no-reset-invited = Nicht möglich: Dieser Kunde hat noch nie ein Passwort gesetzt. Eine neue Einladung hilft.
no-reset-disabled = Nicht möglich, solange dieser Kunde deaktiviert ist.
no-reset-active = Möglich.
no-invite-active = Nicht möglich: Dieser Kunde hat schon ein Passwort. Ein Reset hilft.
no-invite-disabled = Nicht möglich, solange dieser Kunde deaktiviert ist.
no-invite-invited = Möglich.
no-confirm-confirmed = Nicht möglich: Die Adresse ist schon bestätigt.
no-confirm-invited = Nicht möglich: Dieser Kunde hat noch nie ein Passwort gesetzt. Auch die Einladung bestätigt die Adresse.
no-confirm-disabled = Nicht möglich, solange dieser Kunde deaktiviert ist.
ask-a-manager = Die Leitung oder ein Inhaber kann den Kunden aktivieren.
customer-facts = Anmeldung
customer-orders = Bestellungen
customer-orders-text = Die neuesten, die der Shop gemeldet hat.
order-number = Nummer
order-placed = Bestellt
order-status = Status
order-total = Summe
customer-addresses = Anschriften
customer-no-addresses = Keine Anschriften.
customer-default-address = Standard
customer-trace = Links
customer-no-links = Es wurde noch kein Link gesendet.
customer-timeline = Verlauf
fact-last-sign-in = Letzte Anmeldung
fact-open = Zurzeit angemeldet
fact-open-count = { $n ->
    [0] nirgends
    [one] an 1 Ort
   *[other] an { $n } Orten
}
fact-failed = Falsche Passwörter in Folge
fact-locked-until = Gesperrt bis { $until }
fact-locked-for-good = Gesperrt bis zu einem Reset oder „Entsperren“
fact-password = Passwort gesetzt
fact-reset-required = Neues Passwort nötig seit
fact-language = Sprache, Ortszeit
fact-language-alone = Sprache
fact-mails-in = Mails auf { $language }
fact-created = Angelegt
fact-phone = Telefon
trace-again = Erneut senden
trace-withdraw = Zurückziehen
trace-open-mail = Mail öffnen
trace-mails = { $n ->
    [one] 1 Mail
   *[other] { $n } Mails
}

# Asking before a deed
ask-disable-title = { $name } deaktivieren?
ask-disable-text = Niemand kann sich mehr als { $name } anmelden. Offene Links und alle Anmeldungen enden sofort. Gelöscht wird nichts; Sie können den Kunden wieder aktivieren.
ask-disable-button = Kunden deaktivieren
ask-enable-title = { $name } aktivieren?
ask-enable-text = { $name } kann sich wieder mit dem alten Passwort anmelden oder, wenn es nie eines gab, eingeladen werden.
ask-enable-button = Kunden aktivieren
ask-unlock-title = { $name } entsperren?
ask-unlock-text = Die falschen Passwörter werden vergessen, und { $name } kann es sofort wieder versuchen. Stellen Sie sicher, dass es der Kunde war, der sich vertippt hat.
ask-unlock-button = Kunden entsperren
ask-sign-out-title = { $name } überall abmelden?
ask-sign-out-text = Jeder Browser und jede App, in denen { $name } angemeldet ist, muss sich neu anmelden. Das Passwort bleibt.
ask-sign-out-button = Überall abmelden
done-disable = { $name } ist deaktiviert. Offene Links und Anmeldungen sind beendet.
done-enable = { $name } ist aktiviert.
done-unlock = { $name } ist entsperrt.
done-sign-out = { $count ->
    [0] { $name } war nirgends angemeldet.
    [1] { $name } wurde an 1 Ort abgemeldet.
   *[other] { $name } wurde an { $count } Orten abgemeldet.
}
already-disable = { $name } war schon deaktiviert.
already-enable = { $name } war schon aktiviert.
already-unlock = { $name } war nicht gesperrt.

# Editing a customer
edit-title = { $name } bearbeiten
edit-first-name = Vorname
edit-last-name = Nachname
edit-email = E-Mail
edit-email-hint = Eine Änderung beendet offene Links, und die alte Adresse wird benachrichtigt.
edit-phone = Telefon
edit-company = Firma
edit-number = Kundennummer
edit-language = Sprache
edit-language-account = Wie das Konto
edit-zone = Zeitzone
edit-zone-account = Wie das Konto
lang-en = Englisch
lang-de = Deutsch
lang-es = Spanisch
lang-fr = Französisch
lang-it = Italienisch
lang-nl = Niederländisch
lang-pl = Polnisch
lang-pt = Portugiesisch
done-edit = Die Angaben zu { $name } sind gespeichert.
done-edit-moved = Die Angaben zu { $name } sind gespeichert. Offene Links sind beendet, und eine Nachricht an die alte Adresse { $before } ist in der Warteschlange.
problem-email = Geben Sie eine E-Mail-Adresse ein, wie name@shop.example.
problem-text = Höchstens { $most } Zeichen in einer Zeile.
problem-phone = Geben Sie eine Telefonnummer ein, oder lassen Sie das Feld leer.
problem-zone = Wählen Sie eine Zeitzone aus der Liste.
problem-language = Wählen Sie eine Sprache aus der Liste.
problem-changed = Jemand anderes, oder Sie in einem anderen Fenster, hat das gespeichert, seit Sie es geöffnet haben. Speichern Sie noch einmal, um es durch das zu ersetzen, was unten steht, oder öffnen Sie die Seite neu, um es zu sehen.
problem-address-taken = Ein anderer Kunde hat diese Adresse.
problem-number-taken = Ein anderer Kunde hat diese Nummer.

# Asking for a link
ask-reset-title = Passwort zurücksetzen
ask-invite-title = Einladung senden
ask-reset-for = { $name } bekommt eine Mail mit einem Link für ein neues Passwort. Das alte gilt, bis der Link benutzt wird.
ask-invite-for = { $name } bekommt eine Mail mit einem Link für das erste Passwort.
ask-goes-to = Die Mail geht an
ask-in-language = auf { $language }
ask-lives = Der Link gilt
ask-lives-until = { $lifetime }, bis { $until }
ask-ends-others = Früher gesendete Links enden damit.
ask-application = Anwendung
ask-application-hint = Wohin der Link führt.
ask-identity = Wie haben Sie sich vergewissert, wer anruft?
ask-identity-optional = Wie haben Sie sich vergewissert, wer anruft? (freiwillig)
ask-note = Notiz
ask-note-hint = Für das Protokoll, etwa die Bestellnummer.
ask-reset-button = Link senden
ask-invite-button = Einladung senden
ask-confirm-title = Adresse bestätigen lassen
ask-confirm-for = { $name } bekommt eine Mail mit einem Link, der bestätigt, dass die Adresse stimmt. Anmelden geht wie bisher.
ask-confirm-button = Mail zur Bestätigung senden
customer-confirm = Adresse bestätigen lassen
problem-identity = Wählen Sie, wie Sie sich vergewissert haben, wer anruft.
problem-note = Schreiben Sie in die Notiz, wie Sie sich vergewissert haben.
problem-application = Wählen Sie eine Anwendung aus der Liste.
problem-too-many-links = Diesem Kunden wurden in der letzten Stunde viele Links gesendet. Wieder möglich: { $at }.
done-reset = Link für { $email } über { $application } ist in der Warteschlange. Er gilt bis { $until }.
done-invite = Einladung für { $email } über { $application } ist in der Warteschlange. Sie gilt bis { $until }.
done-confirm = Mail zur Bestätigung an { $email } über { $application } ist unterwegs. Gültig bis { $until }.
done-again = Derselbe Link ist noch einmal in der Warteschlange. Er gilt bis { $until }.
again-too-soon = Dieser Link wurde vor weniger als einer Minute eingereiht. Wieder möglich: { $at }.
again-too-often = Dieser Link wurde fünfmal gesendet. Ziehen Sie ihn zurück und senden Sie einen neuen.
again-used = Dieser Link wurde benutzt. Senden Sie bei Bedarf einen neuen.
again-over = Dieser Link ist beendet. Senden Sie bei Bedarf einen neuen.
done-withdraw = Der Link ist zurückgezogen. Er funktioniert nicht mehr.
already-withdraw = Dieser Link war schon beendet.

# Messages
messages-title = Nachrichten
messages-find = Nachrichten suchen
messages-to = Gesendet an (E-Mail)
messages-none-to = Hier ging keine Nachricht an { $email }.
messages-views = Ansichten
messages-view-all = Alle
messages-view-waiting = Wartend
messages-view-accepted = Angenommen
messages-view-collected = Gesammelt
messages-view-failed = Nicht gesendet
messages-none-title = Keine Nachrichten
messages-none-text = Jede Mail, die Keydesk schreibt, steht hier, mit dem, was der Mailserver dazu gesagt hat.
messages-older = Ältere
messages-newest = Neueste
column-message = Nachricht
column-tries = Versuche
column-queued = Eingereiht
column-reply = Antwort des Mailservers
message-state = Zustand
message-about = Kunde
message-application = Anwendung
message-queued = Eingereiht
message-finished = Erledigt
message-next-try = Nächster Versuch
message-tries = Versuche
message-reply = Antwort des Mailservers
message-reason = Grund
message-id = Message-ID
message-language = Sprache
message-duplicate = Die Verbindung brach ab, während diese Mail übergeben wurde. Sie kommt vielleicht zweimal an, mit demselben Link.
message-preview = So sieht die Mail aus
message-text = Text
message-link-masked = Der Link ist verdeckt. Nur der Kunde bekommt ihn.
message-open-link = Link dieser Mail öffnen
message-link-shown = Diese Mail wurde hier gesammelt, darum funktioniert ihr Link für Sie. Ihn zu benutzen ist Sache des Kunden.
message-link-over = Der Link dieser Mail ist benutzt, zurückgezogen oder abgelaufen. Er öffnet eine Seite, die das sagt.
message-send-again = Erneut senden
message-not-again = Diese Nachricht wartet nicht und ist nicht gescheitert, es gibt also nichts erneut zu senden. Auf der Seite des Kunden können Sie den Link erneut senden.
message-again = Wieder in der Warteschlange für { $email }.
trouble-away = Der Mailserver ist nicht erreichbar; Mails warten. Nächster Versuch: { $at }. Er sagte:
trouble-settings = Der Mailserver lässt Keydesk nicht hinein; Mails warten, nichts geht verloren. Prüfen Sie SMTP_URL. Er sagte:

# Applications
applications-title = Anwendungen
applications-new = Anwendung hinzufügen
applications-none-title = Noch keine Anwendungen
applications-none-text = Eine Anwendung ist eine Storefront oder eine App von Ihnen. Zu ihrem Endpunkt führen die Links in Mails. Ohne ihn führen sie zur eigenen Seite von Keydesk.
application-title-new = Anwendung hinzufügen
application-title-edit = Anwendung { $name }
application-name = Name
application-name-hint = Storefronts senden diesen Namen. Ändern Sie ihn nur zusammen mit ihnen.
application-rename = In { $name } umbenennen
problem-rename = Storefronts senden den Namen { $name }. Wer ihn weiter sendet, bekommt Links zu Ihrer Standardseite.
application-endpoint = Endpunkt
application-endpoint-hint = Die https-Adresse, zu der Links in Mails führen. Leer: die eigene Seite von Keydesk.
application-hosted = Eigene Seite von Keydesk
application-view-only = Sie können dies ansehen. Ändern können es Inhaber und Manager des Kontos.
application-format = Linkformat
format-default = Standard
format-bigcommerce = BigCommerce
format-adobe = Adobe Commerce
format-shopify = Shopify
application-identity = ID und E-Mail des Kunden in den Link aufnehmen
application-identity-hint = Manche Programme lesen sie aus dem Link. Sie stehen dann in der Adresszeile.
application-mail = Mails
mail-live = Senden
mail-live-hint = Sie gehen an den Mailserver.
mail-collect = Sammeln
mail-collect-hint = Sie bleiben in Keydesk. Inhaber können ihre Links öffnen.
application-example = Fertiger Link
application-example-reset = Reset
application-example-invite = Einladung
application-example-confirm = Adresse bestätigen
application-example-none = Geben Sie einen Endpunkt ein, um den fertigen Link zu sehen.
application-remove = Anwendung entfernen
application-remove-title = { $name } entfernen?
application-remove-text = Storefronts, die den Namen „{ $name }“ senden, bekommen von da an Links zu Ihrer Standardseite.
application-remove-links = { $n ->
    [one] Ein Link, der schon unterwegs ist, führt weiter zu ihrem Endpunkt und gilt, bis seine Zeit um ist.
   *[other] { $n } Links, die schon unterwegs sind, führen weiter zu ihrem Endpunkt und gelten, bis ihre Zeit um ist.
}
application-remove-templates = { $n ->
    [one] Ein Text, der nur für diese Anwendung ist, wird samt seinen Fassungen gelöscht.
   *[other] { $n } Texte, die nur für diese Anwendung sind, werden samt ihren Fassungen gelöscht.
}
done-application-removed = { $name } ist entfernt.
application-show-link = Fertigen Link zeigen
application-save = Anwendung speichern
column-endpoint = Endpunkt
column-format = Linkformat
column-mail = Mails
done-application = Anwendung { $name } ist gespeichert.
problem-name = Geben Sie einen Namen ein.
problem-name-taken = Eine andere Anwendung hat diesen Namen.
problem-name-default = „default“ senden Storefronts, wenn sie keine Anwendung meinen. Wählen Sie einen anderen Namen.
problem-endpoint-absolute = Geben Sie eine ganze Adresse ein, wie https://shop.example/reset.
problem-endpoint-odd = Eine Adresse enthält keine Leerzeichen und keines von < > \. Schreiben Sie ein Leerzeichen als %20.
problem-endpoint-https = Nehmen Sie https. Nur localhost darf http sein.
problem-endpoint-user = Lassen Sie das @ weg, und Name und Passwort davor.
problem-endpoint-host = Geben Sie den Host mit seinem Namen an, wie shop.example, oder mit seiner IP-Adresse in der üblichen Schreibweise, wie 203.0.113.7.
problem-endpoint-port = Nehmen Sie einen Port von 1 bis 65535, oder keinen.
problem-endpoint-fragment = Lassen Sie den Teil ab # weg: Was danach angefügt wird, ginge verloren.
problem-endpoint-missing = Dieses Format braucht einen Endpunkt.
problem-endpoint-parameter = Nehmen Sie { $name } aus dem Teil nach dem Fragezeichen: Keydesk fügt es jedem Link selbst an.

# Administration
administration-title = Verwaltung
administration-applications-text = Ihre Storefronts und Apps: wohin Links führen und wie sie aussehen.
administration-roles-text = Wer in diesem Konto was darf.
roles-title = Rollen
roles-text = Was jede Rolle darf. Der Server prüft es bei jeder Anfrage.
column-right = Recht
yes = ja
no = nein
shortcuts-title = Tastenkürzel
shortcut-search = Kunden finden
shortcut-administration = Verwaltung öffnen
shortcut-next = Nächste Zeile
shortcut-previous = Vorige Zeile
shortcut-open = Zeile öffnen
shortcut-close = Dialog oder Menü schließen
shortcut-help = Diese Liste
single-keys = Tasten ohne Alt
single-keys-on = An
single-keys-off = Aus
key-enter = Enter
key-escape = Esc

# Added to pages
breadcrumb = Sie sind hier
copied = Kopiert
copy-email = E-Mail-Adresse kopieren
fact-address = Standardanschrift
message-parts = Teile der Mail
message-facts = Angaben
ask-collected = wird hier gesammelt, denn es ist kein Mailserver eingerichtet
ask-kept = Mail bleibt hier
kept-by-collecting = Die Mail geht nicht hinaus: Mails von { $application } werden hier gesammelt.
kept-by-domains = Die Mail geht nicht hinaus: { $application } schreibt nur an einige Domains, und diese Adresse gehört zu einer anderen.
trace-sign-ins-not = Keine Anmeldung beendet
ask-reset-for-locked = { $name } bekommt eine Mail mit einem Link für ein neues Passwort. Bis er benutzt wird, bleibt die Anmeldung unmöglich.
ask-ends-open = Er beendet den Link, der { $since } angefordert wurde.
fact-waits = Woher falsche kamen, pausiert die Anmeldung noch
fact-pauses = Ab dem fünften pausiert die Anmeldung nach jedem
problem-endpoint-long = Höchstens 500 Zeichen.
drop-too-many = zu oft angefordert
drop-disabled = der Kunde ist deaktiviert
drop-no-application = die Anwendung gibt es nicht mehr

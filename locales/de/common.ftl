# States of customers
state-active = Aktiv
state-invited = Eingeladen
state-disabled = Deaktiviert
state-locked = Gesperrt
state-reset-required = Neues Passwort nötig
state-unconfirmed = Adresse nicht bestätigt

# Notifications
notification-reset = Neues Passwort
notification-invite = Einladung
notification-confirm-address = Adresse bestätigen
notification-welcome = Willkommen
notification-password-changed = Passwort geändert
notification-address-changed = Adresse geändert
notification-account-erased = Konto gelöscht

# States of messages
message-state-queued = In der Warteschlange
message-state-sending = Wird gerade übergeben
message-state-retrying = Wartet auf den nächsten Versuch
message-state-accepted = Vom Mailserver angenommen
message-state-collected = Hier gesammelt
message-state-held = Angehalten
message-state-failed = Vom Mailserver abgelehnt
message-state-dropped = Nicht gesendet

# Why a message was not sent
dropped-account = Das Konto gibt es nicht mehr.
dropped-erased = Der Kunde wurde gelöscht.
dropped-too-late = Der Link wäre abgelaufen, bevor ihn jemand hätte benutzen können.
dropped-used = Der Link war schon benutzt.
dropped-ended = Der Link war beendet, bevor die Mail hinausgehen konnte.
failed-writing = Die Mail ließ sich nicht schreiben. Der Grund steht im Log des Servers.

# Roles and rights
role-owner = Inhaber
role-manager = Leitung
role-support = Support
role-editor = Redaktion
right-view-customers = Kunden finden und ansehen, ihren Verlauf und ihre Nachrichten (Links verdeckt)
right-help-customers = Reset oder Einladung senden, entsperren, überall abmelden
right-edit-customers = Kunden bearbeiten, aktivieren und deaktivieren
right-view-applications = Anwendungen, Endpunkte und API-Schlüssel ansehen
right-edit-applications = Anwendungen, Endpunkte und API-Schlüssel ändern
right-view-templates = Mailvorlagen ansehen
right-edit-templates = Vorlagen bearbeiten, mit Beispieldaten ansehen, veröffentlichen
right-preview-customers = Eine Vorlage mit einem echten Kunden ansehen
right-run-account = Team, Rollen, Einstellungen, Mailserver, Aufbewahrung
right-view-audit = Das ganze Protokoll (die eigenen Taten sieht jeder)
right-show-links = Links absichtlich gesammelter Mails öffnen

# How staff made sure of the caller
identity-order = Kannte eine aktuelle Bestellung
identity-birthday = Nannte Geburtsdatum und Postanschrift
identity-call-back = Unter der hinterlegten Nummer zurückgerufen
identity-in-person = Hat sich persönlich ausgewiesen
identity-other = Anders, siehe Notiz

# Who acted
actor-staff = Ein früheres Teammitglied
actor-customer = Der Kunde
actor-stranger = Jemand auf den Seiten des Shops
actor-system = Keydesk
actor-operator = Der Betreiber

# What happened
event-customer-created = Kunde angelegt
event-customer-edited = Angaben geändert
event-customer-address-changed = Adresse von { $before } in { $after } geändert
event-customer-erased = Auf eigenen Wunsch gelöscht
event-customer-disabled = Deaktiviert
event-customer-enabled = Aktiviert
event-customer-unlocked = { $failures ->
    [one] Nach einem falschen Passwort entsperrt
   *[other] Nach { $failures } falschen Passwörtern entsperrt
}
event-customer-signed-out-everywhere = Überall abgemeldet ({ $count })
event-customer-signed-in = Angemeldet
event-customer-address-book-changed = { $deed ->
    [added] Postanschrift angelegt
    [removed] Postanschrift gelöscht
   *[other] Postanschrift geändert
}
event-orders-imported = { $count ->
    [one] Der Shop hat eine Bestellung gemeldet
   *[other] Der Shop hat { $count } Bestellungen gemeldet
}
event-customer-signed-out = Abgemeldet
event-reset-requested = Link für ein neues Passwort angefordert
event-invite-requested = Einladung angefordert
event-confirmation-requested = Bestätigung der Adresse angefordert
event-customer-address-confirmed = Adresse bestätigt
event-link-sent-again = Derselbe Link wurde noch einmal gesendet
event-link-withdrawn = Link zurückgezogen
event-password-set = { $ended ->
    [0] Neues Passwort gesetzt
    [one] Neues Passwort gesetzt, eine Anmeldung beendet
   *[other] Neues Passwort gesetzt, { $ended } Anmeldungen beendet
}
event-password-changed = { $ended ->
    [0] Passwort mit dem bisherigen geändert
    [one] Passwort mit dem bisherigen geändert, eine andere Anmeldung beendet
   *[other] Passwort mit dem bisherigen geändert, { $ended } andere Anmeldungen beendet
}
event-customer-activated = Konto aktiviert, erstes Passwort gesetzt
event-reset-dropped = Jemand hat auf den Seiten des Shops einen Reset angefordert; es ging keine Mail hinaus ({ $reason })
event-message-links-shown = Eine gesammelte Mail mit ihrem Link geöffnet
event-message-sent-again = Nachricht wieder in die Warteschlange gestellt
event-template-previewed = Ein Mailtext wurde mit den Daten dieses Kunden angesehen
event-application-saved = Anwendung gespeichert: { $application }
event-staff-signed-in = Teammitglied angemeldet
event-staff-signed-out = Teammitglied abgemeldet
event-account-created = Konto angelegt
event-staff-created = Teammitglied angelegt

# The trace
application-default = die eigene Seite des Kontos
trace-title-reset = Reset über { $application }
trace-title-invite = Einladung über { $application }
trace-title-confirm = Bestätigung der Adresse über { $application }
trace-asked = Angefordert
trace-by-staff = von { $name }
trace-by-former-staff = von einem früheren Teammitglied
trace-by-customer = auf den Seiten des Shops
trace-identity = Identität geprüft: { $how }
trace-mail-none = Keine Mail
trace-mail-queued = Mail in der Warteschlange
trace-mail-sending = Mail wird übergeben
trace-mail-retrying = Mail wartet auf den nächsten Versuch
trace-mail-accepted = Vom Mailserver angenommen
trace-mail-collected = Mail hier gesammelt
trace-mail-held = Mail angehalten
trace-mail-failed = Vom Mailserver abgelehnt
trace-mail-dropped = Mail nicht gesendet
trace-collected-detail = Sie hat Keydesk nicht verlassen.
trace-retry = nächster Versuch: { $at }
trace-queued-at = eingereiht { $at }
trace-opened = Seite geöffnet
trace-not-opened = Seite noch nicht geöffnet
trace-never-opened = Seite nicht geöffnet
trace-unseen = Geöffnet?
trace-unseen-detail = Der Link führt zur eigenen Seite des Shops, die Keydesk nicht sehen kann.
trace-used = Neues Passwort gesetzt
trace-not-used = Passwort nicht gesetzt
trace-confirmed = Adresse bestätigt
trace-not-confirmed = Adresse nicht bestätigt
trace-sign-ins-later = Dann enden die Anmeldungen
trace-sign-ins-ended = { $n ->
    [0] Keine Anmeldung zu beenden
    [one] 1 Anmeldung beendet
   *[other] { $n } Anmeldungen beendet
}
standing-open = Offen bis { $until }
standing-used = Benutzt
standing-expired = Abgelaufen
standing-superseded = Beendet: ein neuerer Link wurde gesendet
standing-withdrawn = Vom Team zurückgezogen
standing-password-changed = Beendet: das Passwort wurde anders gesetzt
standing-address-changed = Beendet: die Adresse wurde geändert
standing-address-confirmed = Beendet: Die Adresse wurde mit einem Link für ein Passwort bestätigt
standing-disabled = Beendet: der Kunde wurde deaktiviert

# Errors
error-not-found-title = Hier ist nichts
error-not-found-text = Die Adresse ist vielleicht vertippt, oder was sie nennt, gibt es nicht mehr oder gehört zu einem anderen Konto.
error-not-allowed-title = Ihre Rolle erlaubt das nicht
error-not-allowed-text = Ein Inhaber des Kontos kann es tun oder Ihnen eine Rolle geben, die es darf.
error-forged-title = Dieses Formular kann nicht angenommen werden
error-forged-text = Es war zu lange offen oder kam nicht von dieser Website. Gehen Sie zurück, laden Sie die Seite neu und senden Sie es noch einmal. Nichts wurde geändert.
error-too-large-title = Das ist mehr, als hineinpasst
error-too-large-text = Ein Formular fasst 64 KB, eines mit einem Bild oder den Texten einer Mail 4 MB. Nichts wurde geändert. Gehen Sie zurück und senden Sie weniger. Manche Browser haben noch, was Sie eingegeben haben; eine Datei müssen Sie neu auswählen.
error-malformed-title = Diese Anfrage ergibt keinen Sinn
error-malformed-text = Etwas fehlt oder kommt doppelt. Nichts wurde geändert.
error-method-title = Diese Adresse nimmt eine solche Anfrage nicht an
error-method-text = Gehen Sie zurück und benutzen Sie die Knöpfe der Seite.
error-busy-title = Gerade ist zu viel zu tun
error-busy-text = Nichts wurde geändert. Versuchen Sie es in ein paar Sekunden noch einmal.
error-fault-title = Bei uns ist etwas schiefgegangen
error-fault-text = Nichts Gespeichertes ging verloren. Wenn es wieder geschieht, nennen Sie dem Betreiber von Keydesk die Anfragenummer unten.
error-request-id = Anfragenummer
error-home = Zur Startseite

# Forms that come too late
kept-ended-title = Sie wurden abgemeldet
kept-ended-text = Nichts wurde geändert, und was Sie geschrieben haben, ist noch da. Melden Sie sich in einem neuen Tab an, kommen Sie hierher zurück und senden Sie es noch einmal.
kept-renewed-title = Geschriebenes senden?
kept-renewed-text = Sie haben sich angemeldet, seit Sie das Formular geöffnet haben. Noch wurde nichts geändert, und was Sie geschrieben haben, ist noch da. Gesendet wird es als { $name }, { $email }.
kept-factor-title = Erst braucht es einen zweiten Faktor
kept-factor-text = Das Konto verlangt seit eben einen zweiten Faktor. Nichts wurde geändert, und was Sie geschrieben haben, ist noch da. Richten Sie ihn in einem neuen Tab ein, kommen Sie hierher zurück und senden Sie es noch einmal.
kept-factor = In neuem Tab einrichten
kept-sign-in = In neuem Tab anmelden
kept-again = Noch einmal senden
kept-send = Senden
kept-typed = Was Sie geschrieben haben
kept-back = Nicht senden, zurück zur Seite

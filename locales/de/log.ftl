# Das Protokoll
nav-log = Protokoll
log-problem-choice = Wählen Sie etwas aus der Liste.
log-problem-customer = Geben Sie die Nummer eines Kunden ein, die hinter dem # steht, oder die E-Mail-Adresse.
log-problem-address = Kein Kunde hat diese Adresse.
log-problem-day = Geben Sie einen Tag ein.
log-problem-range = Der letzte Tag liegt vor dem ersten.
administration-log-text = Wer was wem getan hat, wann und von wo.
customer-whole-log = Ganzes Protokoll
log-text = Jede Änderung: von wem, an wem, wann und von wo; und wer welchen Kunden angesehen hat, einmal in zehn Minuten.
log-text-own = Was Sie getan haben, wann und von wo. Inhaber und Leitung sehen, was alle getan haben.
log-filter = Protokoll filtern
log-what = Was
log-whom = Wem
log-who = Wer
log-when = Wann
log-topic = Worüber
log-customer = Kunde
log-customer-like = # oder E-Mail
log-from = Von
log-until = Bis
log-removed = { $name } (entfernt)
log-anybody = Alle
log-anything = Alles
log-apply = Filtern
log-clear = Zurücksetzen
log-none-title = Nichts da
log-none-text = Zeilen erscheinen, sobald jemand etwas tut.
log-none-filtered = Keine Zeile passt zum Filter.
log-empty = leer
log-changes = { $n ->
    [one] Ein Wert geändert
   *[other] { $n } Werte geändert
}
topic-customers = Kunden
topic-links = Passwort-Links
topic-messages = Mails
topic-applications = Anwendungen
topic-templates = Texte der Mails
topic-staff = Team
topic-account = Konto und Protokoll
event-application-removed = Anwendung entfernt: { $application }
log-message = Nachricht { $number }
event-template-saved = Entwurf gespeichert: { $notification }
event-template-discarded = Entwurf verworfen: { $notification }
event-template-published = Text veröffentlicht: { $notification }, Fassung { $number }
event-template-reset = Eingebauter Text gilt wieder: { $notification }
event-template-failed = Aus { $notification }, Fassung { $number } ließ sich keine Mail herstellen; der eingebaute Text ging hinaus
event-template-tested = Testmail an sich selbst gesendet: { $notification }
event-account-settings-changed = Einstellungen geändert
event-staff-invited = { $email } eingeladen als { $role }
event-staff-invite-withdrawn = Einladung von { $email } zurückgezogen
event-staff-role-changed = Rolle von { $name } geändert: { $before } zu { $after }
event-staff-removed = { $name } entfernt ({ $role })
event-staff-renamed = Name geändert von { $before } zu { $after }
event-staff-reset-requested = Passwort-Link verlangt
event-staff-password-set = Neues Team-Passwort gesetzt
event-staff-second-factor-on = Zweiter Faktor eingeschaltet
event-staff-second-factor-off = Zweiter Faktor entfernt
event-staff-recovery-codes-made = Neue Wiederherstellungscodes gemacht
event-staff-recovery-code-used = Mit einem Wiederherstellungscode angemeldet, { $left } übrig
event-staff-signed-out-everywhere = Team abgemeldet ({ $count })
event-unknown = Etwas, wofür diese Fassung von Keydesk kein Wort hat
actor-at-sign-in = Jemand an der Anmeldung des Teams
event-message-server-answered = { $taken ->
    [true] Der Mailserver hat die Testmail angenommen
   *[other] Der Mailserver hat die Testmail nicht angenommen
}
event-log-exported = Protokoll exportiert ({ $format })
event-customer-viewed = Angesehen
event-staff-sign-in-failed = Falsches Passwort für { $name }
event-staff-code-failed = Falscher Code für { $name }, nach dem richtigen Passwort
event-staff-refused = { $name } verlangte etwas, das die Rolle nicht erlaubt
log-erased = Einzelheiten gelöscht
event-log-erased = Einzelheiten von Zeilen vor { $before } gelöscht

# Noch einmal das Passwort
confirm-password = Ihr Passwort
confirm-hint = Vor weitreichenden Änderungen noch einmal gefragt. Gilt fünf Minuten.
confirm-needed = Geben Sie zur Bestätigung Ihr eigenes Passwort ein.
confirm-wrong = Das ist nicht Ihr Passwort, oder die Prüfung ist nach mehreren Versuchen angehalten.

# Team
nav-staff = Team
nav-you = Ihre Anmeldung
administration-staff-text = Wer hier arbeitet, als was; einladen und entfernen.
staff-title = Team
staff-text = Wer in diesem Konto arbeitet. Jede Person hat hier eine Rolle und meldet sich mit ihrem eigenen Passwort an.
staff-to-roles = Was jede Rolle darf
roles-to-staff = Wer welche Rolle hat
staff-invite = Jemanden einladen
staff-you = (Sie)
staff-never = Noch nie angemeldet
staff-last-sign-in = Angemeldet
staff-disabled = Kann sich nicht anmelden
column-role = Rolle
role-text-owner = Alles, auch Team, Einstellungen und Mails
role-text-manager = Kunden, Anwendungen, Texte der Mails
role-text-support = Findet Kunden und sendet Links
role-text-editor = Schreibt die Texte der Mails; sieht keine Kunden
staff-role-in = Rolle in { $shop }
staff-save-role = Rolle speichern
staff-deeds = Weiteres
staff-deed-password = Passwort-Link senden
staff-deed-password-text = { $name } bekommt an { $email } eine Mail mit einem Link für ein neues Passwort. Niemand sonst kann es setzen, und das alte gilt bis dahin. Ein Link in fünf Minuten, fünf am Tag.
staff-deed-sign-out = Überall abmelden
staff-deed-sign-out-text = { $name } wird sofort in jedem Browser abgemeldet und kann sich mit demselben Passwort wieder anmelden.
staff-deed-remove = Aus diesem Konto entfernen
staff-deed-remove-text = { $name } verliert sofort jeden Zugang zu { $shop }. Was getan wurde, bleibt im Protokoll. Sie können die Person wieder einladen.
done-staff-removed = { $name } hat keinen Zugang zu diesem Konto mehr.
done-staff-signed-out = { $name } ist überall abgemeldet.
done-staff-password = Ein Passwort-Link für { $name } ist an { $email } eingereiht. Ging vor wenigen Minuten schon einer hinaus, gilt dieser weiter, und kein zweiter wird gesendet.
done-role = { $name }: jetzt { $role }.
problem-role = Wählen Sie eine Rolle.
problem-role-changed = Jemand anderes hat diese Rolle inzwischen geändert: { $role }. Wenn Sie speichern, tritt Ihre Wahl an deren Stelle.
problem-last-owner = Ein Konto braucht jemanden mit der Rolle Inhaber, der sich anmelden kann. Geben Sie sie zuerst jemand anderem.
problem-later = Für { $name } ({ $email }) wurden von hier zu viele Links verlangt. Versuchen Sie es in einer Stunde wieder.

# Einladungen
invite-title = Jemanden einladen
invite-text = Die Person bekommt eine Mail mit einem Link, der sieben Tage gilt, und wählt Namen und Passwort selbst.
invite-button = Einladung senden
invite-no-mail = Es ist kein Mailserver eingerichtet; eine Einladung käme nicht an. Setzen Sie SMTP_URL, oder fügen Sie Personen auf dem Server hinzu:
invite-over = Diese Einladung ist angenommen oder zurückgezogen.
invites-title = Eingeladen
invites-by = Eingeladen von
invites-until = Link gilt bis
invites-expired = Abgelaufen
invites-deeds = Aktionen
invites-again = Erneut senden
invites-again-of = Erneut an { $email } senden
invites-withdraw = Zurückziehen
invites-withdraw-of = Einladung von { $email } zurückziehen
done-invited = Die Einladung an { $email } als { $role } ist eingereiht. Ihr Link gilt sieben Tage.
done-invite-withdrawn = Die Einladung von { $email } gilt nicht mehr.
problem-is-member = Diese Person hat hier schon eine Rolle. Ändern Sie sie in der Liste.
problem-too-many-invites = Innerhalb einer Stunde wurden { $most } Einladungen gesendet. Warten Sie etwas.

# Links für das Team
staff-link-join-title = { $shop } beitreten
staff-link-join-button = { $shop } beitreten
staff-link-join-text = Sie sind zu { $shop } eingeladen, Rolle: { $role }. Sie melden sich als { $email } an, mit dem Passwort, das Sie haben.
staff-link-begin-text = Sie sind zu { $shop } eingeladen, Rolle: { $role }. Sie melden sich als { $email } an, mit dem Passwort, das Sie hier wählen.
staff-link-reset-text = Für { $email }. Überall sonst werden Sie abgemeldet.
staff-link-name = Ihr Name
staff-link-name-hint = Wie Kollegen Sie kennen. Er steht bei dem, was Sie tun.
staff-link-until = Dieser Link gilt bis { $until }.
staff-link-over = Er ist benutzt, abgelaufen oder zurückgezogen. Um eine neue Einladung bitten Sie, wer Sie eingeladen hat; für ein neues Passwort fordern Sie einen neuen Link an.
staff-done-joined = Sie sind beigetreten. Melden Sie sich an.
staff-done-password = Ihr neues Passwort ist gesetzt. Melden Sie sich damit an.
staff-forgot-link = Passwort vergessen?
staff-forgot-title = Passwort vergessen?
staff-forgot-text = Geben Sie die E-Mail-Adresse ein, mit der Sie sich anmelden. Gehört sie jemandem, der hier arbeitet, geht ein Link für ein neues Passwort an sie.
staff-forgot-button = Link senden
staff-forgot-back = Zurück zur Anmeldung
staff-sent-title = Sehen Sie in Ihre Mails
staff-sent-text = Gehört die Adresse jemandem, der hier arbeitet, ist eine Mail unterwegs. Ihr Link gilt einmal, { $lifetime } lang.
staff-sent-nothing = Nach ein paar Minuten nichts da? Sehen Sie in den Spam-Ordner, oder fragen Sie einen Inhaber Ihres Kontos.
staff-sent-collected = Hier ist kein Mailserver eingerichtet: Die Mail verlässt Keydesk nicht. Wer den Server betreibt, kann helfen.

# Die eigene Seite
you-save-name = Namen speichern
you-browsers = Wo Sie angemeldet sind
you-browsers-text = Eine Sitzung endet nach 30 Minuten ohne Benutzung, spätestens nach 12 Stunden. Kennen Sie eine davon nicht, melden Sie sie ab und ändern Sie Ihr Passwort.
you-browser-unknown = Unbekannter Browser
you-browser-since = seit
you-browser-here = Dieser Browser
you-browser-end = Abmelden
you-browser-end-of = { $browser } abmelden
you-browsers-end = Alle anderen abmelden
you-password = Passwort ändern
you-password-old = Altes Passwort
you-password-text = Hier bleiben Sie angemeldet, überall sonst werden Sie abgemeldet.
done-you-name = Ihr Name ist gespeichert.
done-you-password = Ihr Passwort ist geändert. Überall sonst sind Sie abgemeldet.
done-you-browsers = { $n ->
    [0] Kein anderer Browser war angemeldet.
    [one] Ein Browser ist abgemeldet.
   *[other] { $n } Browser sind abgemeldet.
}
problem-old-password = Das ist nicht Ihr altes Passwort, oder die Prüfung ist nach mehreren Versuchen angehalten.

# Mails an das Team
staff-mail-foot = Keydesk sendet dies an Menschen, die in einem Backoffice arbeiten.
staff-mail-copy = Tut die Schaltfläche nichts, kopieren Sie diesen Link in Ihren Browser:
staff-mail-invite-subject = Sie sind zu { $shop } eingeladen
staff-mail-invite-text = { $name } ({ $email }) lädt Sie ein, im Backoffice von { $shop } mitzuarbeiten. Ihre Rolle: { $role }.
staff-mail-invite-until = Der Link gilt einmal, bis { $until }. Wissen Sie nicht, worum es geht, tun Sie nichts.
staff-mail-invite-button = Einladung annehmen
staff-mail-reset-subject = Neues Passwort für Keydesk setzen
staff-mail-reset-text = Guten Tag { $name }, für Ihre Anmeldung { $email } wurde ein neues Passwort verlangt.
staff-mail-reset-until = Der Link gilt einmal, bis { $until } ({ $lifetime }). Bekommen Sie mehrere, nehmen Sie den neuesten.
staff-mail-reset-ignore = Waren Sie das nicht, tun Sie nichts: Ihr Passwort bleibt, wie es ist.
staff-mail-reset-button = Neues Passwort setzen
staff-mail-password-subject = Ihr Passwort für Keydesk wurde geändert
staff-mail-password-text = Guten Tag { $name }, Ihr Passwort wurde geändert: { $at }. Alle Ihre Sitzungen sind beendet.
staff-mail-changed-source = Es geschah von { $source } aus.
staff-mail-changed-not-you = Waren Sie das nicht, fordern Sie sofort ein neues Passwort an und sagen Sie es einem Inhaber Ihres Kontos.

# Zweiter Faktor
factor-title = Zweiter Faktor
factor-off-text = Solange Sie keinen einrichten, genügt Ihr Passwort allein, um sich als Sie anzumelden.
factor-text = Mit Ihrem Passwort allein meldet sich niemand an: Dazu wird der Code einer App auf Ihrem Telefon gefragt.
factor-on = Zweiter Faktor an
factor-off = Kein zweiter Faktor
factor-manage = Verwalten
factor-set-up = Einrichten
factor-required = Dieses Konto verlangt einen zweiten Faktor. Richten Sie ihn ein, dann geht es weiter.
factor-step-app = Öffnen Sie eine Authenticator-App
factor-step-app-text = Jede App, die sechsstellige Codes macht, ist recht, auch viele Passwortmanager.
factor-step-scan = Scannen Sie damit dieses Bild
factor-step-letters = Oder tippen Sie diese Buchstaben ein:
factor-step-code = Geben Sie den Code ein, den sie zeigt
factor-picture = Bild zum Scannen mit einer Authenticator-App
factor-turn-on = Einschalten
factor-turn-off = Ausschalten
factor-codes = Wiederherstellungscodes
factor-codes-left = { $n ->
    [0] Kein Wiederherstellungscode ist übrig. Machen Sie neue.
    [one] Ein Wiederherstellungscode ist übrig.
   *[other] { $n } Wiederherstellungscodes sind übrig.
}
factor-codes-new = Neue Codes machen
factor-codes-made = Ihr zweiter Faktor ist an. Dies sind Ihre Wiederherstellungscodes.
factor-codes-copy = Codes kopieren
factor-codes-keep = Jeder meldet Sie einmal an, wenn Sie Ihr Telefon nicht haben. Sie werden nur jetzt gezeigt: Drucken Sie sie aus, oder legen Sie sie in einen Passwortmanager.
factor-codes-kept = Ich habe sie aufgehoben
problem-code = Dieser Code passt nicht. Warten Sie auf den nächsten und geben Sie ihn ein; die Uhr des Telefons muss stimmen.
problem-factor-required = Ein Konto, in dem Sie arbeiten, verlangt ihn; darum lässt er sich nicht ausschalten.
done-factor-off = Ihr zweiter Faktor ist aus.
code-title = Noch ein Schritt
code-text = Ihr Passwort stimmt. Jetzt der Code Ihrer Authenticator-App.
code-label = Code
code-hint = Sechs Ziffern, oder einer Ihrer Wiederherstellungscodes
code-failed = Der Code passt nicht, wurde schon benutzt, oder die Prüfung ist nach mehreren Versuchen angehalten.
code-other = Als jemand anderes anmelden
column-factor = Zweiter Faktor
settings-second-factor = Einen zweiten Faktor verlangen
settings-second-factor-hint = Wer keinen hat, wird gebeten, ihn einzurichten, bevor es weitergeht.
staff-deed-second-factor = Zweiten Faktor entfernen
staff-deed-second-factor-text = Wenn das Telefon verloren ist. { $name } meldet sich dann mit dem Passwort allein an, bis ein anderer eingerichtet ist. Vergewissern Sie sich, dass wirklich { $name } darum bittet. Es geht eine Mail darüber hinaus.
done-staff-factor = { $name } hat keinen zweiten Faktor mehr.
problem-staff-factor = { $name } arbeitet in Konten, die Ihnen nicht gehören. Wer den Server betreibt, kann ihn entfernen: keydesk staff rescue.
staff-mail-factor-subject = Ihr zweiter Faktor für Keydesk wurde entfernt
staff-mail-factor-text = Guten Tag { $name }, Ihr zweiter Faktor wurde entfernt: { $at }. Ihr Passwort allein meldet Sie jetzt an.
factor-code-hint = Aus Ihrer App, oder ein Wiederherstellungscode. Für beides nötig.
staff-mail-factor-on-subject = Ein zweiter Faktor für Keydesk wurde eingerichtet
staff-mail-factor-on-text = Guten Tag { $name }, für Sie wurde ein zweiter Faktor eingerichtet: { $at }. Sitzungen in anderen Browsern sind beendet.
staff-mail-codes-subject = Neue Wiederherstellungscodes für Keydesk
staff-mail-codes-text = Guten Tag { $name }, für Sie wurden neue Wiederherstellungscodes erzeugt: { $at }. Die alten gelten nicht mehr.

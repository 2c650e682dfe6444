# Die Mails, die Keydesk mitbringt. Die Lücken werden mit Liquid gefüllt, siehe en/mails.ftl.
mail-hello = Guten Tag { $name },
mail-hello-nobody = Guten Tag,
mail-unexpected = Sie haben das nicht erwartet?
mail-copy = Falls die Schaltfläche nicht reagiert, kopieren Sie diesen Link in Ihren Browser:
mail-sent-by = { $shop } hat diese E-Mail an { $email } gesendet.
mail-questions = Fragen? Schreiben Sie an { $us }.
mail-was-you = Waren Sie das?
mail-not-you = Das waren nicht Sie?
mail-when = Zeitpunkt
mail-network = Netzwerkadresse
mail-fact = { $what }: { $fact }

mail-reset-subject = Neues Passwort für { $shop }
mail-reset-title = Neues Passwort setzen
mail-reset-short = Ihr Link gilt für eine einzige Verwendung, bis { $until }.
mail-reset-asked = für Ihr Konto { $email } wurde über „Passwort vergessen?“ ein neues Passwort angefordert.
mail-reset-asked-by-staff = unser Support hat für Ihr Konto { $email } einen Link zum Setzen eines Passworts angefordert.
mail-reset-choose = Hier wählen Sie Ihr neues Passwort:
mail-reset-valid = Gültig bis { $until }, nur einmal verwendbar. Haben Sie mehrere Links von uns erhalten, nehmen Sie den neuesten; die älteren gelten nicht mehr.
mail-reset-safe = Dann brauchen Sie nichts zu tun. Solange niemand den Link verwendet, bleibt Ihr Konto, wie es ist. Leiten Sie diese E-Mail bitte nicht weiter: Wer den Link hat, kann Ihr Passwort setzen.

mail-invite-subject = Ihr Konto bei { $shop }
mail-invite-title = Ihr Konto ist eingerichtet
mail-invite-short = Setzen Sie Ihr Passwort, dann ist es aktiv. Zeit dafür ist bis { $until }.
mail-invite-lead = wir haben bei { $shop } ein Konto für Sie eingerichtet. Sie melden sich mit { $email } an; jetzt fehlt nur noch Ihr eigenes Passwort.
mail-invite-button = Passwort setzen
mail-invite-valid = Der Link ist nur einmal verwendbar und gilt bis { $until }.
mail-invite-late-address = Zu spät? Schreiben Sie an { $us }, dann erhalten Sie einen neuen.
mail-invite-late = Zu spät? Melden Sie sich bei uns, dann erhalten Sie einen neuen.
mail-invite-safe = Dann lassen Sie diese E-Mail einfach liegen. Solange niemand den Link verwendet, bleibt das Konto inaktiv.

mail-confirm-subject = Bitte bestätigen Sie Ihre E-Mail-Adresse für { $shop }
mail-confirm-title = Bitte bestätigen Sie Ihre E-Mail-Adresse
mail-confirm-short = Ein Klick, und unsere Mails erreichen Sie. Der Link gilt bis { $until }.
mail-confirm-lead = { $email } ist die Adresse Ihres Kontos bei { $shop }. Bitte bestätigen Sie, dass es Ihre ist, damit unsere E-Mails Sie erreichen:
mail-confirm-button = Adresse bestätigen
mail-confirm-valid = Der Link gilt bis { $until }. Anmelden können Sie sich wie bisher, mit ihm oder ohne ihn.
mail-confirm-safe = Dann hat sich vielleicht jemand bei seiner Adresse vertippt. Sie brauchen nichts zu tun: Ohne den Link wird nichts bestätigt.

mail-welcome-subject = Willkommen bei { $shop }
mail-welcome-short = Ihr Konto ist aktiv. Sie melden sich mit { $email } an.
mail-welcome-lead = schön, dass Sie da sind. Ihr Passwort ist gesetzt und Ihr Konto aktiv. Ab jetzt melden Sie sich mit { $email } und diesem Passwort an.
mail-welcome-button = Anmelden
mail-welcome-other = Jemand anders hat das Passwort gesetzt?
mail-welcome-secure-address = Öffnen Sie die Anmeldeseite, wählen Sie „Passwort vergessen?“, setzen Sie ein Passwort, das nur Sie kennen, und schreiben Sie an { $us }.
mail-welcome-secure = Öffnen Sie die Anmeldeseite, wählen Sie „Passwort vergessen?“, setzen Sie ein Passwort, das nur Sie kennen, und geben Sie uns Bescheid.
mail-welcome-bookmark = Die Anmeldeseite, für Ihre Lesezeichen:

mail-changed-subject = Ihr Passwort für { $shop } wurde geändert
mail-changed-title = Ihr Passwort wurde geändert
mail-changed-short = Waren Sie das, ist alles in Ordnung. Wenn nicht, lesen Sie bitte weiter.
mail-changed-lead = für Ihr Konto { $email } wurde ein neues Passwort gesetzt. Überall sonst wurden Sie abgemeldet.
mail-changed-fine = Dann ist alles in Ordnung, und diese E-Mail dient nur zu Ihrer Information.
mail-changed-lock-address = Setzen Sie sofort ein neues Passwort. Damit sperren Sie die andere Person aus. Schreiben Sie dann an { $us }, damit wir der Sache nachgehen können.
mail-changed-lock = Setzen Sie sofort ein neues Passwort. Damit sperren Sie die andere Person aus. Geben Sie uns dann Bescheid, damit wir der Sache nachgehen können.

mail-moved-subject = Ihre E-Mail-Adresse bei { $shop } wurde geändert
mail-moved-title = Ihre E-Mail-Adresse wurde geändert
mail-moved-short = Zu Ihrem Konto gehört jetzt { $masked }. Stimmt das nicht, sagen Sie es uns.
mail-moved-lead = zu Ihrem Konto bei { $shop } gehört jetzt eine neue E-Mail-Adresse. Links, die wir an die bisherige gesendet haben, gelten nicht mehr.
mail-moved-old = Bisherige Adresse
mail-moved-new = Neue Adresse
mail-moved-right = Ist das richtig so?
mail-moved-fine = Dann brauchen Sie nichts zu tun. Ab jetzt schreiben wir an die neue Adresse; dies ist unsere letzte E-Mail an die bisherige.
mail-moved-wrong = Sie wollten das nicht?
mail-moved-look-address = Möglicherweise hat jemand anders Zugang zu Ihrem Konto. Schreiben Sie bitte sofort an { $us }, damit wir der Sache nachgehen können.
mail-moved-look = Möglicherweise hat jemand anders Zugang zu Ihrem Konto. Melden Sie sich bitte sofort bei uns, damit wir der Sache nachgehen können.
mail-moved-button = An uns schreiben

mail-erased-subject = Ihr Konto bei { $shop } wurde gelöscht
mail-erased-title = Ihr Konto wurde gelöscht
mail-erased-lead = Ihr Konto { $email } wurde von jemandem gelöscht, der darin angemeldet war. Was wir über Sie wussten, ist fort, und niemand kann sich damit mehr anmelden.
mail-erased-fine = Dann ist alles in Ordnung, und dies ist unsere letzte E-Mail an Sie.
mail-erased-look-address = Dann kennt jemand Ihr Passwort oder benutzt eines Ihrer Geräte. Schreiben Sie sofort an { $us }, damit wir der Sache nachgehen können. Wenn Sie dasselbe Passwort anderswo verwenden, ändern Sie es dort.
mail-erased-look = Dann kennt jemand Ihr Passwort oder benutzt eines Ihrer Geräte. Geben Sie uns sofort Bescheid, damit wir der Sache nachgehen können. Wenn Sie dasselbe Passwort anderswo verwenden, ändern Sie es dort.

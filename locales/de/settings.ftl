# Einstellungen eines Kontos.
nav-settings = Einstellungen
administration-settings-text = Name, Absender, wie lange Links gelten, und wie ein Passwort sein muss.
on-this-page = Auf dieser Seite
settings-shop = Shop
settings-name = Name
settings-name-hint = Wie Kunden ihn kennen.
settings-default-url = Wohin Links führen
settings-default-url-hint = Für Links ohne Anwendung. Leer: die Seiten von Keydesk.
settings-language = Sprache
settings-language-hint = Von Kunden, die keine eigene haben.
settings-zone = Zeitzone
settings-zone-hint = Von Kunden, die keine eigene haben, und auf diesen Seiten.
settings-mail = Mail
settings-sender = Absender
settings-sender-hint = Ihr Mailserver muss von dieser Adresse senden dürfen.
settings-support = Wo Kunden fragen können
settings-support-hint = Steht in Mails und auf den Seiten der Kunden. Darf leer sein.
settings-sender-name = Name des Absenders
settings-sender-name-hint = Leer: der Name des Shops.
settings-reply = Wohin Antworten gehen
settings-reply-hint = Leer: wo Kunden fragen können.
settings-reply-name = Name dessen, der antwortet
settings-reply-name-hint = Zum Beispiel „Service-Team“. Darf leer sein.
settings-links = Links
settings-reset = Minuten, die ein Link für ein neues Passwort gilt
settings-reset-hint = 10 bis 1.440
settings-invite = Tage, die eine Einladung gilt
settings-invite-hint = 1 bis 30
settings-sign-in = Stunden, die Kunden angemeldet bleiben
settings-sign-in-hint = 1 bis 1.008, das sind sechs Wochen. Gilt für alle, die sich ab jetzt anmelden.
settings-identity = Mitarbeiter sagen, wie sie sich vergewissert haben, wer anruft
settings-identity-hint = Vor jedem neuen Passwort, und es wird dabei aufbewahrt.
settings-checks = Woraus sie wählen können
settings-checks-hint = Eines je Zeile, in Ihren Worten. Leer: Bestellung, Geburtsdatum, Rückruf, persönlich. „Anders, siehe Notiz“ steht immer da.
settings-passwords = Passwörter von Kunden
settings-passwords-text = Häufige und leicht zu erratende Passwörter werden immer abgelehnt. Regeln über Arten von Zeichen gibt es nicht: sie machen Passwörter schwächer.
settings-minimum = Zeichen mindestens
settings-minimum-hint = 8 bis 64; 15 sind ein guter Rat
settings-words = Wörter, aus denen kein Passwort bestehen darf
settings-words-hint = Eines pro Zeile: Produkte, Slogans, Orte. Der Name Ihres Shops und der des Kunden gehören schon dazu.
settings-save = Einstellungen speichern
done-settings = Die Einstellungen sind gespeichert. Links, die schon unterwegs sind, behalten ihre Zeit.
done-settings-same = Nichts wurde geändert: Diese Einstellungen gelten schon.
settings-conflict = Was sich unterscheidet: wie es gespeichert ist → wie es in Ihrem Formular steht
problem-settings-changed = Jemand anderes, oder Sie in einem anderen Fenster, hat die Einstellungen gespeichert, seit Sie diese Seite geöffnet haben. Von Ihnen ist noch nichts gespeichert. Unten steht, was sich unterscheidet: Tragen Sie den gespeicherten Wert in ein Feld ein, um ihn zu behalten, und speichern Sie dann noch einmal.
problem-number = Bitte geben Sie eine Zahl von { $least } bis { $most } ein.
problem-words = Höchstens { $most } Zeilen mit je { $longest } Zeichen.

# Der Mailserver
nav-mail-server = Mailserver
administration-mail-server-text = Was gilt, ein Test, und was Ihre Domain sagen muss.
server-name = Server
server-security = Schutz
security-tls = TLS von Anfang an
security-starttls = STARTTLS, verlangt
security-offered = TLS, wenn es angeboten wird: Der Server ist dieser Rechner
security-none = Keiner: Der Server ist dieser Rechner
server-signs-in = Meldet sich an
server-signs-in-yes = Ja, mit Namen und Passwort aus SMTP_URL
server-sender = Absender
server-change-sender = In den Einstellungen ändern
server-from-settings = Wer Keydesk betreibt, setzt den Server beim Start mit SMTP_URL.
server-test = Test an { $email } senden
server-test-hint = Nur an Ihre eigene Adresse. Die Antwort des Servers steht dann hier; angenommen heißt noch nicht zugestellt.
server-test-subject = Test von { $shop }
server-test-text = Guten Tag { $name }, diese Mail hat Keydesk an { $server } übergeben. Können Sie sie lesen, kommen die Mails Ihres Shops an.
server-test-taken = Der Mailserver hat den Test an { $email } angenommen. Seine eigenen Worte:
server-test-failed = Der Test an { $email } wurde nicht angenommen. Was der Server sagte, oder was ihn daran hinderte:
server-no-answer = Keine Antwort innerhalb von 30 Sekunden.
server-too-many = { $most } Tests in einer Stunde genügen. Warten Sie etwas.
server-dns = Was Ihre Domain sagen muss
server-dns-text = Mailprogramme sehen in der Zone von { $domain } nach, ob Ihre Mails von Ihnen sind. Fügen Sie dort diese Zeilen hinzu, oder lassen Sie sie hinzufügen.
server-record-spf = SPF
server-record-dmarc = DMARC
server-record-unknown = Der Mailserver steht auf einer Maschine, deren Namen das Internet nicht kennt. Fragen Sie, wer ihn betreibt, von welcher Adresse seine Mails kommen; die Zeile lautet dann v=spf1 ip4:ADRESSE ~all.
server-record-later = Die Zeile steht hier, sobald ein Mailserver eingerichtet ist: Sie nennt diesen Server.
server-record-text-spf = Welche Server Ihre Mails senden. Eine Domain hat nur eine solche Zeile: Gibt es sie schon, setzen Sie den Teil zwischen v=spf1 und ~all dort ein, vor deren eigenes all. Gibt Ihnen Ihr Mailanbieter ein include:…, nehmen Sie das.
server-record-text-dmarc = Was aus Mails wird, die nur vorgeben, von Ihnen zu sein. Beginnen Sie mit p=none und lesen Sie die Berichte; sind sie einige Wochen sauber, gehen Sie zu p=quarantine über.
server-dkim = Bitten Sie Ihren Mailanbieter, Ihre Mails zu signieren: Er nennt Ihnen einen Namen wie selector._domainkey.{ $domain } und eine Zeile dafür. Die Signatur muss { $domain } selbst nennen (d={ $domain }).
server-copy = Kopieren
server-none = Setzen Sie SMTP_URL dort, wo Keydesk gestartet wird:
event-message-server-tried = Mailserver mit einem Test an sich selbst versucht

# Applications
application-domains = Nur an diese Domains senden
application-domains-hint = Eine je Zeile, für einen Shop, an dem noch gebaut wird. Mails an andere Adressen bleiben in Keydesk. Leer: an alle.
application-domains-only = nur an einige Domains
application-readable = Gelesen { $host }; Links tragen die Form oben, die jedes Mailprogramm kennt.
problem-domain = { $line } ist keine Domain. Schreiben Sie sie wie shop.example.
problem-domains = Höchstens { $most } Domains.

# Aufbewahrung
settings-retention = Was aufbewahrt wird
settings-retention-text = Dass eine Mail gesendet wurde und dass etwas geschah, bleibt. Gelöscht werden die Texte der Mails und was eine Zeile des Protokolls über jemanden sagt.
settings-message-days = Texte der Mails, Tage
settings-event-days = Einzelheiten im Protokoll, Tage
settings-days-hint = 0 bewahrt sie für immer auf.
message-emptied = Der Text dieser Mail wird nicht mehr aufbewahrt.

# Marke einer Anwendung
application-parts = Teile der Anwendung
application-part-links = Links und Mails
application-part-brand = Marke
brand-title = Marke von { $name }
brand-text = Wie ihre Mails und die Seiten der Kunden aussehen. Was hier leer ist, kommt vom Konto.
brand-sample = Seite der Kunden ansehen
brand-name = Name, den Kunden lesen
brand-name-hint = Auch der Name des Absenders. Leer: der Name des Shops.
brand-logo = Logo
brand-logo-hint = PNG, JPEG, GIF oder WebP, höchstens 200 KiB. Doppelt so breit, wie es gezeigt wird, sieht scharf aus: 360 × 120 Pixel genügen.
brand-logo-now = Das Logo jetzt
brand-logo-remove = Logo entfernen
brand-colour = Farbe der Schaltflächen
brand-colour-hint = Wie #1a5fb4. Schrift darauf ist weiß oder schwarz, je nachdem, was besser zu lesen ist. Leer: die von Keydesk.
brand-support = Wo ihre Kunden fragen können
brand-support-hint = Auch Antworten auf ihre Mails gehen dorthin. Leer: die Adresse des Shops.
brand-save = Marke speichern
done-brand = Die Marke von { $name } ist gespeichert. Mails, die schon warten, behalten ihr Aussehen.
problem-colour = Eine Farbe sieht aus wie #1a5fb4.
problem-logo-large = Die Datei ist größer als { $most } KiB.
problem-logo-kind = Das ist kein Bild in PNG, JPEG, GIF oder WebP.
problem-logo-wide = Eine Seite hat mehr als { $most } Pixel.

# Wie Storefronts nach Links fragen
application-snippets = Für Entwickler
application-snippets-text = Eine Storefront sendet mit jeder Anfrage den Namen dieser Anwendung. Schlüssel gibt es unter:
application-snippet-curl = Befehl für curl kopieren
application-snippet-javascript = JavaScript kopieren

# Einen Endpunkt ansehen
application-part-check = Prüfung
check-title = Prüfung von { $name }
check-text = Öffnet den Endpunkt einmal wie der Browser eines Kunden, mit einem Link, der niemandem nützt. Die Seite selbst wird nicht gezeigt.
check-button = Endpunkt prüfen
check-again = Noch einmal prüfen
check-hosted = Hier ist nichts zu prüfen: Diese Seite zeigt Keydesk selbst.
check-too-many = { $most } Prüfungen in einer Stunde genügen. Warten Sie etwas.
check-found-title = Was sich zeigte
check-resolved = Der Name ist bekannt
check-no-name = Der Name des Hosts ist nicht bekannt. Ist er richtig geschrieben, und gibt es seinen DNS-Eintrag?
check-not-public = Diese Adresse ist nicht öffentlich und wurde deshalb nicht gefragt. Wer Keydesk betreibt, kann ihr Netz mit KEYDESK_CHECK_NETWORKS erlauben.
check-tls = Verbunden mit TLS; dem Zertifikat vertrauen Browser
check-no-tls = Verbunden ohne TLS: nur für einen Shop auf diesem Rechner
check-no-answer = Keine Antwort, oder keine, der man trauen kann
check-found = Die Seite ist da
check-status = Die Seite antwortet mit einem Fehler; Kunden würden ihn sehen
check-redirect = Der Endpunkt führt weiter zu einer anderen Adresse. Tragen Sie diese ein, das ist schneller.
check-redirect-loses = Der Endpunkt führt weiter und verliert die Angaben des Links: Es lässt sich kein Passwort setzen. Tragen Sie die Adresse ein, zu der er führt.
check-redirect-elsewhere = Der Endpunkt führt mit dem Token zu einem anderen Host. Gehört er auch zu Ihrem Shop?
check-third-parties = Die Seite lässt Browser andere Hosts fragen. Deren Skripte können das Token in der Adresse lesen: Laden Sie sie erst, wenn es dort weg ist.
check-no-third-parties = Die Seite fragt keinen anderen Host
event-application-checked = Endpunkt geprüft: { $application }
limits-title = Grenzen
limits-text = Wie oft jemand fragen darf, auf den Seiten dieses Shops und über Storefronts. Wer zu oft fragt, bekommt dieselbe Antwort wie immer oder wird gebeten zu warten; ein gesendeter Link gilt trotzdem.
limits-save = Grenzen speichern
limit-range = { $least } bis { $most }.
limit-links-a-day = Links für einen Kunden am Tag
limit-hint-links-a-day = Die er selbst anfordert, mit mindestens fünf Minuten Abstand. Mitarbeiter können immer mehr senden.
limit-requests-an-hour = Links, die ein Besucher in der Stunde anfordert
limit-hint-requests-an-hour = Für wen auch immer.
limit-requests-a-minute = Links, die ein API-Schlüssel in der Minute anfordert
limit-hint-requests-a-minute = Für alle seine Besucher zusammen.
limit-registrations-an-hour = Registrierungen aus einem Netz in der Stunde
limit-hint-registrations-an-hour = Wer sich registriert, erfährt, ob eine Adresse vergeben ist.
limit-failures-an-hour = Falsche Passwörter aus einem Netz in der Stunde
limit-hint-failures-an-hour = Über alle Kunden. Für einen Kunden beginnt das Warten mit dem fünften.
settings-limits = Grenzen: wie oft jemand fragen darf

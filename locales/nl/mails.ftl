# De e-mails die Keydesk zelf meebrengt. De gaten worden met Liquid gevuld, zie en/mails.ftl.
mail-hello = Hallo { $name },
mail-hello-nobody = Hallo,
mail-unexpected = Had je deze e-mail niet verwacht?
mail-copy = Werkt de knop niet? Kopieer dan deze link naar je browser:
mail-sent-by = { $shop } heeft deze e-mail gestuurd naar { $email }.
mail-questions = Vragen? Mail naar { $us }.
mail-was-you = Was jij dit?
mail-not-you = Was jij dit niet?
mail-when = Wanneer
mail-network = IP-adres
mail-fact = { $what }: { $fact }

mail-reset-subject = Stel een nieuw wachtwoord in voor { $shop }
mail-reset-title = Nieuw wachtwoord instellen
mail-reset-short = Je link werkt één keer en is geldig tot { $until }.
mail-reset-asked = Via ‘Wachtwoord vergeten?’ is een nieuw wachtwoord aangevraagd voor je account { $email }.
mail-reset-asked-by-staff = Onze klantenservice heeft een link aangevraagd waarmee je een wachtwoord instelt voor je account { $email }.
mail-reset-choose = Kies hier je nieuwe wachtwoord:
mail-reset-valid = De link werkt één keer en is geldig tot { $until }. Heb je meer dan één link van ons gekregen? Gebruik dan de nieuwste: de eerdere werken niet meer.
mail-reset-safe = Dan hoef je niets te doen. Zolang niemand de link gebruikt, verandert er niets aan je account. Stuur deze e-mail niet door: wie de link heeft, kan een nieuw wachtwoord voor je account instellen.

mail-invite-subject = Je account bij { $shop }
mail-invite-title = Je account staat klaar
mail-invite-short = Stel je wachtwoord in en je kunt aan de slag. Dat kan tot { $until }.
mail-invite-lead = We hebben een account voor je aangemaakt bij { $shop }. Je logt in met { $email }; je hoeft alleen nog zelf een wachtwoord te kiezen.
mail-invite-button = Wachtwoord instellen
mail-invite-valid = De link werkt één keer en is geldig tot { $until }.
mail-invite-late-address = Te laat? Mail naar { $us }, dan sturen we je een nieuwe.
mail-invite-late = Te laat? Neem contact met ons op, dan sturen we je een nieuwe.
mail-invite-safe = Dan kun je deze e-mail negeren. Zolang niemand de link gebruikt, blijft het account inactief.

mail-confirm-subject = Bevestig je e-mailadres voor { $shop }
mail-confirm-title = Bevestig je e-mailadres
mail-confirm-short = Eén klik en onze e-mails komen bij je aan. De link is geldig tot { $until }.
mail-confirm-lead = { $email } is het adres van je account bij { $shop }. Bevestig dat het van jou is, zodat onze e-mails bij je aankomen:
mail-confirm-button = Adres bevestigen
mail-confirm-valid = De link is geldig tot { $until }. Inloggen kan zoals altijd, of je de link nu gebruikt of niet.
mail-confirm-safe = Dan heeft iemand zich misschien vertypt bij het invullen van een e-mailadres. Je hoeft niets te doen: zonder de link wordt er niets bevestigd.

mail-welcome-subject = Welkom bij { $shop }
mail-welcome-short = Je account is actief. Je logt in met { $email }.
mail-welcome-lead = Fijn dat je er bent. Je wachtwoord is ingesteld en je account is actief. Vanaf nu log je in met { $email } en dat wachtwoord.
mail-welcome-button = Inloggen
mail-welcome-other = Heeft iemand anders dit wachtwoord ingesteld?
mail-welcome-secure-address = Ga naar de inlogpagina, kies ‘Wachtwoord vergeten?’, stel een wachtwoord in dat alleen jij kent en mail naar { $us }.
mail-welcome-secure = Ga naar de inlogpagina, kies ‘Wachtwoord vergeten?’, stel een wachtwoord in dat alleen jij kent en laat het ons weten.
mail-welcome-bookmark = Bewaar de inlogpagina bij je favorieten:

mail-changed-subject = Je wachtwoord voor { $shop } is gewijzigd
mail-changed-title = Je wachtwoord is gewijzigd
mail-changed-short = Was jij dit? Dan is alles in orde. Zo niet, lees dan even verder.
mail-changed-lead = Er is een nieuw wachtwoord ingesteld voor je account { $email }. Overal elders ben je uitgelogd.
mail-changed-fine = Dan is alles in orde. Deze e-mail is alleen ter bevestiging.
mail-changed-lock-address = Stel meteen een nieuw wachtwoord in. Daarmee sluit je de ander buiten. Mail daarna naar { $us }, zodat we het kunnen uitzoeken.
mail-changed-lock = Stel meteen een nieuw wachtwoord in. Daarmee sluit je de ander buiten. Laat het ons daarna weten, zodat we het kunnen uitzoeken.

mail-moved-subject = Je e-mailadres bij { $shop } is gewijzigd
mail-moved-title = Je e-mailadres is gewijzigd
mail-moved-short = Bij je account hoort nu { $masked }. Klopt dat niet? Laat het ons weten.
mail-moved-lead = Je account bij { $shop } heeft een nieuw e-mailadres. Links die we naar het oude adres hebben gestuurd, werken niet meer.
mail-moved-old = Oud adres
mail-moved-new = Nieuw adres
mail-moved-right = Klopt dit?
mail-moved-fine = Dan hoef je niets te doen. Vanaf nu mailen we naar het nieuwe adres; dit is ons laatste bericht aan het oude.
mail-moved-wrong = Was dit niet de bedoeling?
mail-moved-look-address = Mogelijk heeft iemand anders toegang gekregen tot je account. Mail meteen naar { $us }, zodat we het kunnen uitzoeken.
mail-moved-look = Mogelijk heeft iemand anders toegang gekregen tot je account. Neem meteen contact met ons op, zodat we het kunnen uitzoeken.
mail-moved-button = Mail ons

mail-erased-subject = Je account bij { $shop } is verwijderd
mail-erased-title = Je account is verwijderd
mail-erased-lead = Je account { $email } is verwijderd door iemand die ermee was ingelogd. De gegevens die we van je hadden, zijn gewist en niemand kan nog met dit account inloggen.
mail-erased-fine = Dan is alles in orde en is dit onze laatste e-mail aan jou.
mail-erased-look-address = Dan kent iemand anders je wachtwoord, of gebruikt iemand een apparaat van jou. Mail meteen naar { $us }, zodat we het kunnen uitzoeken. Gebruik je hetzelfde wachtwoord ook ergens anders? Wijzig het daar dan ook.
mail-erased-look = Dan kent iemand anders je wachtwoord, of gebruikt iemand een apparaat van jou. Laat het ons meteen weten, zodat we het kunnen uitzoeken. Gebruik je hetzelfde wachtwoord ook ergens anders? Wijzig het daar dan ook.

# Le e-mail che Keydesk porta con sé. Gli spazi vengono riempiti con Liquid, vedi en/mails.ftl.
mail-hello = Ciao { $name },
mail-hello-nobody = Ciao,
mail-unexpected = Non ti aspettavi questa e-mail?
mail-copy = Se il pulsante non funziona, copia questo link nel browser:
mail-sent-by = { $shop } ha inviato questa e-mail a { $email }.
mail-questions = Hai domande? Scrivi a { $us }.
mail-was-you = Eri tu?
mail-not-you = Non eri tu?
mail-when = Data e ora
mail-network = Indirizzo IP
mail-fact = { $what }: { $fact }

mail-reset-subject = Imposta una nuova password per { $shop }
mail-reset-title = Imposta una nuova password
mail-reset-short = Il tuo link funziona una sola volta. Scadenza: { $until }.
mail-reset-asked = abbiamo ricevuto la richiesta di una nuova password per il tuo account { $email } tramite «Password dimenticata?».
mail-reset-asked-by-staff = la nostra assistenza clienti ha richiesto un link per impostare la password del tuo account { $email }.
mail-reset-choose = Scegli qui la tua nuova password:
mail-reset-valid = Il link funziona una sola volta. Scadenza: { $until }. Se ne hai ricevuti più di uno, usa il più recente: i precedenti non funzionano più.
mail-reset-safe = In tal caso non devi fare nulla. Finché nessuno usa il link, il tuo account resta com’è. Ti preghiamo di non inoltrare questa e-mail: chiunque abbia il link può impostare la tua password.

mail-invite-subject = Il tuo account su { $shop }
mail-invite-title = Il tuo account è pronto
mail-invite-short = Per iniziare a usarlo, imposta la password. Scadenza del link: { $until }.
mail-invite-lead = abbiamo creato per te un account su { $shop }. Accedi con { $email }: manca solo una password scelta da te.
mail-invite-button = Imposta la password
mail-invite-valid = Il link funziona una sola volta. Scadenza: { $until }.
mail-invite-late-address = Il link è scaduto? Scrivi a { $us } e te ne invieremo uno nuovo.
mail-invite-late = Il link è scaduto? Contattaci e te ne invieremo uno nuovo.
mail-invite-safe = In tal caso ignora questa e-mail. Finché nessuno usa il link, l’account resta inattivo.

mail-confirm-subject = Conferma il tuo indirizzo e-mail per { $shop }
mail-confirm-title = Conferma il tuo indirizzo e-mail
mail-confirm-short = Un clic e le nostre e-mail ti arriveranno. Scadenza del link: { $until }.
mail-confirm-lead = { $email } è l’indirizzo del tuo account su { $shop }. Confermaci che è il tuo, così le nostre e-mail ti arriveranno:
mail-confirm-button = Conferma indirizzo
mail-confirm-valid = Scadenza del link: { $until }. Che tu lo usi o no, puoi accedere come sempre.
mail-confirm-safe = Forse qualcuno ha sbagliato a scrivere il proprio indirizzo. Non devi fare nulla: se nessuno usa il link, non viene confermato nulla.

mail-welcome-subject = Ti diamo il benvenuto su { $shop }
mail-welcome-short = Il tuo account è attivo. Accedi con { $email }.
mail-welcome-lead = è un piacere averti con noi. La tua password è impostata e il tuo account è attivo. D’ora in poi accedi con { $email } e questa password.
mail-welcome-button = Accedi
mail-welcome-other = Questa password l’ha impostata qualcun altro?
mail-welcome-secure-address = Apri la pagina di accesso, scegli «Password dimenticata?», imposta una password che conosci solo tu e scrivi a { $us }.
mail-welcome-secure = Apri la pagina di accesso, scegli «Password dimenticata?», imposta una password che conosci solo tu e avvisaci.
mail-welcome-bookmark = La pagina di accesso, da salvare tra i preferiti:

mail-changed-subject = La tua password per { $shop } è stata modificata
mail-changed-title = La tua password è stata modificata
mail-changed-short = Se eri tu, è tutto a posto. Altrimenti continua a leggere.
mail-changed-lead = è stata impostata una nuova password per il tuo account { $email }. Tutte le altre sessioni sono state chiuse.
mail-changed-fine = Allora è tutto a posto e questa e-mail è solo per tua informazione.
mail-changed-lock-address = Imposta subito una nuova password: l’altra persona non potrà più accedere. Poi scrivi a { $us }, così possiamo verificare che cosa è successo.
mail-changed-lock = Imposta subito una nuova password: l’altra persona non potrà più accedere. Poi avvisaci, così possiamo verificare che cosa è successo.

mail-moved-subject = Il tuo indirizzo e-mail su { $shop } è stato modificato
mail-moved-title = Il tuo indirizzo e-mail è stato modificato
mail-moved-short = Il tuo account ora usa { $masked }. Se non è corretto, avvisaci.
mail-moved-lead = il tuo account su { $shop } ha un nuovo indirizzo e-mail. I link che abbiamo inviato a quello precedente non funzionano più.
mail-moved-old = Indirizzo precedente
mail-moved-new = Nuovo indirizzo
mail-moved-right = È corretto?
mail-moved-fine = Allora non devi fare nulla. D’ora in poi scriveremo al nuovo indirizzo; questo è il nostro ultimo messaggio a quello precedente.
mail-moved-wrong = Non volevi questa modifica?
mail-moved-look-address = Qualcun altro potrebbe essere entrato nel tuo account. Scrivi subito a { $us }, così possiamo verificare che cosa è successo.
mail-moved-look = Qualcun altro potrebbe essere entrato nel tuo account. Contattaci subito, così possiamo verificare che cosa è successo.
mail-moved-button = Scrivici

mail-erased-subject = Il tuo account su { $shop } è stato eliminato
mail-erased-title = Il tuo account è stato eliminato
mail-erased-lead = il tuo account { $email } è stato eliminato da qualcuno che vi aveva effettuato l’accesso. I dati che avevamo su di te sono stati cancellati e nessuno può più accedere con questo account.
mail-erased-fine = Allora è tutto a posto e questa è l’ultima e-mail che ricevi da noi.
mail-erased-look-address = Allora qualcun altro conosce la tua password o usa un tuo dispositivo. Scrivi subito a { $us }, così possiamo verificare che cosa è successo. Se usi la stessa password altrove, cambiala anche lì.
mail-erased-look = Allora qualcun altro conosce la tua password o usa un tuo dispositivo. Avvisaci subito, così possiamo verificare che cosa è successo. Se usi la stessa password altrove, cambiala anche lì.

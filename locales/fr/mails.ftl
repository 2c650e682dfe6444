# Les e-mails fournis avec Keydesk. Les champs sont remplis par Liquid, voir en/mails.ftl.
mail-hello = Bonjour { $name },
mail-hello-nobody = Bonjour,
mail-unexpected = Vous n’attendiez pas cet e-mail ?
mail-copy = Si le bouton ne fonctionne pas, copiez ce lien dans votre navigateur :
mail-sent-by = { $shop } a envoyé cet e-mail à { $email }.
mail-questions = Une question ? Écrivez à { $us }.
mail-was-you = C’était vous ?
mail-not-you = Ce n’était pas vous ?
mail-when = Date et heure
mail-network = Adresse IP
mail-fact = { $what } : { $fact }

mail-reset-subject = Choisissez un nouveau mot de passe pour { $shop }
mail-reset-title = Choisir un nouveau mot de passe
mail-reset-short = Votre lien fonctionne une seule fois, jusqu’au { $until }.
mail-reset-asked = Un nouveau mot de passe a été demandé pour votre compte { $email } via « Mot de passe oublié ? ».
mail-reset-asked-by-staff = Notre service client a demandé un lien pour choisir un nouveau mot de passe pour votre compte { $email }.
mail-reset-choose = Pour choisir votre nouveau mot de passe, c’est ici :
mail-reset-valid = Ce lien ne fonctionne qu’une seule fois, jusqu’au { $until }. Si vous en avez reçu plusieurs, utilisez le plus récent : les précédents ne fonctionnent plus.
mail-reset-safe = Dans ce cas, vous n’avez rien à faire. Tant que personne n’utilise le lien, votre compte reste tel quel. Merci de ne pas transférer cet e-mail : toute personne qui possède le lien peut changer votre mot de passe.

mail-invite-subject = Votre compte chez { $shop }
mail-invite-title = Votre compte est prêt
mail-invite-short = Pour l’utiliser, choisissez votre mot de passe. Vous avez jusqu’au { $until }.
mail-invite-lead = Nous avons créé un compte pour vous chez { $shop }. Vous vous connectez avec { $email } ; il ne vous reste plus qu’à choisir votre mot de passe.
mail-invite-button = Choisir un mot de passe
mail-invite-valid = Ce lien fonctionne une seule fois et reste valable jusqu’au { $until }.
mail-invite-late-address = Trop tard ? Écrivez à { $us } et nous vous enverrons un nouveau lien.
mail-invite-late = Trop tard ? Contactez-nous et nous vous enverrons un nouveau lien.
mail-invite-safe = Dans ce cas, ignorez cet e-mail. Tant que personne n’utilise le lien, le compte reste inactif.

mail-confirm-subject = Confirmez votre adresse e-mail pour { $shop }
mail-confirm-title = Confirmez votre adresse e-mail
mail-confirm-short = Un clic, et nos e-mails vous parviendront. Le lien fonctionne jusqu’au { $until }.
mail-confirm-lead = { $email } est l’adresse de votre compte chez { $shop }. Merci de confirmer que c’est bien la vôtre, afin que nos e-mails vous parviennent :
mail-confirm-button = Confirmer l’adresse
mail-confirm-valid = Le lien est valable jusqu’au { $until }. Que vous l’utilisiez ou non, vous pouvez vous connecter comme d’habitude.
mail-confirm-safe = Quelqu’un s’est peut-être trompé en saisissant son adresse. Vous n’avez rien à faire : si personne n’utilise le lien, rien n’est confirmé.

mail-welcome-subject = Bienvenue chez { $shop }
mail-welcome-short = Votre compte est actif. Connectez-vous avec { $email }.
mail-welcome-lead = C’est un plaisir de vous accueillir. Votre mot de passe est enregistré et votre compte est actif. Désormais, connectez-vous avec { $email } et ce mot de passe.
mail-welcome-button = Se connecter
mail-welcome-other = Quelqu’un d’autre a choisi ce mot de passe ?
mail-welcome-secure-address = Ouvrez la page de connexion, cliquez sur « Mot de passe oublié ? », choisissez un mot de passe que personne d’autre ne connaît et écrivez à { $us }.
mail-welcome-secure = Ouvrez la page de connexion, cliquez sur « Mot de passe oublié ? », choisissez un mot de passe que personne d’autre ne connaît et prévenez-nous.
mail-welcome-bookmark = La page de connexion, à ajouter à vos favoris :

mail-changed-subject = Votre mot de passe pour { $shop } a été modifié
mail-changed-title = Votre mot de passe a été modifié
mail-changed-short = Si c’était vous, tout va bien. Sinon, merci de lire la suite.
mail-changed-lead = Un nouveau mot de passe a été enregistré pour votre compte { $email }. Toutes les autres sessions ont été fermées.
mail-changed-fine = Alors tout va bien, et cet e-mail vous est envoyé pour simple information.
mail-changed-lock-address = Choisissez immédiatement un nouveau mot de passe : l’autre personne n’aura plus accès à votre compte. Écrivez ensuite à { $us }, pour que nous puissions vérifier ce qui s’est passé.
mail-changed-lock = Choisissez immédiatement un nouveau mot de passe : l’autre personne n’aura plus accès à votre compte. Prévenez-nous ensuite, pour que nous puissions vérifier ce qui s’est passé.

mail-moved-subject = Votre adresse e-mail chez { $shop } a été modifiée
mail-moved-title = Votre adresse e-mail a été modifiée
mail-moved-short = Votre compte utilise désormais { $masked }. Si c’est une erreur, prévenez-nous.
mail-moved-lead = Votre compte chez { $shop } a une nouvelle adresse e-mail. Les liens que nous avons envoyés à l’ancienne ne fonctionnent plus.
mail-moved-old = Ancienne adresse
mail-moved-new = Nouvelle adresse
mail-moved-right = C’est bien ce que vous vouliez ?
mail-moved-fine = Alors vous n’avez rien à faire. Désormais, nous écrirons à la nouvelle adresse ; ce message est le dernier que nous envoyons à l’ancienne.
mail-moved-wrong = Ce n’est pas ce que vous vouliez ?
mail-moved-look-address = Quelqu’un d’autre a peut-être accédé à votre compte. Écrivez immédiatement à { $us }, pour que nous puissions vérifier ce qui s’est passé.
mail-moved-look = Quelqu’un d’autre a peut-être accédé à votre compte. Contactez-nous immédiatement, pour que nous puissions vérifier ce qui s’est passé.
mail-moved-button = Nous écrire

mail-erased-subject = Votre compte chez { $shop } a été supprimé
mail-erased-title = Votre compte a été supprimé
mail-erased-lead = Votre compte { $email } a été supprimé par une personne qui y était connectée. Les données que nous avions sur vous ont été effacées, et il n’est plus possible de se connecter avec ce compte.
mail-erased-fine = Alors tout va bien, et cet e-mail est le dernier que nous vous envoyons.
mail-erased-look-address = Alors quelqu’un d’autre connaît votre mot de passe ou utilise l’un de vos appareils. Écrivez immédiatement à { $us }, pour que nous puissions vérifier ce qui s’est passé. Si vous utilisez le même mot de passe ailleurs, changez-le aussi.
mail-erased-look = Alors quelqu’un d’autre connaît votre mot de passe ou utilise l’un de vos appareils. Prévenez-nous immédiatement, pour que nous puissions vérifier ce qui s’est passé. Si vous utilisez le même mot de passe ailleurs, changez-le aussi.

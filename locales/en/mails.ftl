# The mails that Keydesk brings along. Their gaps are filled with Liquid, so that what is made of these words is a
# template as merchants write it. $us is the shop's address, $masked the customer's new one with a part left out.
mail-hello = Hello { $name },
mail-hello-nobody = Hello,
mail-unexpected = Not expecting this?
mail-copy = If the button does nothing, copy this link into your browser:
mail-sent-by = { $shop } sent this e-mail to { $email }.
mail-questions = Questions? Write to { $us }.
mail-was-you = Was this you?
mail-not-you = Not you?
mail-when = When
mail-network = Network address
mail-fact = { $what }: { $fact }

mail-reset-subject = Set a new password for { $shop }
mail-reset-title = Set a new password
mail-reset-short = Your link works once, until { $until }.
mail-reset-asked = A new password was requested for your account { $email } through “Forgot your password?”.
mail-reset-asked-by-staff = Our support team has requested a password link for your account { $email }.
mail-reset-choose = Choose your new password here:
mail-reset-valid = Valid until { $until }, for one use. If we have sent you more than one link, use the newest: the earlier ones have stopped working.
mail-reset-safe = Then you need not do anything. Your account stays as it is unless someone uses the link. Please do not forward this e-mail: whoever has the link can set your password.

mail-invite-subject = Your account at { $shop }
mail-invite-title = Your account is ready
mail-invite-short = Set your password by { $until } to start using it.
mail-invite-lead = We have set up an account for you at { $shop }. You sign in with { $email }; the only thing missing is a password of your own.
mail-invite-button = Set your password
mail-invite-valid = The link works once and is valid until { $until }.
mail-invite-late-address = Too late? Write to { $us } and we will send you a new one.
mail-invite-late = Too late? Get in touch with us and we will send you a new one.
mail-invite-safe = Then ignore this e-mail. The account stays inactive unless someone uses the link.

mail-confirm-subject = Confirm your e-mail address for { $shop }
mail-confirm-title = Confirm your e-mail address
mail-confirm-short = One press, and our mails reach you. The link works until { $until }.
mail-confirm-lead = { $email } is the address of your account at { $shop }. Please confirm that it is yours, so that our e-mails reach you:
mail-confirm-button = Confirm address
mail-confirm-valid = The link is valid until { $until }. You can sign in as before, with or without it.
mail-confirm-safe = Then someone may have mistyped their address. You need not do anything: without the link, nothing is confirmed.

mail-welcome-subject = Welcome to { $shop }
mail-welcome-short = Your account is active. You sign in with { $email }.
mail-welcome-lead = It is good to have you here. Your password is set and your account is active. From now on, sign in with { $email } and that password.
mail-welcome-button = Sign in
mail-welcome-other = Someone else set this password?
mail-welcome-secure-address = Open the sign-in page, choose “Forgot your password?”, set a password that only you know, and write to { $us }.
mail-welcome-secure = Open the sign-in page, choose “Forgot your password?”, set a password that only you know, and let us know.
mail-welcome-bookmark = The sign-in page, for your bookmarks:

mail-changed-subject = Your password for { $shop } was changed
mail-changed-title = Your password was changed
mail-changed-short = If this was you, all is well. If not, please read on.
mail-changed-lead = A new password was set for your account { $email }. Everywhere else you have been signed out.
mail-changed-fine = Then all is well, and this e-mail is just for your records.
mail-changed-lock-address = Set a new password right away. That locks the other person out. Then write to { $us }, so that we can look into it.
mail-changed-lock = Set a new password right away. That locks the other person out. Then let us know, so that we can look into it.

mail-moved-subject = Your e-mail address at { $shop } was changed
mail-moved-title = Your e-mail address was changed
mail-moved-short = Your account now uses { $masked }. If that is not right, tell us.
mail-moved-lead = Your account at { $shop } has a new e-mail address. Links we sent to the old one no longer work.
mail-moved-old = Old address
mail-moved-new = New address
mail-moved-right = Is that right?
mail-moved-fine = Then there is nothing to do. We write to the new address from now on; this is our last message to the old one.
mail-moved-wrong = You did not want this?
mail-moved-look-address = Someone else may have got into your account. Write to { $us } at once, so that we can look into it.
mail-moved-look = Someone else may have got into your account. Get in touch with us at once, so that we can look into it.
mail-moved-button = Write to us

mail-erased-subject = Your account at { $shop } was deleted
mail-erased-title = Your account was deleted
mail-erased-lead = Your account { $email } was deleted by somebody who was signed in to it. What we knew of you is gone, and nobody can sign in with it any more.
mail-erased-fine = Then all is well, and this is our last e-mail to you.
mail-erased-look-address = Then somebody else knows your password, or uses a device of yours. Write to { $us } right away, so that we can look into it. If you use the same password elsewhere, change it there.
mail-erased-look = Then somebody else knows your password, or uses a device of yours. Let us know right away, so that we can look into it. If you use the same password elsewhere, change it there.

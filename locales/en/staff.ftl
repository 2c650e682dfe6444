# Asking for the password again
confirm-password = Your password
confirm-hint = Asked again before far-reaching changes. Good for five minutes.
confirm-needed = Type your own password to confirm this.
confirm-wrong = This is not your password, or checking is paused after several tries.

# Staff
nav-staff = Staff
nav-you = Your sign-in
administration-staff-text = Who works here, as what; invite and remove.
staff-title = Staff
staff-text = Who works in this account. Each person has a role here and signs in with their own password.
staff-to-roles = What each role may do
roles-to-staff = Who has which role
staff-invite = Invite somebody
staff-you = (you)
staff-never = Has not signed in yet
staff-last-sign-in = Signed in
staff-disabled = Cannot sign in
column-role = Role
role-text-owner = Everything, also staff, settings and mails
role-text-manager = Customers, applications, texts of mails
role-text-support = Finds customers and sends links
role-text-editor = Writes the texts of mails; sees no customers
staff-role-in = Role in { $shop }
staff-save-role = Save role
staff-deeds = More
staff-deed-password = Send a password link
staff-deed-password-text = { $name } gets a mail to { $email } with a link to set a new password. Nobody else can set it, and the old one works until then. One link in five minutes, five a day.
staff-deed-sign-out = Sign out everywhere
staff-deed-sign-out-text = { $name } is signed out in every browser at once, and can sign in again with the same password.
staff-deed-remove = Remove from this account
staff-deed-remove-text = { $name } loses all access to { $shop } at once. What they did stays in the log. You can invite them again.
done-staff-removed = { $name } no longer has access to this account.
done-staff-signed-out = { $name } is signed out everywhere.
done-staff-password = A password link for { $name } is queued to { $email }. If one went out a few minutes ago, that one stays good and no second is sent.
done-role = { $name } is now { $role }.
problem-role = Choose a role.
problem-role-changed = Somebody else has changed this role to { $role } since you opened the page. If you save, yours takes its place.
problem-last-owner = An account needs an owner who can sign in. Make somebody else an owner first.
problem-later = Too many links for { $name } ({ $email }) were asked for from here. Try again in an hour.

# Invites
invite-title = Invite somebody
invite-text = They get a mail with a link that works for seven days, and choose their own name and password.
invite-button = Send invite
invite-no-mail = No mail server is set up, so an invite could not leave. Set SMTP_URL, or add people on the server:
invite-over = This invite has been taken or withdrawn.
invites-title = Invited
invites-by = Invited by
invites-until = Link works until
invites-expired = Expired
invites-deeds = Actions
invites-again = Send again
invites-again-of = Send again to { $email }
invites-withdraw = Withdraw
invites-withdraw-of = Withdraw the invite of { $email }
done-invited = Invite to { $email } as { $role } is queued. Its link works for seven days.
done-invite-withdrawn = The invite of { $email } no longer works.
problem-is-member = This person has a role here already. Change it in the list.
problem-too-many-invites = { $most } invites were sent within the hour. Wait a little.

# Links for staff
staff-link-join-title = Join { $shop }
staff-link-join-button = Join { $shop }
staff-link-join-text = You are invited to { $shop } as { $role }. You sign in as { $email }, with the password that you have.
staff-link-begin-text = You are invited to { $shop } as { $role }. You will sign in as { $email } with the password that you choose here.
staff-link-reset-text = For { $email }. You will be signed out everywhere else.
staff-link-name = Your name
staff-link-name-hint = As colleagues know you. It stands beside what you do.
staff-link-until = This link works until { $until }.
staff-link-over = It has been used, its time is over, or it was withdrawn. For a new invite, ask who invited you; for a new password, ask for a new link.
staff-done-joined = You have joined. Sign in to begin.
staff-done-password = Your new password is set. Sign in with it.
staff-forgot-link = Forgot your password?
staff-forgot-title = Forgot your password?
staff-forgot-text = Type the e-mail address you sign in with. If it belongs to somebody who works here, a link to set a new password goes to it.
staff-forgot-button = Send link
staff-forgot-back = Back to sign in
staff-sent-title = Look into your mail
staff-sent-text = If the address belongs to somebody who works here, a mail is on its way. Its link works once, for { $lifetime }.
staff-sent-nothing = Nothing there after a few minutes? Look into the spam folder, or ask an owner of your account.
staff-sent-collected = No mail server is set up here: the mail does not leave Keydesk. Whoever runs the server can help.

# One’s own page
you-save-name = Save name
you-browsers = Where you are signed in
you-browsers-text = A session ends after 30 minutes without use, and after 12 hours at the latest. If you do not know one of these, sign it out and change your password.
you-browser-unknown = Unknown browser
you-browser-since = since
you-browser-here = This browser
you-browser-end = Sign out
you-browser-end-of = Sign out { $browser }
you-browsers-end = Sign out all others
you-password = Change your password
you-password-old = Old password
you-password-text = You stay signed in here and are signed out everywhere else.
done-you-name = Your name is saved.
done-you-password = Your password is changed. You are signed out everywhere else.
done-you-browsers = { $n ->
    [0] No other browser was signed in.
    [one] One browser is signed out.
   *[other] { $n } browsers are signed out.
}
problem-old-password = This is not your old password, or checking is paused after several tries.

# Mails to staff
staff-mail-foot = Keydesk sends this to people who work in a backoffice.
staff-mail-copy = If the button does nothing, copy this link into your browser:
staff-mail-invite-subject = You are invited to { $shop }
staff-mail-invite-text = { $name } ({ $email }) invites you to work in the backoffice of { $shop } as { $role }.
staff-mail-invite-until = The link works once, until { $until }. If you do not know what this is about, do nothing.
staff-mail-invite-button = Take the invite
staff-mail-reset-subject = Set a new password for Keydesk
staff-mail-reset-text = Hello { $name }, a new password was asked for your sign-in { $email }.
staff-mail-reset-until = The link works once, until { $until } ({ $lifetime }). If you get several, use the newest.
staff-mail-reset-ignore = If it was not you, do nothing: your password stays as it is.
staff-mail-reset-button = Set a new password
staff-mail-password-subject = Your password for Keydesk was changed
staff-mail-password-text = Hello { $name }, your password was changed { $at }. All your sessions have ended.
staff-mail-changed-source = It was done from { $source }.
staff-mail-changed-not-you = If it was not you, ask for a new password at once and tell an owner of your account.

# Second factor
factor-title = Second factor
factor-off-text = Until you set one up, your password alone is enough to sign in as you.
factor-text = With your password alone nobody signs in: a code of an app on your phone is asked too.
factor-on = Second factor on
factor-off = No second factor
factor-manage = Manage
factor-set-up = Set up
factor-required = This account requires a second factor. Set it up to go on.
factor-step-app = Open an authenticator app
factor-step-app-text = Any app that makes six-digit codes will do, also many password managers.
factor-step-scan = Scan this picture with it
factor-step-letters = Or type these letters:
factor-step-code = Type the code that it shows
factor-picture = Picture to scan with an authenticator app
factor-turn-on = Turn on
factor-turn-off = Turn off
factor-codes = Recovery codes
factor-codes-left = { $n ->
    [0] No recovery code is left. Make new ones.
    [one] One recovery code is left.
   *[other] { $n } recovery codes are left.
}
factor-codes-new = Make new codes
factor-codes-made = Your second factor is on. These are your recovery codes.
factor-codes-copy = Copy the codes
factor-codes-keep = Each signs you in once when you do not have your phone. They are shown only now: print them, or put them into a password manager.
factor-codes-kept = I have kept them
problem-code = This code does not match. Wait for the next one and type it; the phone’s clock must be right.
problem-factor-required = An account that you work in requires it, so it cannot be turned off.
done-factor-off = Your second factor is off.
code-title = One more step
code-text = Your password is right. Now the code of your authenticator app.
code-label = Code
code-hint = Six digits, or one of your recovery codes
code-failed = The code does not match, was used before, or checking is paused after several tries.
code-other = Sign in as somebody else
column-factor = Second factor
settings-second-factor = Require a second factor
settings-second-factor-hint = Who has none is asked to set it up before they can go on.
staff-deed-second-factor = Remove second factor
staff-deed-second-factor-text = For when the phone is lost. { $name } then signs in with the password alone until they set up another. Make sure that it is { $name } who asks. They are told by mail.
done-staff-factor = { $name } no longer has a second factor.
problem-staff-factor = { $name } works in accounts that you do not own. Whoever runs the server can remove it: keydesk staff rescue.
staff-mail-factor-subject = Your second factor for Keydesk was removed
staff-mail-factor-text = Hello { $name }, your second factor was removed { $at }. Your password alone now signs you in.
factor-code-hint = From your app, or a recovery code. Needed for both of these.
staff-mail-factor-on-subject = A second factor for Keydesk was set up
staff-mail-factor-on-text = Hello { $name }, a second factor was set up for you { $at }. Sessions in other browsers have ended.
staff-mail-codes-subject = New recovery codes for Keydesk
staff-mail-codes-text = Hello { $name }, new recovery codes were made for you { $at }. The old ones no longer work.

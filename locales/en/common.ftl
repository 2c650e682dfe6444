# States of customers
state-active = Active
state-invited = Invited
state-disabled = Disabled
state-locked = Locked
state-reset-required = Reset required
state-unconfirmed = Address not confirmed

# Notifications
notification-reset = Password reset
notification-invite = Invite
notification-confirm-address = Confirm address
notification-welcome = Welcome
notification-password-changed = Password changed
notification-address-changed = Address changed
notification-account-erased = Account deleted

# States of messages
message-state-queued = Queued
message-state-sending = Being handed over
message-state-retrying = Waiting for the next try
message-state-accepted = Accepted by the mail server
message-state-collected = Collected here
message-state-held = Held
message-state-failed = Refused by the mail server
message-state-dropped = Not sent

# Why a message was not sent
dropped-account = The account is gone.
dropped-erased = The customer was erased.
dropped-too-late = The link would have expired before anybody could use it.
dropped-used = The link had been used already.
dropped-ended = The link had ended before the mail could go out.
failed-writing = The mail could not be written. The server’s own log says why.

# Roles and rights
role-owner = Owner
role-manager = Manager
role-support = Support
role-editor = Editor
right-view-customers = find and view customers, their timeline and messages (links masked)
right-help-customers = send a reset or an invite, unlock, sign out everywhere
right-edit-customers = edit, enable and disable customers
right-view-applications = view applications, endpoints and API keys
right-edit-applications = change applications, endpoints and API keys
right-view-templates = view notification templates
right-edit-templates = edit templates, preview with sample data, publish
right-preview-customers = preview a template with a real customer
right-run-account = staff, roles, settings, mail server, retention
right-view-audit = the whole audit log (everybody sees their own acts)
right-show-links = open links of mails that are collected on purpose

# How staff made sure of the caller
identity-order = Knew a recent order
identity-birthday = Gave date of birth and postal address
identity-call-back = Called back on the number on file
identity-in-person = Showed a document in person
identity-other = Another way, as noted

# Who acted
actor-staff = A former staff member
actor-customer = The customer
actor-stranger = Somebody on the shop’s pages
actor-system = Keydesk
actor-operator = The operator

# What happened
event-customer-created = Customer added
event-customer-edited = Details changed
event-customer-address-changed = Address changed from { $before } to { $after }
event-customer-erased = Erased at their own wish
event-customer-disabled = Disabled
event-customer-enabled = Enabled
event-customer-unlocked = { $failures ->
    [one] Unlocked after one wrong password
   *[other] Unlocked after { $failures } wrong passwords
}
event-customer-signed-out-everywhere = Signed out everywhere ({ $count })
event-customer-signed-in = Signed in
event-customer-address-book-changed = { $deed ->
    [added] Postal address added
    [removed] Postal address removed
   *[other] Postal address changed
}
event-orders-imported = { $count ->
    [one] One order received from the shop
   *[other] { $count } orders received from the shop
}
event-customer-signed-out = Signed out
event-reset-requested = Reset link asked for
event-invite-requested = Invite asked for
event-confirmation-requested = Confirmation of the address asked for
event-customer-address-confirmed = Address confirmed
event-link-sent-again = The same link was sent again
event-link-withdrawn = Link withdrawn
event-password-set = { $ended ->
    [0] New password set
    [one] New password set, one sign-in ended
   *[other] New password set, { $ended } sign-ins ended
}
event-password-changed = { $ended ->
    [0] Password changed with the one before
    [one] Password changed with the one before, one other sign-in ended
   *[other] Password changed with the one before, { $ended } other sign-ins ended
}
event-customer-activated = Account activated, first password set
event-reset-dropped = Somebody asked for a reset on the shop’s pages; no mail was sent ({ $reason })
event-message-links-shown = Opened a collected mail with its link
event-message-sent-again = Message put back into the queue
event-template-previewed = A mail’s text was looked at with this customer’s data
event-application-saved = Application saved: { $application }
event-staff-signed-in = Staff signed in
event-staff-signed-out = Staff signed out
event-account-created = Account added
event-staff-created = Staff member added

# The trace
application-default = the account’s own page
trace-title-reset = Reset via { $application }
trace-title-invite = Invite via { $application }
trace-title-confirm = Confirmation of the address via { $application }
trace-asked = Asked for
trace-by-staff = by { $name }
trace-by-former-staff = by a former staff member
trace-by-customer = on the shop’s pages
trace-identity = identity checked: { $how }
trace-mail-none = No mail
trace-mail-queued = Mail queued
trace-mail-sending = Mail being handed over
trace-mail-retrying = Mail waits for another try
trace-mail-accepted = Accepted by the mail server
trace-mail-collected = Mail collected here
trace-mail-held = Mail held
trace-mail-failed = Refused by the mail server
trace-mail-dropped = Mail not sent
trace-collected-detail = It has not left Keydesk.
trace-retry = next try { $at }
trace-queued-at = queued { $at }
trace-opened = Page opened
trace-not-opened = Page not opened yet
trace-never-opened = Page not opened
trace-unseen = Opened?
trace-unseen-detail = The link leads to the shop’s own page, which Keydesk cannot see.
trace-used = New password set
trace-not-used = Password not set
trace-confirmed = Address confirmed
trace-not-confirmed = Address not confirmed
trace-sign-ins-later = Then sign-ins end
trace-sign-ins-ended = { $n ->
    [0] No sign-ins to end
    [one] 1 sign-in ended
   *[other] { $n } sign-ins ended
}
standing-open = Open until { $until }
standing-used = Used
standing-expired = Expired
standing-superseded = Ended: a newer link was sent
standing-withdrawn = Withdrawn by staff
standing-password-changed = Ended: the password was set another way
standing-address-changed = Ended: the address changed
standing-address-confirmed = Ended: the address was confirmed by a link for a password
standing-disabled = Ended: the customer was disabled

# Errors
error-not-found-title = There is nothing here
error-not-found-text = The address may be mistyped, or what it named is gone, or it belongs to another account.
error-not-allowed-title = Your role does not allow this
error-not-allowed-text = An owner of the account can do it, or give you a role that can.
error-forged-title = This form cannot be accepted
error-forged-text = It was open for too long, or did not come from this site. Go back, reload the page and send it again. Nothing was changed.
error-too-large-title = That is more than fits
error-too-large-text = A form takes 64 KB, one with a picture or the texts of a mail 4 MB. Nothing was changed. Go back and send less. Some browsers still have what you typed; a file must be chosen again.
error-malformed-title = This request makes no sense
error-malformed-text = Some of it is missing or comes twice. Nothing was changed.
error-method-title = This address does not take that kind of request
error-method-text = Go back and use the buttons of the page.
error-busy-title = Too much to do just now
error-busy-text = Nothing was changed. Try again in a few seconds.
error-fault-title = Something went wrong on our side
error-fault-text = Nothing was lost that had been saved. If it happens again, tell whoever runs Keydesk the request id below.
error-request-id = Request id
error-home = To the start page

# Forms that come too late
kept-ended-title = You were signed out
kept-ended-text = Nothing was changed, and what you typed is still here. Sign in in a new tab, come back to this one and send it again.
kept-renewed-title = Send what you typed?
kept-renewed-text = You have signed in since you opened the form. Nothing was changed yet, and what you typed is still here. It is sent as { $name }, { $email }.
kept-factor-title = A second factor is needed first
kept-factor-text = The account asks for a second factor since a moment ago. Nothing was changed, and what you typed is still here. Set yours up in a new tab, come back to this one and send it again.
kept-factor = Set it up in a new tab
kept-sign-in = Sign in in a new tab
kept-again = Send again
kept-send = Send
kept-typed = What you typed
kept-back = Do not send it, back to the page

# The log
nav-log = Audit log
log-problem-choice = Choose one from the list.
log-problem-customer = Enter a customer’s number, which stands behind the #, or their e-mail address.
log-problem-address = No customer has this address.
log-problem-day = Enter a day.
log-problem-range = The last day is before the first.
administration-log-text = Who did what to whom, when and from where.
customer-whole-log = Whole log
log-text = Every change, by whom, to whom, when and from where; and who looked at which customer, once in ten minutes.
log-text-own = What you did, when and from where. Owners and managers see what everybody did.
log-filter = Filter the log
log-what = What
log-whom = Whom
log-who = Who
log-when = When
log-topic = About
log-customer = Customer
log-customer-like = # or e-mail
log-from = From
log-until = To
log-removed = { $name } (removed)
log-anybody = Anybody
log-anything = Anything
log-apply = Filter
log-clear = Clear
log-none-title = Nothing here
log-none-text = Lines appear as soon as somebody does something.
log-none-filtered = No line matches the filter.
log-empty = empty
log-changes = { $n ->
    [one] One value changed
   *[other] { $n } values changed
}
topic-customers = Customers
topic-links = Links for passwords
topic-messages = Mails
topic-applications = Applications
topic-templates = Texts of mails
topic-staff = Staff
topic-account = Account and log
event-application-removed = Application removed: { $application }
log-message = Message { $number }
event-template-saved = Draft saved: { $notification }
event-template-discarded = Draft discarded: { $notification }
event-template-published = Text published: { $notification }, version { $number }
event-template-reset = Built-in text in force again: { $notification }
event-template-failed = No mail could be made of { $notification }, version { $number }; the built-in text was sent
event-template-tested = Test mail sent to oneself: { $notification }
event-account-settings-changed = Settings changed
event-staff-invited = { $email } invited as { $role }
event-staff-invite-withdrawn = Invite of { $email } withdrawn
event-staff-role-changed = Role of { $name } changed from { $before } to { $after }
event-staff-removed = { $name } removed ({ $role })
event-staff-renamed = Name changed from { $before } to { $after }
event-staff-reset-requested = Password link asked for
event-staff-password-set = New staff password set
event-staff-second-factor-on = Second factor turned on
event-staff-second-factor-off = Second factor removed
event-staff-recovery-codes-made = New recovery codes made
event-staff-recovery-code-used = Signed in with a recovery code, { $left } left
event-staff-signed-out-everywhere = Staff signed out ({ $count })
event-unknown = Something that this version of Keydesk has no word for
actor-at-sign-in = Somebody at the staff sign-in
event-message-server-answered = { $taken ->
    [true] The mail server accepted the test
   *[other] The mail server did not accept the test
}
event-log-exported = Log exported ({ $format })
event-customer-viewed = Looked at
event-staff-sign-in-failed = Wrong password for { $name }
event-staff-code-failed = Wrong code for { $name }, after the right password
event-staff-refused = { $name } asked for something that their role does not allow
log-erased = Particulars erased
event-log-erased = Particulars of lines before { $before } erased

# The frame
product = Keydesk
skip = Skip to the content
menu = Menu
main-menu = Main menu
nav-customers = Customers
nav-messages = Messages
nav-administration = Administration
nav-applications = Applications
nav-roles = Roles
nav-overview = Overview
nav-shortcuts = Keyboard shortcuts
account-switch = Account
search-label = Find a customer
search-hint = E-mail, name, phone or #id
person-menu = { $name }, { $role }
language = Language
theme = Appearance
theme-auto = As the system
theme-light = Light
theme-dark = Dark
sign-out = Sign out
close = Close
cancel = Cancel
save = Save changes
back = Back
problems-title = Please check the form
mail-stays-here = No mail server is set up. Mails are only collected here and do not leave Keydesk.
mail-kept-here = No mail server is set up: the mail stays here, under Messages.
demo-note = This is the demo. Links of collected mails work for you here.

# Signing in
sign-in-title = Sign in to Keydesk
sign-in-email = E-mail
sign-in-password = Password
sign-in-button = Sign in
sign-in-failed-title = That did not work
sign-in-failed = E-mail and password do not match, or signing in is paused after several tries. Wait a few minutes and check both, or set a new password.
sign-in-demo = The demo has printed e-mails and passwords in the terminal.
password-show = Show
password-hide = Hide

# First run
first-run-title = Keydesk is running. Two commands are left.
first-run-text = The database { $database } is empty. Type these on the server:
first-run-account = 1. Add your shop
first-run-staff = 2. Add yourself as its owner
first-run-then = The second command prints your password once. Then sign in.
first-run-sign-in = Go to sign in

# Accounts
accounts-title = Choose an account
accounts-none = You have no role in any account. An owner can give you one.
accounts-greeting = Signed in as { $name }.

# Customers
customers-title = Customers
customers-views = Views
view-all = All
view-active = Active
view-invited = Invited
view-disabled = Disabled
view-locked = Locked
view-reset-required = Reset required
column-name = Name
column-email = E-mail
column-state = State
column-sign-in = Last sign-in
column-reset = Last link
customers-count = { $n ->
    [0] No customers
    [one] 1 customer
   *[other] { $n } customers
}
customers-matching = { $n ->
    [0] No customer matches “{ $query }”
    [one] 1 customer matches “{ $query }”
   *[other] { $n } customers match “{ $query }”
}
customers-none-title = No customers yet
customers-none-text = Customers appear here as soon as your shop or an import adds them.
customers-no-match-title = Nothing matches
customers-no-match-text = Try a part of the name, the e-mail address, the phone number, the id, or the whole number of an order.
customers-clear = Clear the search
never = never
pages = Pages
previous = Previous
next = Next
page-size = Rows per page

# A customer
customer-number = Number { $number }
customer-id = Customer { $id }
customer-no-name = No name
customer-reset = Reset password
customer-invite = Send invite
customer-invite-again = Send a new invite
customer-edit = Edit
customer-disable = Disable
customer-enable = Enable
customer-unlock = Unlock
customer-sign-out = Sign out everywhere
customer-more = More
no-reset-invited = Not possible: this customer has never set a password. Send an invite instead.
no-reset-disabled = Not possible while this customer is disabled.
no-reset-active = Possible.
no-invite-active = Not possible: this customer has a password already. Send a reset instead.
no-invite-disabled = Not possible while this customer is disabled.
no-invite-invited = Possible.
no-confirm-confirmed = Not possible: the address is confirmed already.
no-confirm-invited = Not possible: this customer has never set a password. The invite confirms the address too.
no-confirm-disabled = Not possible while this customer is disabled.
ask-a-manager = A manager or owner can enable the customer.
customer-facts = Sign-in
customer-orders = Orders
customer-orders-text = The newest that the shop has told of.
order-number = Number
order-placed = Placed
order-status = Status
order-total = Total
customer-addresses = Addresses
customer-no-addresses = No addresses.
customer-default-address = Default
customer-trace = Links
customer-no-links = No link has been sent yet.
customer-timeline = Timeline
fact-last-sign-in = Last sign-in
fact-open = Signed in now
fact-open-count = { $n ->
    [0] nowhere
    [one] in 1 place
   *[other] in { $n } places
}
fact-failed = Wrong passwords in a row
fact-locked-until = Locked until { $until }
fact-locked-for-good = Locked until a reset or Unlock
fact-password = Password set
fact-reset-required = Reset required since
fact-language = Language, local time
fact-language-alone = Language
fact-mails-in = mails in { $language }
fact-created = Added
fact-phone = Phone
trace-again = Send again
trace-withdraw = Withdraw
trace-open-mail = Open the mail
trace-mails = { $n ->
    [one] 1 mail
   *[other] { $n } mails
}

# Asking before a deed
ask-disable-title = Disable { $name }?
ask-disable-text = Nobody can sign in as { $name } any more. Open links end and all sign-ins end at once. Nothing is deleted; you can enable the customer again.
ask-disable-button = Disable customer
ask-enable-title = Enable { $name }?
ask-enable-text = { $name } can sign in again with the old password, or, if there never was one, can be sent an invite.
ask-enable-button = Enable customer
ask-unlock-title = Unlock { $name }?
ask-unlock-text = The wrong passwords are forgotten and { $name } can try again at once. Make sure that it was the customer who mistyped.
ask-unlock-button = Unlock customer
ask-sign-out-title = Sign { $name } out everywhere?
ask-sign-out-text = Every browser and app in which { $name } is signed in has to sign in again. The password stays.
ask-sign-out-button = Sign out everywhere
done-disable = { $name } is disabled. Open links and sign-ins have ended.
done-enable = { $name } is enabled.
done-unlock = { $name } is unlocked.
done-sign-out = { $count ->
    [0] { $name } was not signed in anywhere.
    [1] { $name } was signed out in 1 place.
   *[other] { $name } was signed out in { $count } places.
}
already-disable = { $name } was disabled already.
already-enable = { $name } was enabled already.
already-unlock = { $name } was not locked.

# Editing a customer
edit-title = Edit { $name }
edit-first-name = First name
edit-last-name = Last name
edit-email = E-mail
edit-email-hint = A change ends open links, and the old address is told.
edit-phone = Phone
edit-company = Company
edit-number = Customer number
edit-language = Language
edit-language-account = As the account
edit-zone = Time zone
edit-zone-account = As the account
lang-en = English
lang-de = German
lang-es = Spanish
lang-fr = French
lang-it = Italian
lang-nl = Dutch
lang-pl = Polish
lang-pt = Portuguese
done-edit = The details of { $name } are saved.
done-edit-moved = The details of { $name } are saved. Open links have ended, and a note to the old address { $before } is queued.
problem-email = Enter one e-mail address, like name@shop.example.
problem-text = Use at most { $most } characters, on one line.
problem-phone = Enter a phone number, or leave it empty.
problem-zone = Choose a time zone from the list.
problem-language = Choose a language from the list.
problem-changed = Somebody else, or you in another window, has saved this since you opened it. Save again to put what stands below in its place, or open the page again to see it.
problem-address-taken = Another customer has this address.
problem-number-taken = Another customer has this number.

# Asking for a link
ask-reset-title = Reset password
ask-invite-title = Send invite
ask-reset-for = { $name } gets a mail with a link to set a new password. The old password works until the link is used.
ask-invite-for = { $name } gets a mail with a link to set the first password.
ask-goes-to = The mail goes to
ask-in-language = in { $language }
ask-lives = The link works for
ask-lives-until = { $lifetime }, until { $until }
ask-ends-others = It ends links that were sent before.
ask-application = Application
ask-application-hint = Where the link leads.
ask-identity = How did you make sure who is calling?
ask-identity-optional = How did you make sure who is calling? (optional)
ask-note = Note
ask-note-hint = For the record, for example the order number.
ask-reset-button = Send reset link
ask-invite-button = Send invite
ask-confirm-title = Have the address confirmed
ask-confirm-for = { $name } gets a mail with a link to confirm that the address is right. Signing in works as before.
ask-confirm-button = Send confirmation mail
customer-confirm = Have the address confirmed
problem-identity = Choose how you made sure who is calling.
problem-note = Say in the note how you made sure.
problem-application = Choose an application from the list.
problem-too-many-links = This customer has been sent many links within the hour. You can send another { $at }.
done-reset = Reset link queued for { $email } via { $application }. Valid until { $until }.
done-invite = Invite queued for { $email } via { $application }. Valid until { $until }.
done-confirm = Confirmation mail queued for { $email } via { $application }. Valid until { $until }.
done-again = The same link is queued once more. Valid until { $until }.
again-too-soon = This link was queued less than a minute ago. You can send it again at { $at }.
again-too-often = This link has been sent five times. Withdraw it and send a new one.
again-used = This link has been used. Send a new one if it is needed.
again-over = This link has ended. Send a new one if it is needed.
done-withdraw = The link is withdrawn. It no longer works.
already-withdraw = This link had ended already.

# Messages
messages-title = Messages
messages-find = Find messages
messages-to = Sent to (e-mail)
messages-none-to = No message here went to { $email }.
messages-views = Views
messages-view-all = All
messages-view-waiting = Waiting
messages-view-accepted = Accepted
messages-view-collected = Collected
messages-view-failed = Not sent
messages-none-title = No messages
messages-none-text = Every mail that Keydesk writes stands here, with what the mail server said to it.
messages-older = Older
messages-newest = Newest
column-message = Message
column-tries = Tries
column-queued = Queued
column-reply = Mail server’s reply
message-state = State
message-about = Customer
message-application = Application
message-queued = Queued
message-finished = Finished
message-next-try = Next try
message-tries = Tries
message-reply = Mail server’s reply
message-reason = Reason
message-id = Message-ID
message-language = Language
message-duplicate = The connection broke while this mail was handed over. It may arrive twice, with the same link.
message-preview = How the mail looks
message-text = Text
message-link-masked = The link is masked. Only the customer gets it.
message-open-link = Open the link of this mail
message-link-shown = This mail was collected here, so its link works for you. Opening it is the customer’s part.
message-link-over = The link of this mail is used, withdrawn or over. It opens a page that says so.
message-send-again = Send again
message-not-again = This message is not waiting and has not failed, so there is nothing to send again. On the customer’s page you can send the link again.
message-again = Queued again for { $email }.
trouble-away = The mail server cannot be reached; mails wait. Next try { $at }. It said:
trouble-settings = The mail server does not let Keydesk in; mails wait and nothing is lost. Check SMTP_URL. It said:

# Applications
applications-title = Applications
applications-new = Add application
applications-none-title = No applications yet
applications-none-text = An application is a storefront or app of yours. Its request endpoint is where the links in mails lead. Without one they lead to Keydesk’s own page.
application-title-new = Add application
application-title-edit = Application { $name }
application-name = Name
application-name-hint = Storefronts send this name. Change it only together with them.
application-rename = Rename it to { $name }
problem-rename = Storefronts send the name { $name }. Those that go on sending it get links to your default page.
application-endpoint = Request endpoint
application-endpoint-hint = The https address that links in mails lead to. Leave it empty for Keydesk’s own page.
application-hosted = Keydesk’s own page
application-view-only = You can look at this. Owners and managers of the account can change it.
application-format = Link format
format-default = Default
format-bigcommerce = BigCommerce
format-adobe = Adobe Commerce
format-shopify = Shopify
application-identity = Add the customer’s id and e-mail to the link
application-identity-hint = Some clients read them from the link. They then stand in the address bar.
application-mail = Mails
mail-live = Send
mail-live-hint = They go to the mail server.
mail-collect = Collect
mail-collect-hint = They stay in Keydesk. Owners can open their links.
application-example = Finished link
application-example-reset = Reset
application-example-invite = Invite
application-example-confirm = Confirming an address
application-example-none = Enter an endpoint to see the finished link.
application-remove = Remove application
application-remove-title = Remove { $name }?
application-remove-text = Storefronts that send the name “{ $name }” get links to your default page from then on.
application-remove-links = { $n ->
    [one] One link that is out still leads to its endpoint, and works until its time is over.
   *[other] { $n } links that are out still lead to its endpoint, and work until their time is over.
}
application-remove-templates = { $n ->
    [one] One text that is only for this application is deleted, with its versions.
   *[other] { $n } texts that are only for this application are deleted, with their versions.
}
done-application-removed = { $name } is removed.
application-show-link = Show the finished link
application-save = Save application
column-endpoint = Request endpoint
column-format = Link format
column-mail = Mails
done-application = Application { $name } is saved.
problem-name = Enter a name.
problem-name-taken = Another application has this name.
problem-name-default = “default” is what storefronts send when they mean no application. Choose another name.
problem-endpoint-absolute = Enter a whole address, like https://shop.example/reset.
problem-endpoint-odd = An address has no spaces, and none of < > \ in it. Write a space as %20.
problem-endpoint-https = Use https. Only localhost may be http.
problem-endpoint-user = Leave out the @, and the user name and password before it.
problem-endpoint-host = Enter the host by its name, like shop.example, or by its IP address as it is usually written, like 203.0.113.7.
problem-endpoint-port = Use a port from 1 to 65535, or none.
problem-endpoint-fragment = Leave out the part from # on: what is added after it would be lost.
problem-endpoint-missing = This format needs an endpoint.
problem-endpoint-parameter = Take { $name } out of the part after the question mark: Keydesk adds it to each link itself.

# Administration
administration-title = Administration
administration-applications-text = Your storefronts and apps: where links lead and how they look.
administration-roles-text = Who may do what in this account.
roles-title = Roles
roles-text = What each role may do. It is checked on the server with every request.
column-right = Right
yes = yes
no = no
shortcuts-title = Keyboard shortcuts
shortcut-search = Find a customer
shortcut-administration = Open Administration
shortcut-next = Next row
shortcut-previous = Previous row
shortcut-open = Open the row
shortcut-close = Close a dialog or menu
shortcut-help = This list
single-keys = Keys without Alt
single-keys-on = On
single-keys-off = Off
key-enter = Enter
key-escape = Esc

# Added to pages
breadcrumb = You are here
copied = Copied
copy-email = Copy the e-mail address
fact-address = Default address
message-parts = Parts of the mail
message-facts = Facts
ask-collected = collected here, since no mail server is set up
ask-kept = mail stays here
kept-by-collecting = The mail does not leave: { $application } collects its mails here.
kept-by-domains = The mail does not leave: { $application } only writes to some domains, and this address is of another.
trace-sign-ins-not = No sign-ins ended
ask-reset-for-locked = { $name } gets a mail with a link to set a new password. Until it is used, signing in stays impossible.
ask-ends-open = It ends the link that was asked for { $since }.
fact-waits = Signing in still pauses where wrong ones came from
fact-pauses = From the fifth on, signing in pauses after each
problem-endpoint-long = Use at most 500 characters.
drop-too-many = asked too often
drop-disabled = the customer is disabled
drop-no-application = the application is gone

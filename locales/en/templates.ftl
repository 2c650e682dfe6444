# Notifications: their words, and what can be wrong with them.
nav-notifications = Notifications
administration-notifications-text = The e-mails that customers get: their words and their look.
notifications-intro = The e-mails that Keydesk sends to your customers. Each has a built-in text; change it where you want your own words.
notifications-languages = Keydesk writes in { $n } languages, and each customer gets the mail in theirs. Whoever speaks another, or none that is known, gets { $language }, the language that is chosen in Settings.
notifications-other-language = Another language
column-notification = Notification
column-languages = Languages
column-own-applications = For single applications
column-version = Version
column-published = Published
column-by = By

notification-reset-when = Sent when a new password is asked for, by support or by the customer. Carries the link.
notification-invite-when = Sent to customers who have never set a password. Carries the link.
notification-confirm-address-when = Sent to customers whose address is to be confirmed, by staff, when they register or when they change it. Carries the link.
notification-welcome-when = Sent after an invited customer has set a password.
notification-password-changed-when = Sent after a password was set with a link.
notification-address-changed-when = Sent to the old address when the address is changed.
notification-account-erased-when = Sent when customers delete themselves through a storefront: the last one to them.
notification-staff-notice = Notice to staff

template-built-in = Built-in text
template-own = Your own text
template-for-all = As for all applications
template-draft = Draft
template-in-force = In force
template-moved-on-short = Built-in text has changed
template-moved-on = The built-in text has changed since yours was published.
template-compare-built-in = Compare
template-has-failed = From the version in force a mail could not be made; the built-in text was sent instead. Publish a new version.
template-languages = Language of the mail
template-all-applications = All applications
template-versions = Versions
template-for-language = It goes to customers who speak { $language }.
template-for-language-and-rest = It goes to customers who speak { $language }, and to all others for whose language there is no text.
template-text-for-all = Text for all applications
template-until-own = Until this application has a text of its own, the text for all applications is sent:
template-until-own-yours = your own one
template-until-own-built-in = the built-in one
template-went-back = Mails have had this text again since then
template-version = Version { $number }
template-problems = { $n ->
    [one] One thing keeps this from being published
   *[other] { $n } things keep this from being published
}
template-problems-test = { $n ->
    [one] One thing keeps the test from being sent
   *[other] { $n } things keep the test from being sent
}
template-and-more = { $n ->
    [one] And one more in this field.
   *[other] And { $n } more in this field.
}
template-warnings-more = { $n ->
    [one] And one more thing.
   *[other] And { $n } more things.
}
template-place = { $field }, line { $line }, column { $column }
field-subject = Subject
field-html = HTML
field-text = Plain text
template-derived = Leave it empty, and it is made of the HTML.
template-variables = Variables
template-variables-hint = Written in double braces. Each is made safe for the place where it stands.
template-preview = Preview
template-view = Look
template-view-html = Light
template-view-dark = Dark
template-view-text = Text
template-width = Width
template-width-desktop = Desktop
template-width-phone = Phone
template-as-customer = As customer
template-as-customer-hint = The number on the customer’s page, as in “Customer 17”, or the address. Empty is a sample person. The log notes whose mail was looked at.
template-preview-now = Show
template-preview-press = Press Show to see what you have typed.
template-preview-note = Nothing runs in here, and links lead nowhere.
template-no-preview = No mail can be made of this yet:
template-no-customer = There is no customer “{ $who }”.
template-publish = Publish
template-save-draft = Save draft
template-test = Send me a test
template-test-hint = The test goes to { $email }. What you have typed is saved first, as the draft that everybody here sees.
template-discard = Discard draft
template-discard-text = The draft is deleted for good. What customers get stays as it is.
template-use-built-in = Back to the built-in text
template-use-for-all = Back to the text for all applications
template-use-built-in-text = Mails that are sent from now on have the built-in text again. A draft, if there is one, is discarded; all versions stay, and each can be brought back.
template-use-for-all-text = Mails of this application have your text for all applications again. A draft, if there is one, is discarded; all versions stay, and each can be brought back.
template-use-for-all-built-in-text = Mails of this application have the text for all applications again, which is the built-in one. A draft, if there is one, is discarded; all versions stay, and each can be brought back.
unsaved = Not saved yet
template-draft-saved = The draft is saved. Mails keep the text in force until you publish.
template-draft-discarded = The draft is discarded.
template-changed = This has been changed meanwhile, by somebody else or in another tab of yours, so nothing was done. This is how it is now.
template-published = Version { $number } is in force. Mails that are queued already keep the earlier text.
template-restored = The text of version { $number } is your draft now. Publish it to put it in force.
template-restored-built-in = The built-in text is your draft now. Publish it to put it in force.
template-built-in-again = The built-in text is in force again.
template-for-all-again = Mails of this application have the text for all applications again.
template-password-title = One more step: your password
template-password-text = This mail carries a link into customers’ accounts, so it is published with your password only. Nothing is published yet; what you have typed is below.
template-password-link = Type your password
template-somebody = Somebody else
template-theirs-own-title = You have changed this meanwhile, in another tab or window
template-theirs-same = Both say the same.
template-theirs-typed = What you have typed
template-theirs-now = What is there now
template-theirs-left = As { $name } left it, { $when }
template-theirs-own-left = As you left it in the other tab or window, { $when }
template-theirs-title = { $name } has changed this meanwhile
template-theirs-text = What you have typed is in the fields below, not saved. Save it again to put it over what is there now, or take over what you need.
template-theirs-show = Compare the two
template-test-queued = A test to { $email } is queued.
template-test-collected = No mail server is set up: the test to { $email } does not leave Keydesk and is among the messages.
template-test-stays = No mail server is set up, so the test to { $email } does not leave Keydesk. Whoever runs the server can help.
template-test-saved = What you have typed is saved as the draft.
template-test-too-many = Enough tests for now. Try again in an hour.
template-test-subject = [Test] { $subject }
template-restore = Restore as draft
template-restore-text = Version { $number } becomes the draft. What customers get stays until you publish it.
template-restore-built-in-text = The built-in text becomes the draft. What customers get stays until you publish it.
template-restore-over = The draft that { $name } saved { $when } is lost for good: drafts are not among the versions.
template-restore-over-own = Your own draft, saved { $when }, is lost for good: drafts are not among the versions.
template-in-full = What it says
template-is-derived = It has none of its own: it is made of the HTML.
template-only-then = Only in this version
template-only-now = Only in what is there now
template-no-difference = It says the same as what is there now.
template-differs-from-draft = What differs between this version and the draft.
template-differs-from-published = What differs between this version and the text in force.

template-element = { $name } has no place in an e-mail: mail programs take it out, or it is dangerous.
template-handler = { $name } runs a script, which no mail program does.
template-http = “{ $name }” is without https. Write https:// instead.
template-open-quote = The quotation mark behind { $name }= is not closed.
template-open-element = “<{ $name }” has no end: it swallows everything behind it.
template-address = “{ $name }” leads nowhere from a mail. Begin it with https://, mailto: or tel:.
template-no-subject = The subject is empty for { $name }.
template-no-words = The mail says nothing for { $name }: it has no words, neither in the HTML nor in the text.
template-no-link = There is no link to click on for { $name }. Write <a href="{"{{"} { $other } {"}}"}">…</a>: nothing else between the quotation marks, and words, or a picture with alt, between the tags.
template-no-link-text = The link is not in the text for { $name }. Write {"{{"} { $other } {"}}"} on a line of its own.
template-failed-short = Could not be used
template-single-braces = “{ $name }” would be sent as it stands. Write {"{"}{ $other }{"}"}.
template-link-in-subject = The customer’s link must not stand in the subject: mailboxes and logs show it to others.
template-text-follows = You left the plain text as it was built in, so it is made of your HTML from now on.
template-same-as-draft = Mails read like this already, so there was nothing to publish. The draft is discarded.
template-same = Mails read like this already, so there was nothing to publish.
template-link-extended = Something stands beside the customer’s link in an address, so it leads elsewhere. Let the link be all of the href; where it leads, and what it carries, is set under Applications.
template-link-leaks = The customer’s link stands within another address, whose owner could use it. Let it stand alone.
template-fails = No mail can be made for { $name }: { $other }
nasty-nobody = any customer
nasty-ordinary = a customer like Anna Kowalska
nasty-by-staff = customers for whom staff asked
nasty-by-customer = customers who asked themselves
nasty-no-name = a customer without a name
nasty-long = a customer with a very long name
nasty-right-to-left = a customer whose name is written from right to left
nasty-quotes = a customer with quotation marks in the name
nasty-markup = a customer whose name looks like HTML
nasty-lines = a customer whose name has several lines

liquid-too-long = This is longer than { $name } KiB.
liquid-too-deep = Too many blocks within each other.
liquid-not-closed = { $name } is missing.
liquid-no-end = This block has no end. Write { $other } where it ends.
liquid-stray = “{ $name }” belongs to no block that is open here.
liquid-no-tag-name = Behind {"{%"} comes the name of a tag, like “if”. To put out a value, write {"{{ … }}"}.
liquid-unknown-tag = There is no tag “{ $name }”.
liquid-unknown-tag-meant = There is no tag “{ $name }”. Did you mean “{ $other }”?
liquid-instead-of-snippet = “{ $name }” puts in a file of a theme, which mails do not have. Put the text itself here.
liquid-instead-of-form = Mails have no forms. Link to a page of your shop instead.
liquid-instead-of-paginate = Mails have no pages. Write {"{% for … limit: 10 %}"} for the first ten.
liquid-instead-of-tablerow = There is no “{ $name }”. Write the rows of the table yourself, in {"{% for %}"} … {"{% endfor %}"}.
liquid-instead-of-style = There is no tag “{ $name }”. Write the HTML element <style> … </style>.
liquid-instead-of-script = Mails run no scripts. Leave it out.
liquid-instead-of-schema = “{ $name }” is for the settings of themes. Leave it out.
liquid-instead-of-ifchanged = There is no “{ $name }”. Keep the last value with {"{% assign last = … %}"} and compare with {"{% if … != last %}"}.
liquid-unknown-filter = There is no filter “{ $name }”.
liquid-unknown-filter-meant = There is no filter “{ $name }”. Did you mean “{ $other }”?
liquid-instead-of-amounts = “{ $name }” works on orders and products, which these mails do not have. Write the text itself.
liquid-instead-of-files = “{ $name }” looks for a file of your shop, which Keydesk does not have. Write its full address, with https://.
liquid-instead-of-images = Write the picture as HTML instead of “{ $name }”: <img src="https://…" alt="…">.
liquid-instead-of-link-to = Write the link as HTML instead of “{ $name }”: <a href="https://…">…</a>.
liquid-instead-of-translation = “{ $name }” looks for words of a theme. Write the words themselves: each language of the mail has its own text.
liquid-instead-of-json = “{ $name }” makes data for scripts, which mails do not run. Put out the value itself, without it.
liquid-instead-of-codes = “{ $name }” has no use in these mails. Put out the value itself, without it.
liquid-filter-here = No filter can stand here. Keep the value first, with {"{% assign short = … | … %}"}, and use “short” here.
liquid-written-otherwise-or = In a test, “{ $name }” is written “{ $other }”. For a value in place of an empty one write | default: '…'.
liquid-written-otherwise = “{ $name }” is written “{ $other }” here.
liquid-leftover-value = “{ $name }” cannot stand here. A value can be followed by “|” and a filter.
liquid-leftover-test = “{ $name }” cannot stand here. A test can be followed by “and” or “or”.
liquid-leftover-end = “{ $name }” cannot stand here. The tag ends before it.
liquid-leftover = “{ $name }” cannot stand here. “{ $other }” could, or the end of the tag.
liquid-expected = “{ $name }” is missing here.
liquid-expected-value = A value is missing here: a variable, a number or 'a text'.
liquid-expected-name = A name is missing here: letters, digits and _.
liquid-bad-number = This number is too large.
liquid-divided-by-zero = This divides by 0, for some customer at least.
liquid-bad-argument = “{ $name }” cannot work with what it is given here. It is written like this: | { $other }
liquid-link-not-apart = The link must stand by itself: as a whole href, or in a text with a space before it.
liquid-link-filtered = The customer’s link stands by itself and cannot be changed: leave out “{ $name }”. Where it leads, and what it carries, is set under Applications: endpoint and link format.
liquid-no-link = The mail was made without its link, or with one that cannot be seen.
liquid-unknown-variable = Nothing fills “{ $name }”. What there is stands under Variables.
liquid-unknown-variable-meant = Nothing fills “{ $name }”. Did you mean “{ $other }”?
liquid-too-much-work = This takes more work than a mail may take.
liquid-too-much-text = This makes more text than a mail may have.

variable-customer-reset-password-url = The link to set a new password
variable-customer-account-activation-url = The link to set the first password
variable-customer-address-confirmation-url = The link to confirm the address
variable-link-valid-until = Until when the link works, in the customer’s time zone
variable-link-lifetime = How long the link works: “60 minutes”
variable-asked-by-staff = Whether support has asked for it
variable-change-at = When it happened, in the customer’s time zone
variable-change-source = The network address it came from
variable-change-old-email = The old address
variable-change-new-email-masked = The new address, masked
variable-customer-first-name = First name; may be empty
variable-customer-last-name = Last name; may be empty
variable-customer-name = Both; may be empty
variable-customer-email = E-mail address
variable-shop-name = Your shop’s name
variable-shop-email = Support address
variable-shop-url = Your shop’s address
variable-shop-sign-in-url = The page to sign in
variable-shop-forgot-url = The page to ask for a new password
variable-shop-email-logo-url = The address of the logo, if there is one
variable-shop-email-logo-width = The logo’s width
variable-shop-email-accent-color = The colour of buttons
variable-shop-email-accent-text = The colour of letters on it

notice-template-failed-subject = The text of “{ $name }” could not be used ({ $shop })
notice-template-failed-text = A mail “{ $name }” of { $shop } could not be made from your own text, so the built-in text was sent. The customer has got a mail that works.
notice-template-failed-button = Open the text

# Settings of an account.
nav-settings = Settings
administration-settings-text = Name, sender, how long links work, and what a password must be.
on-this-page = On this page
settings-shop = Shop
settings-name = Name
settings-name-hint = As customers know it.
settings-default-url = Where links lead
settings-default-url-hint = For links without an application. Empty: the pages of Keydesk.
settings-language = Language
settings-language-hint = Of customers who have none of their own.
settings-zone = Time zone
settings-zone-hint = Of customers who have none of their own, and of these pages.
settings-mail = Mail
settings-sender = Sender
settings-sender-hint = Your mail server must be allowed to send from this address.
settings-support = Where customers can ask
settings-support-hint = Stands in mails and on the pages of customers. May be empty.
settings-sender-name = Name of the sender
settings-sender-name-hint = Empty: the name of the shop.
settings-reply = Where answers go
settings-reply-hint = Empty: where customers can ask.
settings-reply-name = Name of who answers
settings-reply-name-hint = For example “Service team”. May be empty.
settings-links = Links and resets
settings-reset = Minutes that a reset link works
settings-reset-hint = 10 to 1,440
settings-invite = Days that an invite works
settings-invite-hint = 1 to 30
settings-sign-in = Hours that customers stay signed in
settings-sign-in-hint = 1 to 1,008, which are six weeks. Holds for those who sign in from now on.
settings-identity = Staff say how they made sure who is calling
settings-identity-hint = Before each reset, and it is kept with it.
settings-checks = What they can choose from
settings-checks-hint = One a line, in your words. Empty: order, date of birth, call back, in person. “Another way, as noted” is always there.
settings-passwords = Passwords of customers
settings-passwords-text = Common and easily guessed passwords are refused in any case. There are no rules about kinds of characters: they make passwords weaker.
settings-minimum = Characters at least
settings-minimum-hint = 8 to 64; 15 is good advice
settings-words = Words of which no password may be made
settings-words-hint = One a line: products, slogans, places. Your shop’s name and the customer’s own are among them already.
settings-save = Save settings
done-settings = The settings are saved. Links that are out already keep their time.
done-settings-same = Nothing was changed: these settings are in force already.
settings-conflict = What differs: as it is stored → as it stands in your form
problem-settings-changed = Somebody else, or you in another window, saved the settings since you opened this page. Nothing of yours is saved yet. Below stands what differs: type the stored value into a field to keep it, then save again.
problem-number = Please type a number from { $least } to { $most }.
problem-words = At most { $most } lines of { $longest } characters each.

# The mail server
nav-mail-server = Mail server
administration-mail-server-text = What is in force, a test, and what your domain must say.
server-name = Server
server-security = Protection
security-tls = TLS from the start
security-starttls = STARTTLS, required
security-offered = TLS if it is offered: the server is this machine
security-none = None: the server is this machine
server-signs-in = Signs in
server-signs-in-yes = Yes, with the name and password of SMTP_URL
server-sender = Sender
server-change-sender = Change in Settings
server-from-settings = Whoever runs Keydesk sets the server with SMTP_URL when it is started.
server-test = Send a test to { $email }
server-test-hint = To your own address only. The server’s answer is shown here; accepted does not yet mean delivered.
server-test-subject = Test from { $shop }
server-test-text = Hello { $name }, this mail was handed to { $server } by Keydesk. If you can read it, mails of your shop arrive.
server-test-taken = The mail server has accepted the test to { $email }. Its own words:
server-test-failed = The test to { $email } was not accepted. What the server said, or what kept it from saying something:
server-no-answer = No answer within 30 seconds.
server-too-many = { $most } tests within an hour are enough. Wait a little.
server-dns = What your domain must say
server-dns-text = Mail programs look into the zone of { $domain } to see whether your mails are yours. Add these lines there, or have them added.
server-record-spf = SPF
server-record-dmarc = DMARC
server-record-unknown = The mail server is on a machine that the internet does not know by its name. Ask who runs it for the address that its mails come from; the line is then v=spf1 ip4:ADDRESS ~all.
server-record-later = The line stands here as soon as a mail server is set up: it names that server.
server-record-text-spf = Which servers send your mails. A domain has one such line only: if there is one already, put the part between v=spf1 and ~all into it, in front of its own all. If your mail provider gives you an include:…, use that instead.
server-record-text-dmarc = What becomes of mails that only pretend to be yours. Begin with p=none and read the reports; when they are clean for some weeks, go on to p=quarantine.
server-dkim = Ask your mail provider to sign your mails: they give you a name like selector._domainkey.{ $domain } and a line to add there. The signature must name { $domain } itself (d={ $domain }).
server-copy = Copy
server-none = Set SMTP_URL where Keydesk is started:
event-message-server-tried = Mail server tried with a test to oneself

# Applications
application-domains = Send only to these domains
application-domains-hint = One a line, for a shop that is still being built. Mails to other addresses stay in Keydesk. Empty: to everybody.
application-domains-only = only to some domains
application-readable = Reads as { $host }; links carry the form above, which every mail program knows.
problem-domain = { $line } is not a domain. Type it like shop.example.
problem-domains = At most { $most } domains.

# Retention
settings-retention = What is kept
settings-retention-text = That a mail was sent, and that something happened, stays. Erased are the texts of mails, and what a line of the audit log says about somebody.
settings-message-days = Texts of mails, days
settings-event-days = Particulars of the log, days
settings-days-hint = 0 keeps them for ever.
message-emptied = The text of this mail is no longer kept.

# Brand of an application
application-parts = Parts of the application
application-part-links = Links and mails
application-part-brand = Brand
brand-title = Brand of { $name }
brand-text = How its mails and the pages of customers look. What is empty here comes from the account.
brand-sample = See the customers’ page
brand-name = Name that customers read
brand-name-hint = Also the name of the sender. Empty: the name of the shop.
brand-logo = Logo
brand-logo-hint = PNG, JPEG, GIF or WebP, at most 200 KiB. Twice as wide as it is shown looks sharp: 360 × 120 pixels are enough.
brand-logo-now = The logo now
brand-logo-remove = Remove the logo
brand-colour = Colour of buttons
brand-colour-hint = Like #1a5fb4. Letters on it are white or black, whichever is read better. Empty: Keydesk’s.
brand-support = Where its customers can ask
brand-support-hint = Answers to its mails go there too. Empty: the address of the shop.
brand-save = Save brand
done-brand = The brand of { $name } is saved. Mails that are queued already keep their look.
problem-colour = A colour looks like #1a5fb4.
problem-logo-large = The file is larger than { $most } KiB.
problem-logo-kind = This is not a PNG, JPEG, GIF or WebP picture.
problem-logo-wide = A side has more than { $most } pixels.

# How storefronts ask for links
application-snippets = For developers
application-snippets-text = A storefront sends this application’s name with each request. Keys are made at:
application-snippet-curl = Copy the command for curl
application-snippet-javascript = Copy the JavaScript

# Looking at an endpoint
application-part-check = Check
check-title = Check of { $name }
check-text = Opens the endpoint once, with a link that works for nobody, as a customer’s browser would. The page itself is not shown.
check-button = Check the endpoint
check-again = Check again
check-hosted = There is nothing to check: Keydesk shows this page itself.
check-too-many = { $most } checks within an hour are enough. Wait a little.
check-found-title = What was found
check-resolved = The name is known
check-no-name = The name of the host is not known. Is it spelt right, and does its DNS entry exist?
check-not-public = This address is not public, so it was not asked. Whoever runs Keydesk can allow its network with KEYDESK_CHECK_NETWORKS.
check-tls = Connected with TLS; the certificate is one that browsers trust
check-no-tls = Connected without TLS: only for a shop on this machine
check-no-answer = No answer, or not one that can be trusted
check-found = The page is there
check-status = The page answers with an error; customers would see it
check-redirect = The endpoint leads on to another address. Enter that one, it is quicker.
check-redirect-loses = The endpoint leads on and loses the link’s parameters: no password can be set. Enter the address that it leads to.
check-redirect-elsewhere = The endpoint leads on to another host, with the token. Is that your shop too?
check-third-parties = The page makes browsers ask other hosts. Their scripts can read the token in the address: load them only after it has gone from there.
check-no-third-parties = The page asks no other host
event-application-checked = Endpoint checked: { $application }
limits-title = Limits
limits-text = How often somebody may ask, in this shop’s pages and through storefronts. Who asks too often gets the same answer as always, or is asked to wait; a link that was sent can be used all the same.
limits-save = Save limits
limit-range = { $least } to { $most }.
limit-links-a-day = Links for one customer, a day
limit-hint-links-a-day = Those they ask for themselves, at least five minutes apart. Staff can always send more.
limit-requests-an-hour = Links one visitor asks for, an hour
limit-hint-requests-an-hour = Whomever they are for.
limit-requests-a-minute = Links one API key asks for, a minute
limit-hint-requests-a-minute = For all its visitors together.
limit-registrations-an-hour = Registrations from one network, an hour
limit-hint-registrations-an-hour = Registering tells whether an address is taken.
limit-failures-an-hour = Wrong passwords from one network, an hour
limit-hint-failures-an-hour = Over all customers. For one customer, waiting begins with the fifth.
settings-limits = Limits: how often somebody may ask

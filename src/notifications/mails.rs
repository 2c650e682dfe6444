//! The mails that Keydesk brings along: one layout, filled with the words of a language (`locales/`). What comes of
//! it is a template like a merchant's own, in Liquid.

use askama::Template;

use super::Notification;
use super::letter::Source;
use crate::i18n::{Lang, Words};

#[derive(Template)]
#[template(path = "mail/built_in/html.liquid", syntax = "mail", escape = "none")]
struct Html {
    notification: Notification,
    t: Words,
}

#[derive(Template)]
#[template(path = "mail/built_in/text.liquid", syntax = "mail", escape = "none")]
struct Text {
    notification: Notification,
    t: Words,
}

/// The mail of a notification in a language.
///
/// # Errors
/// None that a test would not have found: the layout is compiled.
pub fn mail(notification: Notification, lang: Lang) -> Result<Source, askama::Error> {
    let t = lang.words();
    Ok(Source {
        subject: filled(t, &format!("mail-{}-subject", key(notification)), &PLAIN),
        html: Html { notification, t }.render()?,
        text: Some(Text { notification, t }.render()?),
    })
}

/// With what its words begin.
const fn key(notification: Notification) -> &'static str {
    match notification {
        Notification::Reset => "reset",
        Notification::Invite => "invite",
        Notification::ConfirmAddress => "confirm",
        Notification::Welcome => "welcome",
        Notification::PasswordChanged => "changed",
        Notification::AddressChanged => "moved",
        Notification::AccountErased => "erased",
        Notification::StaffNotice => "notice",
    }
}

/// Liquid for gaps that look different in HTML.
struct Gaps {
    until: &'static str,
    us: &'static str,
}

const PLAIN: Gaps = Gaps { until: "{{ link.valid_until }}", us: "{{ shop.email }}" };
const RICH: Gaps = Gaps {
    until: "<strong>{{ link.valid_until }}</strong>",
    us: r#"<a class="link" href="mailto:{{ shop.email }}" style="color:#005b65;">{{ shop.email }}</a>"#,
};

fn filled(t: Words, key: &str, gaps: &Gaps) -> String {
    t.fill_all(
        key,
        &[
            ("shop", &"{{ shop.name }}"),
            ("email", &"{{ customer.email }}"),
            ("masked", &"{{ change.new_email_masked }}"),
            ("until", &gaps.until),
            ("us", &gaps.us),
        ],
    )
}

/// Words for shops that give an address to write to, else words for those that give none.
fn reach(t: Words, key: &str, gaps: &Gaps) -> String {
    let (with, without) = (filled(t, &format!("{key}-address"), gaps), filled(t, key, gaps));
    format!("{{% if shop.email != blank %}}{with}{{% else %}}{without}{{% endif %}}")
}

/// By their first name, where customers are called so, else by all of it; some have only one of both, or none.
fn hello(t: Words) -> String {
    let by = |name: &'static str| t.fill("mail-hello", "name", name);
    let by_name = by("{{ customer.name }}");
    let rest = format!("if customer.name != blank %}}{by_name}{{% else %}}{}{{% endif %}}", t.say("mail-hello-nobody"));
    match t.lang() {
        Lang::De => format!("{{% {rest}"),
        _ => format!("{{% if customer.first_name != blank %}}{}{{% els{rest}", by("{{ customer.first_name }}")),
    }
}

impl Html {
    fn say(&self, key: &str) -> String {
        filled(self.t, key, &PLAIN)
    }

    fn rich(&self, key: &str) -> String {
        filled(self.t, key, &RICH)
    }

    fn reach(&self, key: &str) -> String {
        reach(self.t, key, &RICH)
    }

    fn hello(&self) -> String {
        hello(self.t)
    }

    /// What the mail is about: its subject, if it has no shorter words.
    fn title(&self) -> String {
        let words = if self.notification == Notification::Welcome { "subject" } else { "title" };
        self.say(&format!("mail-{}-{words}", key(self.notification)))
    }

    /// What mailboxes show beside the subject.
    fn short(&self) -> String {
        let erased = self.notification == Notification::AccountErased;
        let like = if erased { Notification::PasswordChanged } else { self.notification };
        self.say(&format!("mail-{}-short", key(like)))
    }
}

impl Text {
    fn say(&self, key: &str) -> String {
        filled(self.t, key, &PLAIN)
    }

    fn reach(&self, key: &str) -> String {
        reach(self.t, key, &PLAIN)
    }

    fn hello(&self) -> String {
        hello(self.t)
    }

    fn fact(&self, key: &str, fact: &str) -> String {
        self.t.fill2("mail-fact", "what", self.say(key), "fact", fact).trim_end().to_owned()
    }

    /// Capitals do for what is large in HTML.
    fn heading(&self, key: &str) -> String {
        self.say(key).to_uppercase()
    }
}

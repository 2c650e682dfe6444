//! The mails that Keydesk brings along: one layout, filled with the words of a language (`locales/`). What comes of
//! it is a template like a merchant's own, in Liquid.

use askama::Template;

use super::Notification;
use super::letter::Source;
use crate::i18n::{Lang, Words};

#[derive(Template)]
#[template(path = "mail/built_in/html.liquid", syntax = "mail", escape = "none")]
struct Html {
    mail: Mail,
}

#[derive(Template)]
#[template(path = "mail/built_in/text.liquid", syntax = "mail", escape = "none")]
struct Text {
    mail: Mail,
}

/// A notification in the words of a language.
#[derive(Clone, Copy)]
struct Mail {
    notification: Notification,
    t: Words,
    /// For what looks different in HTML.
    gaps: Gaps,
}

/// The mail of a notification in a language.
///
/// # Errors
/// None that a test would not have found: the layout is compiled.
pub fn mail(notification: Notification, lang: Lang) -> Result<Source, askama::Error> {
    let t = lang.words();
    Ok(Source {
        subject: filled(t, &format!("mail-{}-subject", key(notification)), &PLAIN),
        html: Html { mail: Mail { notification, t, gaps: RICH } }.render()?,
        text: Some(Text { mail: Mail { notification, t, gaps: PLAIN } }.render()?),
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
#[derive(Clone, Copy)]
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

impl Mail {
    /// Words whose gaps are plain in HTML too: on buttons, and where tags would be seen.
    fn say(&self, key: &str) -> String {
        filled(self.t, key, &PLAIN)
    }

    fn rich(&self, key: &str) -> String {
        filled(self.t, key, &self.gaps)
    }

    /// Words for shops that give an address to write to, else words for those that give none.
    fn reach(&self, key: &str) -> String {
        let (with, without) = (self.rich(&format!("{key}-address")), self.rich(key));
        format!("{{% if shop.email != blank %}}{with}{{% else %}}{without}{{% endif %}}")
    }

    /// By their first name, where customers are called so, else by all of it; some have only one of both, or none.
    fn hello(&self) -> String {
        let (t, by) = (self.t, |name: &'static str| self.t.fill("mail-hello", "name", name));
        let (by_name, nobody) = (by("{{ customer.name }}"), t.say("mail-hello-nobody"));
        let rest = format!("if customer.name != blank %}}{by_name}{{% else %}}{nobody}{{% endif %}}");
        match t.lang() {
            Lang::De => format!("{{% {rest}"),
            _ => format!("{{% if customer.first_name != blank %}}{}{{% els{rest}", by("{{ customer.first_name }}")),
        }
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

    fn fact(&self, key: &str, fact: &str) -> String {
        self.t.fill2("mail-fact", "what", self.say(key), "fact", fact).trim_end().to_owned()
    }

    /// Capitals do in a text for what is large in HTML.
    fn heading(&self, key: &str) -> String {
        self.say(key).to_uppercase()
    }
}

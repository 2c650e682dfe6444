//! What an editor typed, and what is wrong with it, in words.

use serde::Deserialize;
use url::form_urlencoded::Serializer;

use crate::i18n::Words;
use crate::notifications::letter::{Field, Source};
use crate::templates::check::{Finding, What};
use crate::templates::{Place, words};

/// Bytes of a number or an address that goes into an address of a page.
const LONGEST_WHO: usize = 320;

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Typed {
    pub subject: String,
    pub html: String,
    /// If blank, it is made of the HTML.
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub version: i64,
    /// How to show it: `html`, `dark` or `text`.
    #[serde(default)]
    pub view: String,
    /// A customer's id or address, to see their own mail.
    #[serde(default)]
    pub as_customer: String,
    /// Asked for before a mail with a link is published.
    #[serde(default)]
    pub your_password: String,
}

impl Typed {
    /// What a form begins with.
    pub(super) fn of(source: &Source, version: i64) -> Self {
        Self {
            subject: source.subject.clone(),
            html: source.html.clone(),
            text: source.text.clone().unwrap_or_default(),
            version,
            ..Self::default()
        }
    }

    /// Keeps whose mail is looked at, on the way through the next page's address.
    pub(super) fn query(&self) -> String {
        match self.as_customer.trim() {
            who if who.is_empty() || who.len() > LONGEST_WHO => String::new(),
            who => format!("?{}", Serializer::new(String::new()).append_pair("as_customer", who).finish()),
        }
    }

    /// What stands in the fields.
    pub(super) fn as_it_stands(&self) -> Source {
        let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
        let text = Some(plain(&self.text)).filter(|text| !text.trim().is_empty());
        Source { subject: plain(&self.subject).trim_end().to_owned(), html: plain(&self.html), text }
    }

    /// Whether the text was left as the built-in one while the HTML became another: it follows that now.
    pub(super) fn leaves_text(&self, place: Place) -> bool {
        self.source(place).text.is_none() && !self.text.trim().is_empty()
    }

    /// The texts, with line ends as everybody else has them: forms send CR LF. A text that nobody has
    /// written is made of the HTML: none, and the built-in one beside HTML of one's own.
    pub(super) fn source(&self, place: Place) -> Source {
        let (built_in, typed) = (place.built_in(), self.as_it_stands());
        let is_left = typed.html != built_in.html && typed.text == built_in.text;
        Source { text: typed.text.filter(|_| !is_left), ..typed }
    }
}

/// A finding, as the page shows it.
pub(super) struct Shown {
    pub field: Field,
    pub line: usize,
    pub column: usize,
    pub words: String,
    /// The line where it stands, cut to what fits.
    pub excerpt: String,
}

/// Characters of an excerpt.
const EXCERPT: usize = 120;

pub(super) fn shown(t: Words, source: &Source, finding: &Finding) -> Shown {
    let text = match finding.field {
        Field::Subject => &source.subject,
        Field::Html => &source.html,
        Field::Text => source.text.as_ref().unwrap_or(&source.html),
    };
    // What is wrong with a whole text stands nowhere in it.
    let line = finding.line.checked_sub(1).and_then(|line| text.lines().nth(line)).unwrap_or_default();
    let from = finding.column.saturating_sub(EXCERPT / 2);
    let excerpt: String = line.chars().skip(from).take(EXCERPT).collect();
    Shown {
        field: finding.field,
        line: finding.line,
        column: finding.column,
        words: in_words(t, finding),
        excerpt: excerpt.trim().to_owned(),
    }
}

fn in_words(t: Words, finding: &Finding) -> String {
    let (name, other) = finding.gaps();
    match &finding.what {
        What::Liquid(fault) => words::fault(t, fault),
        What::NoSubject(_) | What::NoWords(_) | What::NoLink(..) => {
            t.fill2(finding.key(), "name", t.say(&name), "other", other)
        }
        What::Fails(_, fault) => t.fill2(finding.key(), "name", t.say(&name), "other", words::fault(t, fault)),
        _ => t.fill2(finding.key(), "name", name, "other", other),
    }
}

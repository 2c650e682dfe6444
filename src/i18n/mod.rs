//! Words in the languages that Keydesk has, and how times are written.
//!
//! The words are Fluent messages in `locales/`; a test sees to it that the languages of pages have all of
//! them, and the others those of mails. Chosen by the person, else by the browser, else by the account.

pub mod time;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Display;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        // Names are isolated by <bdi> in pages; invisible characters have no place in mails.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

crate::words! {
    /// A language in which Keydesk writes to customers.
    Lang {
        /// English.
        En = "en",
        /// German.
        De = "de",
        /// Spanish.
        Es = "es",
        /// French.
        Fr = "fr",
        /// Italian.
        It = "it",
        /// Dutch.
        Nl = "nl",
        /// Polish.
        Pl = "pl",
        /// Portuguese.
        Pt = "pt",
    }
}

impl Lang {
    /// Those of staff, whose pages have many more words.
    pub const OF_STAFF: [Self; 2] = [Self::En, Self::De];

    /// The first of these locales (`de`, `de-AT`, …) in which staff can be told something; English if none.
    #[must_use]
    pub fn for_staff<S: AsRef<str>>(wanted: impl IntoIterator<Item = S>) -> Self {
        let mut known = wanted.into_iter().filter_map(|tag| Self::of_tag(tag.as_ref()));
        known.find(|lang| lang.is_of_staff()).unwrap_or(Self::En)
    }

    /// The first of these locales in which customers can be told something; English if none.
    #[must_use]
    pub fn for_customers<S: AsRef<str>>(wanted: impl IntoIterator<Item = S>) -> Self {
        wanted.into_iter().find_map(|tag| Self::of_tag(tag.as_ref())).unwrap_or(Self::En)
    }

    /// Whether pages for staff have it.
    #[must_use]
    pub fn is_of_staff(self) -> bool {
        Self::OF_STAFF.contains(&self)
    }

    /// The language of a locale: `de` of `de-AT`, `de_de`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        tag.split(['-', '_']).next().and_then(|lang| lang.trim().to_lowercase().parse().ok())
    }

    /// The words of this language; where it has none, those of English.
    #[must_use]
    pub fn words(self) -> Words {
        Words(self)
    }

    fn tag(self) -> &'static LanguageIdentifier {
        static TAGS: [LanguageIdentifier; 8] = [
            langid!("en"),
            langid!("de"),
            langid!("es"),
            langid!("fr"),
            langid!("it"),
            langid!("nl"),
            langid!("pl"),
            langid!("pt"),
        ];
        let [english, ..] = &TAGS;
        TAGS.iter().find(|tag| tag.language.as_str() == self.word()).unwrap_or(english)
    }
}

/// The locales that a browser's `Accept-Language` asks for (RFC 9110, 12.5.4), the best first.
#[must_use]
pub fn accepted(header: &str) -> Vec<&str> {
    let weighed = |part: &'_ str| {
        let (_, weight) = part.split_once(";q=").unwrap_or((part, "1"));
        weight.trim().parse::<f32>().unwrap_or(0.0)
    };
    let mut parts: Vec<&str> = header.split(',').take(20).filter(|part| weighed(part) > 0.0).collect();
    parts.sort_by(|a, b| weighed(b).total_cmp(&weighed(a)));
    parts.iter().filter_map(|part| part.split(';').next()).map(str::trim).collect()
}

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words(Lang);

impl Words {
    /// Which language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.0
    }

    /// A message without gaps.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.look_up(key, None)
    }

    /// The message for one of a closed set: `state-active` of `state` and `active`.
    #[must_use]
    pub fn of(&self, set: &str, word: impl Display) -> String {
        self.say(&format!("{set}-{word}"))
    }

    /// A decimal of digits and a point, as it is written: `19,90`.
    #[must_use]
    pub fn decimal(&self, text: &str) -> String {
        if self.0 == Lang::En { text.to_owned() } else { text.replace('.', ",") }
    }

    /// A whole number with its thousands apart: `1,440`.
    #[must_use]
    pub fn number(&self, number: impl Into<i64>) -> String {
        let digits = number.into().to_string();
        let mark = if self.0 == Lang::De { '.' } else { ',' };
        let mut whole = String::new();
        for (i, digit) in digits.chars().enumerate() {
            let left = digits.len() - i;
            if i > 0 && left % 3 == 0 && whole != "-" {
                whole.push(mark);
            }
            whole.push(digit);
        }
        whole
    }

    /// What a language is called: "German", "German (de-CH)"; where that is not known, its tag.
    #[must_use]
    pub fn language(&self, tag: &str) -> String {
        match Lang::of_tag(tag) {
            None => tag.to_owned(),
            Some(lang) if lang.word() == tag => self.of("lang", lang),
            Some(lang) => format!("{} ({tag})", self.of("lang", lang)),
        }
    }

    /// A message with one gap.
    #[must_use]
    pub fn fill(&self, key: &str, name: &'static str, value: impl Display) -> String {
        self.fill_all(key, &[(name, &value)])
    }

    /// A message with two gaps.
    #[must_use]
    pub fn fill2(
        &self,
        key: &str,
        a: &'static str,
        first: impl Display,
        b: &'static str,
        second: impl Display,
    ) -> String {
        self.fill_all(key, &[(a, &first), (b, &second)])
    }

    /// A message with any number of gaps.
    #[must_use]
    pub fn fill_all(&self, key: &str, gaps: &[(&'static str, &dyn Display)]) -> String {
        let texts: Vec<(&'static str, String)> = gaps.iter().map(|(name, value)| (*name, value.to_string())).collect();
        let value = |(name, text): &(&'static str, String)| {
            // Numbers choose between one and many; anything else stays as it is written.
            let counts = matches!(*name, "n" | "count" | "ended" | "failures");
            let value =
                if counts { FluentValue::try_number(text).into_owned() } else { FluentValue::from(text.clone()) };
            (Cow::Borrowed(*name), value)
        };
        self.look_up(key, Some(texts.iter().map(value).collect()))
    }

    /// A message that counts: its gap `n` chooses between one and many.
    #[must_use]
    pub fn count(&self, key: &str, n: impl Display) -> String {
        let digits = n.to_string();
        let number = FluentValue::try_number(&digits);
        self.look_up(key, Some(HashMap::from([(Cow::Borrowed("n"), number)])))
    }

    fn look_up(&self, key: &str, gaps: Option<HashMap<Cow<'static, str>, FluentValue<'_>>>) -> String {
        let language = self.0.tag();
        match gaps {
            Some(gaps) => LOCALES.lookup_with_args(language, key, &gaps),
            None => LOCALES.lookup(language, key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_chooses() {
        let staff = |header| Lang::for_staff(accepted(header));
        assert_eq!(staff("de-AT,de;q=0.9,en;q=0.8"), Lang::De);
        assert_eq!(staff("fr, en;q=0.5, de;q=0.7"), Lang::De);
        assert_eq!(staff("de;q=0, en"), Lang::En);
        assert_eq!(staff("*"), Lang::En);
        assert_eq!(Lang::for_staff(["", "es", "de"]), Lang::De);
        assert_eq!(Lang::for_customers(accepted("sv, fr-CA;q=0.9, de;q=0.7")), Lang::Fr);
    }
}

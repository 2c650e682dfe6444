//! English and German words, and how times are written.
//!
//! The words are Fluent messages in `locales/`; a test sees to it that both languages have all of
//! them. Chosen by the person, else by the browser, else by the account.

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

static ENGLISH: LanguageIdentifier = langid!("en");
static GERMAN: LanguageIdentifier = langid!("de");

crate::words! {
    /// A language that Keydesk speaks.
    Lang {
        /// English.
        En = "en",
        /// German.
        De = "de",
    }
}

impl Lang {
    /// The first of these locales (`de`, `de-AT`, …) that Keydesk speaks; English if none.
    #[must_use]
    pub fn first_spoken(wanted: &[&str]) -> Self {
        wanted.iter().find_map(|tag| Self::of_tag(tag)).unwrap_or(Self::En)
    }

    /// The language of a locale: `de` of `de-AT`, `de_de`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        tag.split(['-', '_']).next().and_then(|lang| lang.trim().to_lowercase().parse().ok())
    }

    /// What a browser's `Accept-Language` asks for (RFC 9110, 12.5.4).
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let weighed = |part: &str| {
            let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
            (tag.trim().to_owned(), weight.trim().parse::<f32>().unwrap_or(0.0))
        };
        let mut tags: Vec<_> = header.split(',').take(20).map(weighed).filter(|(_, weight)| *weight > 0.0).collect();
        tags.sort_by(|a, b| b.1.total_cmp(&a.1));
        Self::first_spoken(&tags.iter().map(|(tag, _)| tag.as_str()).collect::<Vec<_>>())
    }

    /// The words of this language.
    #[must_use]
    pub fn words(self) -> Words {
        Words(self)
    }
}

/// Languages that customers are offered, as tags (BCP 47); they may have others.
pub const LANGUAGES: [&str; 8] = ["en", "de", "es", "fr", "it", "nl", "pl", "pt"];

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

    /// What a language is called: "German", "German (de-CH)"; where that is not known, its tag.
    #[must_use]
    pub fn language(&self, tag: &str) -> String {
        let base = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        match LANGUAGES.contains(&base.as_str()) {
            false => tag.to_owned(),
            true if base == tag => self.of("lang", base),
            true => format!("{} ({tag})", self.of("lang", base)),
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
        let language = match self.0 {
            Lang::En => &ENGLISH,
            Lang::De => &GERMAN,
        };
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
        assert_eq!(Lang::accepted("de-AT,de;q=0.9,en;q=0.8"), Lang::De);
        assert_eq!(Lang::accepted("fr, en;q=0.5, de;q=0.7"), Lang::De);
        assert_eq!(Lang::accepted("de;q=0, en"), Lang::En);
        assert_eq!(Lang::accepted("*"), Lang::En);
        assert_eq!(Lang::first_spoken(&["", "es", "de"]), Lang::De);
    }
}

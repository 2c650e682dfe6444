//! What is wrong with a template, and where.

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// From 1; 0 if it is wrong with the whole text.
    pub line: usize,
    /// In characters, from 1; 0 likewise.
    pub column: usize,
    /// What.
    pub fault: Fault,
}

/// What can be wrong. [`Fault::key`] and [`Fault::gaps`] say it in a language of the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The whole template is longer than `most` KiB.
    TooLong {
        /// KiB.
        most: usize,
    },
    /// Blocks within blocks within blocks.
    TooDeep,
    /// `{{` or `{%` without its end.
    NotClosed {
        /// The end that is missing.
        end: &'static str,
    },
    /// A block without its end.
    NoEnd {
        /// Its tag.
        tag: String,
    },
    /// An `else` or end that belongs to nothing that is open.
    Stray {
        /// Its tag.
        tag: String,
    },
    /// No such tag.
    UnknownTag {
        /// Its name.
        name: String,
        /// What may have been meant.
        meant: Option<String>,
    },
    /// A tag of themes, which mails do not have.
    NotInMails {
        /// Its name.
        name: String,
        /// The message that says what to write instead.
        instead: &'static str,
    },
    /// `{% %}` without a name.
    NoTagName,
    /// No such filter.
    UnknownFilter {
        /// Its name.
        name: String,
        /// What may have been meant.
        meant: Option<String>,
    },
    /// A filter of Shopify's that has no use in these mails.
    NotServed {
        /// Its name.
        name: String,
        /// The message that says what to write instead.
        instead: &'static str,
    },
    /// A filter where there can be none: in a test, a loop, a `when`.
    FilterHere,
    /// As other languages write it: `&&` for `and`.
    WrittenOtherwise {
        /// As it was written.
        name: &'static str,
        /// As it is written here.
        instead: &'static str,
    },
    /// What cannot stand behind what it stands behind.
    Leftover {
        /// How it begins.
        name: String,
        /// What could stand here: a mark, or a word of the language.
        end: &'static str,
    },
    /// Something else is expected here.
    Expected {
        /// What, as it would be typed.
        what: &'static str,
    },
    /// A number beyond what can be counted with.
    BadNumber,
    /// By a number that is 0.
    DividedByZero,
    /// A filter cannot work with what it is given.
    BadArgument {
        /// The filter.
        name: &'static str,
    },
    /// The mail's link within something else.
    LinkNotApart,
    /// A filter on the mail's link, which is put out as it is.
    LinkFiltered {
        /// The filter.
        name: &'static str,
    },
    /// The mail was made without the link that it is about.
    NoLink,
    /// Nobody fills this.
    UnknownVariable {
        /// As it is written.
        name: String,
        /// What may have been meant.
        meant: Option<String>,
    },
    /// Takes more work than one mail may take.
    TooMuchWork,
    /// Makes more text than one mail may have.
    TooMuchText,
}

impl Fault {
    /// The message of `locales/`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "liquid-too-long",
            Self::TooDeep => "liquid-too-deep",
            Self::NotClosed { .. } => "liquid-not-closed",
            Self::NoEnd { .. } => "liquid-no-end",
            Self::Stray { .. } => "liquid-stray",
            Self::UnknownTag { meant: Some(_), .. } => "liquid-unknown-tag-meant",
            Self::UnknownTag { .. } => "liquid-unknown-tag",
            Self::NotInMails { instead, .. } | Self::NotServed { instead, .. } => instead,
            Self::NoTagName => "liquid-no-tag-name",
            Self::UnknownFilter { meant: Some(_), .. } => "liquid-unknown-filter-meant",
            Self::UnknownFilter { .. } => "liquid-unknown-filter",
            Self::FilterHere => "liquid-filter-here",
            Self::WrittenOtherwise { name: "||", .. } => "liquid-written-otherwise-or",
            Self::WrittenOtherwise { .. } => "liquid-written-otherwise",
            Self::Leftover { end: "|", .. } => "liquid-leftover-value",
            Self::Leftover { end: "and", .. } => "liquid-leftover-test",
            Self::Leftover { end: "%}", .. } => "liquid-leftover-end",
            Self::Leftover { .. } => "liquid-leftover",
            Self::Expected { what: "value" } => "liquid-expected-value",
            Self::Expected { what: "name" } => "liquid-expected-name",
            Self::Expected { .. } => "liquid-expected",
            Self::BadNumber => "liquid-bad-number",
            Self::DividedByZero => "liquid-divided-by-zero",
            Self::BadArgument { .. } => "liquid-bad-argument",
            Self::LinkNotApart => "liquid-link-not-apart",
            Self::LinkFiltered { .. } => "liquid-link-filtered",
            Self::NoLink => "liquid-no-link",
            Self::UnknownVariable { meant: Some(_), .. } => "liquid-unknown-variable-meant",
            Self::UnknownVariable { .. } => "liquid-unknown-variable",
            Self::TooMuchWork => "liquid-too-much-work",
            Self::TooMuchText => "liquid-too-much-text",
        }
    }

    /// What the message's gaps `name` and `other` hold.
    #[must_use]
    pub fn gaps(&self) -> (String, String) {
        let text = |name: &str, meant: &Option<String>| (name.to_owned(), meant.clone().unwrap_or_default());
        match self {
            Self::TooLong { most } => (most.to_string(), String::new()),
            Self::NotClosed { end } => ((*end).to_owned(), String::new()),
            Self::NoEnd { tag } => (tag.clone(), format!("end{tag}")),
            Self::Stray { tag } => (tag.clone(), String::new()),
            Self::UnknownTag { name, meant }
            | Self::UnknownFilter { name, meant }
            | Self::UnknownVariable { name, meant } => text(name, meant),
            Self::NotInMails { name, .. } | Self::NotServed { name, .. } => text(name, &None),
            Self::WrittenOtherwise { name, instead } => ((*name).to_owned(), (*instead).to_owned()),
            Self::Leftover { name, end } => (name.clone(), (*end).to_owned()),
            Self::Expected { what } => ((*what).to_owned(), String::new()),
            Self::BadArgument { name } => ((*name).to_owned(), super::filters::usage(name)),
            Self::LinkFiltered { name } => ((*name).to_owned(), String::new()),
            Self::TooDeep
            | Self::NoTagName
            | Self::FilterHere
            | Self::BadNumber
            | Self::DividedByZero
            | Self::LinkNotApart
            | Self::NoLink
            | Self::TooMuchWork
            | Self::TooMuchText => Default::default(),
        }
    }
}

/// A fault and the byte where it begins.
pub(super) type At = (usize, Fault);

impl Problem {
    /// At a byte of a source.
    #[must_use]
    pub fn new(source: &str, at: usize, fault: Fault) -> Self {
        let (line, column) = place(source, at);
        Self { line, column, fault }
    }

    /// Of the whole text.
    #[must_use]
    pub fn of_all(fault: Fault) -> Self {
        Self { line: 0, column: 0, fault }
    }
}

/// Line and column, from 1, of a byte of a source.
#[must_use]
pub fn place(source: &str, at: usize) -> (usize, usize) {
    let before = source.get(..at.min(source.len())).unwrap_or(source);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}

/// Nobody reads more at once.
const TOLD: usize = 50;

/// The first faults with their lines and columns, in order.
pub(super) fn placed(source: &str, mut faults: Vec<At>) -> Vec<Problem> {
    faults.sort_by_key(|(at, _)| *at);
    faults.truncate(TOLD);
    faults.into_iter().map(|(at, fault)| Problem::new(source, at, fault)).collect()
}

/// The word of these that was probably meant: one that differs in a letter out of three at most.
pub(super) fn meant<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let close = |word: &&str| {
        let (length, distance) = (word.chars().count(), strsim::osa_distance(typed, word));
        distance <= 1 + length / 5 && distance * 3 <= length.max(typed.chars().count())
    };
    known.into_iter().filter(close).min_by_key(|word| strsim::osa_distance(typed, word)).map(str::to_owned)
}

//! Where two texts of the same mails differ.

use similar::{ChangeTag, TextDiff};

use crate::notifications::letter::{Field, Source};

/// Lines around a difference.
const AROUND: usize = 3;

/// One of the texts, as it differs.
pub(super) struct Part {
    pub field: Field,
    pub hunks: Vec<Vec<Line>>,
}

/// A line of a comparison.
pub(super) struct Line {
    /// `=`, `-` (only then) or `+` (only now).
    sign: char,
    pub text: String,
}

/// The texts that differ.
pub(super) fn parts(then: &Source, now: &Source) -> Vec<Part> {
    let none = String::new();
    let texts = [
        (Field::Subject, &then.subject, &now.subject),
        (Field::Html, &then.html, &now.html),
        (Field::Text, then.text.as_ref().unwrap_or(&none), now.text.as_ref().unwrap_or(&none)),
    ];
    let differing = texts.into_iter().filter(|(_, then, now)| then != now);
    differing.map(|(field, then, now)| Part { field, hunks: hunks(then, now) }).collect()
}

fn hunks(then: &str, now: &str) -> Vec<Vec<Line>> {
    let diff = TextDiff::configure().timeout(std::time::Duration::from_millis(200)).diff_lines(then, now);
    let line = |change: similar::Change<&str>| Line {
        sign: match change.tag() {
            ChangeTag::Equal => '=',
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        },
        text: change.value().trim_end_matches('\n').to_owned(),
    };
    let groups = diff.grouped_ops(AROUND);
    groups.iter().map(|group| group.iter().flat_map(|op| diff.iter_changes(op)).map(line).collect()).collect()
}

impl Line {
    pub fn class(&self) -> &'static str {
        match self.sign {
            '-' => "diff-then",
            '+' => "diff-now",
            _ => "",
        }
    }

    /// For those who do not see colours.
    pub fn mark(&self) -> &'static str {
        match self.sign {
            '-' => "−",
            '+' => "+",
            _ => " ",
        }
    }
}

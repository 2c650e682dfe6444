//! What the frame of the preview shows: the mail as a mail program would, or why there is none.

use super::text::Shown;
use crate::i18n::Words;
use crate::liquid::html::escape;
use crate::notifications::letter::{Rendered, Wrong};
use crate::templates::words;

/// As a mail program in light or dark shows it, whatever the browser's own look.
pub(super) fn as_client(html: &str, dark: bool) -> String {
    let (yes, no) = ("(min-width: 0)", "(max-width: 0)");
    let (for_dark, for_light) = if dark { (yes, no) } else { (no, yes) };
    let html = ["(prefers-color-scheme: dark)", "(prefers-color-scheme:dark)"]
        .iter()
        .fold(html.to_owned(), |html, query| html.replace(query, for_dark));
    let html = ["(prefers-color-scheme: light)", "(prefers-color-scheme:light)"]
        .iter()
        .fold(html, |html, query| html.replace(query, for_light));
    let scheme = if dark { "dark" } else { "light" };
    format!("{html}<base target=\"_blank\"><style>:root{{color-scheme:{scheme} !important}}</style>")
}

/// Findings that the bar has room for.
const TOLD: usize = 4;

/// A bar above the mail, with the subject and what keeps the text from being published. It stands behind the mail in
/// the document, so that it changes nothing of how that is read; under a name of its own, that no style of a mail means.
pub(super) fn bar(t: Words, mail: &Rendered, findings: &[Shown], dark: bool) -> String {
    let (ink, quiet, ground, line) =
        if dark { ("#eceae6", "#a8a49d", "#201f1d", "#3b3936") } else { ("#22201c", "#66625b", "#f6f4f0", "#dedad3") };
    let (label, words) = (escape(&t.say("field-subject")), escape(&mail.subject));
    let warnings = warnings(t, findings);
    let heights = heights(&warnings);
    let warnings: String = warnings.iter().map(|words| row(words, if dark { "#ffb4a8" } else { "#a1260d" })).collect();
    format!(
        "<style>{heights}</style><keydesk-subject style=\"all:initial;\
         position:absolute;inset:0 0 auto 0;box-sizing:border-box;padding:0 16px;overflow:hidden auto;\
         font:16px/43px system-ui,sans-serif;color:{ink};background:{ground};border-bottom:1px solid {line}\">\
         <span style=\"{ONE_LINE}\" title=\"{words}\"><span style=\"color:{quiet}\">{label}</span>&ensp;<bdi>{words}</bdi></span>\
         {warnings}</keydesk-subject>"
    )
}

const ONE_LINE: &str = "display:block;overflow:hidden;white-space:nowrap;text-overflow:ellipsis";

fn row(words: &str, ink: &str) -> String {
    let words = escape(words);
    format!(
        "<span style=\"display:block;font-size:15px;line-height:{LINE}px;overflow-wrap:anywhere;color:{ink}\">{words}</span>"
    )
}

/// Of a warning, in pixels.
const LINE: usize = 22;
/// Letters of a warning that surely have room in a line, on the desktop and on a phone.
const LETTERS: [usize; 2] = [76, 36];

/// The mail begins below the bar, which lies on top of it: so how high it is must be known beforehand.
fn heights(warnings: &[String]) -> String {
    let [desktop, phone] = LETTERS.map(|letters| {
        let lines: usize = warnings.iter().map(|words| words.chars().count().div_ceil(letters)).sum();
        let height = 44 + LINE * lines + if lines > 0 { 8 } else { 0 };
        format!(":root{{padding-top:{height}px !important}}keydesk-subject{{height:{height}px !important}}")
    });
    format!("{desktop}@media (max-width:600px){{{phone}}}")
}

fn warnings(t: Words, findings: &[Shown]) -> Vec<String> {
    let told = findings
        .iter()
        .take(TOLD)
        .map(|found| format!("{}: {}", words::place(t, found.field, found.line, found.column), found.words));
    let more = findings.len().saturating_sub(TOLD);
    told.chain((more > 0).then(|| t.count("template-warnings-more", more))).collect()
}

const PAPER: &str = "margin:1.25rem;color-scheme:light;font:15px/1.6 ui-monospace,monospace;white-space:pre-wrap;\
    overflow-wrap:anywhere";

pub(super) fn plain(mail: &Rendered) -> String {
    format!("<body style=\"{PAPER}\" dir=\"auto\">{}", escape(&mail.text))
}

/// A few words.
pub(super) fn note(words: &str) -> String {
    format!("<body style=\"margin:1.25rem;font:15px/1.5 system-ui,sans-serif\">{}", escape(words))
}

/// Why there is no mail to show.
pub(super) fn faults(t: Words, wrong: &[Wrong]) -> String {
    let line = |(field, problem): &Wrong| {
        (words::place(t, *field, problem.line, problem.column), words::fault(t, &problem.fault))
    };
    no_mail(t, wrong.iter().map(line))
}

/// The same of what was found by reading.
pub(super) fn findings(t: Words, found: &[Shown]) -> String {
    no_mail(t, found.iter().map(|found| (words::place(t, found.field, found.line, found.column), found.words.clone())))
}

fn no_mail(t: Words, why: impl Iterator<Item = (String, String)>) -> String {
    let intro = escape(&t.say("template-no-preview"));
    let lines: String = why.map(|(place, words)| format!("<li>{}: {}</li>", escape(&place), escape(&words))).collect();
    format!("<body style=\"margin:1.25rem;font:15px/1.5 system-ui,sans-serif\"><p>{intro}</p><ul>{lines}</ul>")
}

//! HTML as mail programs want it, and as plain text.

use std::sync::LazyLock;

use css_inline::CSSInliner;

/// Columns of a plain text.
const WIDTH: usize = 78;

/// Puts the rules of `<style>` on the elements that they are for; those that cannot stand there
/// (`@media`) stay where they are. Done for each mail, after it is filled: conditions and loops
/// stand around tags, so that before it there may be no document to speak of.
#[must_use]
pub fn with_styles_inline(html: &str) -> Option<String> {
    static INLINER: LazyLock<CSSInliner<'static>> = LazyLock::new(|| {
        CSSInliner::options().keep_at_rules(true).load_remote_stylesheets(false).apply_width_attributes(true).build()
    });
    if !html.contains("<style") {
        return Some(html.to_owned());
    }
    INLINER.inline(html).ok()
}

/// The words of a document, its links below them.
#[must_use]
pub fn as_text(html: &str) -> Option<String> {
    let config = html2text::config::plain().raw_mode(true).link_footnotes(true).no_link_wrapping();
    let text = config.string_from_read(html.as_bytes(), WIDTH).ok()?;
    Some(text.trim().to_owned() + "\n")
}

//! HTML as mail programs want it.

use std::io;
use std::sync::LazyLock;

use css_inline::CSSInliner;

/// Puts the rules of `<style>` on the elements that they are for; those that cannot stand there
/// (`@media`) stay where they are, and so does the `rest`. Done for each mail, after it is filled: conditions and loops
/// stand around tags, so that before it there may be no document to speak of. `None` if that is
/// more than `most` bytes, or cannot be done.
#[must_use]
pub fn with_styles_inline(html: &str, rest: &str, most: usize) -> Option<String> {
    static INLINER: LazyLock<CSSInliner<'static>> = LazyLock::new(|| {
        CSSInliner::options().keep_at_rules(true).load_remote_stylesheets(false).apply_width_attributes(true).build()
    });
    let mut out = Bounded { text: Vec::new(), most };
    INLINER.inline_to(html, &mut out).ok()?;
    let finished = String::from_utf8(out.text).ok()?;
    if rest.is_empty() {
        return Some(finished);
    }
    let with_rest = finished.replacen("</head>", &format!("<style>{rest}</style></head>"), 1);
    (with_rest.len() <= most).then_some(with_rest)
}

/// Takes so much and not more, while it is made and not afterwards.
struct Bounded {
    text: Vec<u8>,
    most: usize,
}

impl io::Write for Bounded {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if self.text.len() + more.len() > self.most {
            return Err(io::Error::other("longer than a mail may be"));
        }
        self.text.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

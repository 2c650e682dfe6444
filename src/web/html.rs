//! Small pieces of markup that templates ask for.

use std::fmt;

use askama::filters::HtmlSafe;

use super::assets;
use crate::db::types::Time;
use crate::liquid::html::escape;

/// Markup made here; nothing that anybody typed is in it unescaped.
pub struct Html(String);

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

/// An icon of the sprite. Decoration: what it means stands beside it in words.
#[must_use]
pub fn icon(name: &str) -> Html {
    sized("icon", name)
}

/// The same in 20 px.
#[must_use]
pub fn large_icon(name: &str) -> Html {
    sized("icon icon-large", name)
}

/// The same in the circle of a step.
#[must_use]
pub fn step_icon(name: &str) -> Html {
    sized("icon step-mark", name)
}

fn sized(class: &str, name: &str) -> Html {
    let sprite = &assets::names().icons;
    Html(format!(r##"<svg class="{class}" aria-hidden="true"><use href="{sprite}#{name}"></use></svg>"##))
}

/// A time: relative to read, exact to look up. `shown` and `exact` are words of ours, without
/// markup.
#[must_use]
pub fn time(time: Time, shown: &str, exact: &str) -> Html {
    Html(format!(r#"<time datetime="{}" title="{exact}">{shown}</time>"#, time.rfc3339()))
}

/// An address that, where it is too long for its column, goes on in a new line before its `@`.
#[must_use]
pub fn email(address: &str) -> Html {
    let (name, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let at = if domain.is_empty() { "" } else { "<wbr>@" };
    Html(format!("{}{at}{}", escape(name), escape(domain)))
}

/// A text as a picture to scan (ISO/IEC 18004); none when it is too long for one. `label` are words
/// of ours, without markup.
#[must_use]
pub fn qr(text: &str, label: &str) -> Option<Html> {
    /// Modules of white around it that scanners need.
    const QUIET: usize = 4;
    let code = qrcode::QrCode::new(text).ok()?;
    let (width, modules) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (row, line) in modules.chunks(width).enumerate() {
        for (column, _) in line.iter().enumerate().filter(|(_, module)| **module == qrcode::Color::Dark) {
            path.push_str(&format!("M{} {}h1v1h-1z", column + QUIET, row + QUIET));
        }
    }
    let size = width + 2 * QUIET;
    Some(Html(format!(
        r#"<svg class="qr" role="img" aria-label="{label}" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path class="qr-paper" d="M0 0h{size}v{size}h-{size}z"></path><path class="qr-ink" d="{path}"></path></svg>"#
    )))
}

//! Whether a mail that was made has its link where whoever gets it finds it.
//!
//! Looked for as a mail program does: among the elements that are shown, not among the letters.

use scraper::node::Node;
use scraper::{ElementRef, Html};

use crate::one_line::tidy;

/// Elements whose content nobody sees.
const UNSEEN: [&str; 9] = ["head", "title", "style", "script", "template", "noscript", "select", "textarea", "object"];
/// What ends a sentence or a bracket behind a link.
const BEHIND: [char; 9] = ['.', ',', ';', ':', '!', '>', ')', ']', '"'];

/// Whether there is a link to click on: an `<a>` that can be seen, with something in it.
#[must_use]
pub fn can_be_clicked(html: &str, link: &str) -> bool {
    let page = Html::parse_document(html);
    page.root_element().descendent_elements().any(|element| {
        element.value().name() == "a"
            && element.attr("href").is_some_and(|address| address.trim() == link)
            && has_something_in_it(&element)
            && is_seen(&element)
    })
}

/// Whether the link stands in a text, whole and with nothing stuck to it.
#[must_use]
pub fn can_be_read(text: &str, link: &str) -> bool {
    text.match_indices(link).any(|(at, _)| {
        let after = text.get(at + link.len()..).unwrap_or_default().trim_start_matches(BEHIND);
        after.chars().next().is_none_or(char::is_whitespace)
    })
}

fn has_something_in_it(link: &ElementRef<'_>) -> bool {
    link.descendants().any(|node| {
        let is_content = match node.value() {
            Node::Text(text) => !tidy(text).is_empty(),
            Node::Element(element) => {
                element.name() == "img" && ElementRef::wrap(node).is_some_and(|picture| shows(&picture))
            }
            _ => false,
        };
        let mut around = node.ancestors().filter_map(ElementRef::wrap).take_while(|element| element.id() != link.id());
        is_content && around.all(|element| shows(&element))
    })
}

/// Whether what is in an element is shown, as far as it says itself.
fn shows(element: &ElementRef<'_>) -> bool {
    !UNSEEN.contains(&element.value().name())
        && element.attr("hidden").is_none()
        && !element.attr("style").is_some_and(hides)
}

fn is_seen(element: &ElementRef<'_>) -> bool {
    let around = element.ancestors().filter_map(ElementRef::wrap).chain([*element]);
    around.into_iter().all(|element| shows(&element))
}

/// Whether a style hides what it is for. Of two declarations the later one counts.
fn hides(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let mut hidden = Vec::new();
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let (name, value) = (name.trim(), value.split('!').next().unwrap_or_default().trim());
        let hides = match name {
            "display" => value == "none",
            "visibility" => matches!(value, "hidden" | "collapse"),
            "color" | "-webkit-text-fill-color" => value == "transparent",
            "text-indent" | "left" | "right" | "top" | "bottom" | "margin-left" | "margin-top" => is_far_away(value),
            "opacity" | "font-size" | "height" | "max-height" | "width" | "max-width" => is_nothing(value),
            _ => continue,
        };
        hidden.retain(|known| *known != name);
        if hides {
            hidden.push(name);
        }
    }
    // Without a height, what is too high is shown all the same, unless it is cut.
    let is_cut = style.split_whitespace().collect::<String>().contains("overflow:hidden");
    hidden.iter().any(|name| is_cut || !(name.ends_with("height") || name.ends_with("width")))
}

/// `-9999px`: beside the page.
fn is_far_away(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    number.parse::<f64>().is_ok_and(|number| number <= -500.0)
}

/// `0`, `0px`, `.0%`.
fn is_nothing(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    number.parse::<f64>().is_ok_and(|number| number == 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://shop.example/?a=1&token=T";

    #[test]
    fn links_that_can_be_seen() {
        for good in [
            "<a href=\"LINK\">Go</a>",
            "<a class=b href='LINK '><img src=x></a>",
            "<A HREF=LINK style=\"display:inline-block;font-size:16px;width:0\">Go",
            "<p style='display:none'><a href='LINK'>x</a></p><a href='LINK'>Go</a>",
            "<a style='display:none;display:block' href='LINK'>Go</a>",
        ] {
            assert!(can_be_clicked(&good.replace("LINK", &LINK.replace('&', "&amp;")), LINK), "{good}");
        }
    }

    #[test]
    fn links_that_nobody_finds() {
        for bad in [
            "<p>LINK</p>",
            "<!-- <a href=\"LINK\">Go</a> -->",
            "<a href=\"LINK\"></a>",
            "<a href=\"LINK\"> \u{200b}&nbsp;</a>",
            "<a href=\"LINKx\">Go</a>",
            "<a title=\"LINK\" href=\"https://x.example\">Go</a>",
            "<link href=\"LINK\">",
            "<a hidden href=\"LINK\">Go</a>",
            "<div style=\"Display : None !important\"><p><a href=\"LINK\">Go</a></div>",
            "<div style=\"visibility:hidden\"><a href=\"LINK\">Go</a></div>",
            "<div style=\"max-height:0;overflow:hidden\"><a href=\"LINK\">Go</a></div>",
            "<div style=\"font-size:0px\"><a href=\"LINK\">Go</a></div>",
            "<div style=\"opacity:0.0\"><a href=\"LINK\">Go</a></div>",
            "<a href=\"LINK\"><span style=\"display:none\">Go</span></a>",
            "<a href=\"LINK\"><img src=x style=\"display:none\"></a>",
            "<a style=\"position:absolute;left:-9999px\" href=\"LINK\">Go</a>",
            "<p style=\"text-indent: -9999px\"><a href=\"LINK\">Go</a></p>",
            "<a style=\"color:transparent\" href=\"LINK\">Go</a>",
            "<template><a href=\"LINK\">Go</a></template>",
            "<title><a href=\"LINK\">Go</a></title>",
            "<noscript><a href=\"LINK\">Go</a></noscript>",
            "<textarea><a href=\"LINK\">Go</a></textarea>",
        ] {
            assert!(!can_be_clicked(&bad.replace("LINK", &LINK.replace('&', "&amp;")), LINK), "{bad}");
        }
    }

    #[test]
    fn links_in_a_text() {
        for (text, is_there) in [
            ("Go to LINK", true),
            ("<LINK>", true),
            ("(LINK).\nBye", true),
            ("LINKx", false),
            ("LINK.html", false),
            ("LINK&x LINK", true),
            ("", false),
        ] {
            assert_eq!(can_be_read(&text.replace("LINK", LINK), LINK), is_there, "{text}");
        }
    }
}
